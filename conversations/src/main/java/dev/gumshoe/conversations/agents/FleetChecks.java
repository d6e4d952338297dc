package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Validator.Finding;
import dev.gumshoe.conversations.analysis.Pulse;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.MitigationPlan.Precondition;
import dev.gumshoe.conversations.investigation.PreValidation.Holds;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What exists: is the thing still there, do the others do its work, is there room for more of them? */
record FleetChecks(Present present, EvidenceSources sources) {

    private static final Duration LATELY = Duration.ofMinutes(5);

    Finding stillThere(Precondition p) {
        if (present.fleet().topology().isEmpty()) {
            return present.listed(p, Holds.UNKNOWN, "What exists could not be read.");
        }
        if (present.fleet().resource(p.resource()).isEmpty()) {
            return present.listed(p, Holds.DONE, p.resource() + " is not in the inventory any more.");
        }
        return present.fleet().runs(p.resource())
                ? present.listed(p, Holds.YES, p.resource() + " is still in service.")
                : present.listed(p, Holds.DONE, p.resource() + " is " + present.fleet().state(p.resource()).orElse("gone") + ".");
    }

    Finding othersHealthy(Precondition p) {
        List<String> others = present.fleet().running(p.resource()).stream().filter(id -> !id.equals(p.value())).toList();
        if (others.isEmpty()) {
            return present.listed(p, present.fleet().topology().isEmpty() ? Holds.UNKNOWN : Holds.NO,
                    "No other instance of " + p.resource() + " runs: replacing this one means an outage.");
        }
        TimeWindow window = TimeWindow.endingAt(present.now(), LATELY);
        List<MetricSeries> errors = Pulse.errors(sources, with(others, p.value()), window).filter(series -> series.size() > 0).toList();
        double its = rate(errors, p.value());
        List<String> hurt = others.stream().filter(id -> its > 0 && rate(errors, id) > its / 2).toList();
        String seen = others.size() == 1
                ? "One other instance of " + p.resource() + " runs"
                : others.size() + " other instances of " + p.resource() + " run";
        if (!hurt.isEmpty()) {
            return present.listed(p, Holds.NO, seen + ", but " + String.join(", ", hurt) + (hurt.size() == 1 ? " fails" : " fail")
                    + " about as often: it is not this one alone.");
        }
        String well = errors.isEmpty() ? "" : ", without this trouble in the last five minutes";
        String alone = others.size() == 1 ? "; it carries everything alone while this one is replaced" : "";
        return present.listed(p, Holds.YES, seen + well + alone + ".");
    }

    private static Set<String> with(List<String> others, String id) {
        Set<String> all = new HashSet<>(others);
        all.add(id);
        return all;
    }

    private static double rate(List<MetricSeries> errors, String id) {
        return errors.stream().filter(series -> series.resource().equals(id))
                .mapToDouble(series -> Arrays.stream(series.values()).average().orElse(0)).max().orElse(0);
    }

    Finding room(Precondition p) {
        int running = present.fleet().running(p.resource()).size();
        int wanted = p.value().matches("\\d{1,6}") ? Integer.parseInt(p.value()) : running + 1;
        if (running >= wanted) {
            return present.listed(p, Holds.DONE, p.resource() + " has " + running + " running instances already.");
        }
        return present.fleet().max(p.resource())
                .map(max -> max >= wanted
                        ? present.listed(p, Holds.YES, p.resource() + " runs " + running + " and may have " + max + ".")
                        : present.listed(p, Holds.NO, p.resource() + " may have " + max + " at most; raise that first."))
                .orElseGet(() -> present.listed(p, Holds.UNKNOWN, "How many instances " + p.resource() + " may have is not known."));
    }
}
