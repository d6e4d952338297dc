package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.agents.Precedent;
import dev.gumshoe.conversations.agents.Precedents;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Outcome;
import dev.gumshoe.conversations.investigation.Truth;
import dev.gumshoe.conversations.topology.Topology;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Closed cases as precedents of others: what is alike is said with why. */
public final class ClosedCasePrecedents implements Precedents {

    /** How far back is remembered. */
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int MOST_IN_EXCERPT = 10;

    private final ClosedCases cases;
    private final PreventionCatalogue catalogue;
    private final BiPredicate<ClosedCase, Investigation> shown;
    private final Function<String, Optional<URI>> page;

    /**
     * Precedents from the store.
     *
     * @param shown whether who reads a case may read of the closed one
     * @param page where the case of an id is read
     */
    public ClosedCasePrecedents(ClosedCases cases, PreventionCatalogue catalogue, BiPredicate<ClosedCase, Investigation> shown,
            Function<String, Optional<URI>> page) {
        this.cases = cases;
        this.catalogue = catalogue;
        this.shown = shown;
        this.page = page;
    }

    @Override
    public ToolResult<Recalled> recall(Recall recall) {
        Instant end = recall.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        TimeWindow window = recall.window() != null ? recall.window() : new TimeWindow(end.minus(YEAR), end);
        String query = query(recall, window);
        List<ClosedCase> kept;
        try {
            kept = cases.opened(window.from(), window.to()).stream()
                    .filter(closed -> !closed.id().equals(recall.state().id()) && shown.test(closed, recall.state())).toList();
        } catch (RuntimeException e) {
            return new ToolResult.Failed<>(SOURCE, query, "unavailable", "the store of closed cases did not answer: " + e.getMessage());
        }
        List<Precedent> found = precedents(recall, kept);
        String excerpt = found.isEmpty()
                ? "none of " + kept.size()
                : found.stream().limit(MOST_IN_EXCERPT)
                        .map(p -> p.id() + " · " + p.at() + " · " + p.title() + " · " + p.cause()).collect(Collectors.joining("\n"));
        Evidence evidence = new Evidence(SOURCE, query, window, excerpt,
                found.isEmpty() ? null : found.getFirst().page(), null);
        return new ToolResult.Found<>(new Recalled(found, kept.size(), kept.isEmpty() ? null : kept.getFirst().openedAt()), evidence);
    }

    private static String query(Recall recall, TimeWindow window) {
        String which = recall.about().isEmpty()
                ? recall.state().inquiry() ? "all" : "like " + recall.state().id()
                : "at " + recall.about().stream().sorted().collect(Collectors.joining(", "));
        return which + ", opened " + window.from() + " to " + window.to();
    }

    private List<Precedent> precedents(Recall recall, List<ClosedCase> kept) {
        Comparator<Precedent> latest = Comparator.comparing(Precedent::at).reversed();
        if (!recall.about().isEmpty()) {
            Set<String> places = withItsWholes(recall.about(), recall.state().topology());
            return kept.stream().filter(closed -> places.contains(closed.resource()) || places.contains(closed.where()))
                    .map(closed -> precedent(closed, List.of(), Precedent.Degree.OTHER)).sorted(latest).toList();
        }
        if (recall.state().inquiry()) {
            return kept.stream().map(closed -> precedent(closed, List.of(), Precedent.Degree.OTHER)).sorted(latest).toList();
        }
        Resemblance resemblance = new Resemblance(Filing.of(recall.state(), catalogue), recall.state());
        return kept.stream().flatMap(closed -> resemblance.to(closed).stream())
                .sorted(Comparator.comparing(Resemblance.Found::degree)
                        .thenComparing(Comparator.comparingDouble(Resemblance.Found::strength).reversed())
                        .thenComparing(Comparator.comparing((Resemblance.Found found) -> found.closed().openedAt()).reversed()))
                .map(found -> precedent(found.closed(), found.alike(), found.degree())).toList();
    }

    private static Set<String> withItsWholes(Set<String> ids, Topology topology) {
        Set<String> all = new HashSet<>(ids);
        ids.forEach(id -> all.addAll(topology.parts(id)));
        return all;
    }

    private Precedent precedent(ClosedCase closed, List<String> alike, Precedent.Degree degree) {
        Instant at = closed.onset() == null ? closed.alarmAt() : closed.onset();
        return new Precedent(closed.id(), closed.title(), at, cause(closed), mended(closed), alike, degree,
                page.apply(closed.id()).orElse(null));
    }

    private static String cause(ClosedCase closed) {
        if (closed.truth() == Truth.WRONG) {
            return closed.correction().isBlank() ? "what was concluded was judged wrong" : "people said: " + closed.correction();
        }
        if (closed.falseAlarm()) {
            return "nothing was found to be wrong";
        }
        String change = closed.change() == null || closed.said().contains(closed.change()) ? "" : " (" + closed.change() + ")";
        return (closed.conclusive() ? "" : "not certain: ") + closed.said() + change;
    }

    /** What is recorded of how it ended: a plan that helped, one that did not, what people said they did, or only what was planned. */
    private static String mended(ClosedCase closed) {
        Outcome outcome = closed.outcome();
        if (closed.mitigation() != null && outcome != null) {
            return (outcome == Outcome.RECOVERED ? "Mended by: " : "Tried: ") + closed.mitigation()
                    + (outcome == Outcome.RECOVERED ? "." : "; " + outcome.words() + ".");
        }
        if (!closed.deeds().isEmpty()) {
            return "What was done: " + closed.deeds().getLast() + ".";
        }
        return closed.mitigation() == null ? "" : "Planned was: " + closed.mitigation() + "; what came of it is not recorded.";
    }
}
