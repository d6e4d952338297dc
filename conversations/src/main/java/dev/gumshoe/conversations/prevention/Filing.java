package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.agents.Deeds;
import dev.gumshoe.conversations.analysis.SignalKinds;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.CaseJudged;
import dev.gumshoe.conversations.investigation.JournalEntry.RecoverySeen;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.prevention.ClosedCase.Firing;
import dev.gumshoe.conversations.prevention.ClosedCase.Missing;
import dev.gumshoe.conversations.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes of a case what is kept of it for good. Pure. */
public final class Filing {

    private static final String CHANGE_KIND = "kind-";
    private static final Set<String> ERRORS = Set.of(SignalKinds.LOG_ERROR, SignalKinds.LOG_TEMPLATE_NEW, SignalKinds.LOG_TEMPLATE_SURGE);
    private static final int MOST_ERRORS = 12;
    private static final int LONGEST = 160;

    private Filing() {}

    /** What is kept of the case as it stands. */
    public static ClosedCase of(Investigation state, PreventionCatalogue catalogue) {
        Optional<Conclusion> conclusion = state.conclusion();
        @Nullable
        RootCause cause = conclusion.flatMap(c -> c.causes().stream().findFirst()).orElse(null);
        String resource = cause != null ? cause.resource() : conclusion.flatMap(Filing::suspect).orElse(null);
        String change = cause == null ? null : cause.change();
        Topology topology = state.topology();
        Set<String> around = resource == null ? Set.of() : around(resource, topology);
        Mechanism mechanism = cause != null ? cause.mechanism() : conclusion.map(Conclusion::mechanism).orElse(Mechanism.OTHER);
        Optional<Mitigation> mitigation = state.mitigations().latest();
        Optional<CaseJudged> judged = state.judgement();
        return new ClosedCase(
                state.id(),
                state.alert().title(),
                state.alert().fingerprint(),
                state.alert().severity().name().toLowerCase(Locale.ROOT),
                channels(state),
                state.opening().at(),
                state.lastAt().orElse(state.opening().at()),
                state.alert().startedAt(),
                conclusion.map(Conclusion::onset).orElse(null),
                state.concludedAt().orElse(null),
                conclusion.map(Conclusion::conclusive).orElse(false),
                conclusion.map(Conclusion::confidence).orElse(0.0),
                mechanism,
                resource,
                resource == null ? null : service(resource, topology),
                resource == null ? "" : topology.resource(resource).map(r -> r.kind()).orElse(""),
                change,
                change == null ? "" : changeKind(change, state),
                cause != null ? cause.headline().text() : conclusion.map(Conclusion::summary).orElse(""),
                around,
                firings(state),
                state.openGaps().stream().map(gap -> new Missing(gap.what(), gap.mend())).distinct().toList(),
                resource == null ? List.of() : catalogue.deviations(topology, itself(resource, topology), mechanism),
                conclusion.map(c -> affected(c.impact())).orElse(0L),
                state.spent().microDollars(),
                mitigation.flatMap(Mitigation::plan).map(MitigationPlan::title).orElse(null),
                mitigation.map(Mitigation::seen).map(RecoverySeen::outcome).orElse(null),
                judged.map(CaseJudged::truth).orElse(null),
                judged.map(CaseJudged::words).orElse(""),
                errors(state),
                state.offered().stream().filter(told -> Deeds.in(told.text()))
                        .map(told -> told.author() + ": " + shortened(Secrets.mask(told.text()))).toList());
    }

    /** What was logged in the trouble and not before, the most telling first. */
    private static List<String> errors(Investigation state) {
        return state.tasks().stream().flatMap(task -> task.signals().stream())
                .filter(signal -> ERRORS.contains(signal.kind()))
                .sorted(Comparator.comparingDouble(Signal::strength).reversed())
                .map(signal -> shortened(Secrets.mask(signal.subject()))).distinct().limit(MOST_ERRORS).toList();
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** A suspect counts where nothing is certain but something is wrong. */
    private static Optional<String> suspect(Conclusion conclusion) {
        return conclusion.mechanism() == Mechanism.NONE
                ? Optional.empty()
                : conclusion.ranked().stream().findFirst().map(Suspect::resource);
    }

    private static Set<String> around(String resource, Topology topology) {
        Set<String> around = new LinkedHashSet<>();
        for (String each : withItsWholes(resource, topology)) {
            around.addAll(topology.callers(each));
            around.addAll(topology.callees(each));
        }
        around.remove(resource);
        return around;
    }

    private static List<String> withItsWholes(String resource, Topology topology) {
        List<String> all = new ArrayList<>(List.of(resource));
        all.addAll(topology.wholes(resource));
        return all;
    }

    /**
     * The cause, what it belongs to, and what it is made of. How its neighbours are set up is left out: that did not break, and what is set up
     * badly everywhere would be found beside everything.
     */
    private static Set<String> itself(String resource, Topology topology) {
        Set<String> itself = new LinkedHashSet<>(withItsWholes(resource, topology));
        itself.addAll(topology.parts(resource));
        return itself;
    }

    private static String service(String resource, Topology topology) {
        return topology.wholes(resource).stream()
                .filter(whole -> !topology.callers(whole).isEmpty() || !topology.callees(whole).isEmpty())
                .findFirst().orElse(resource);
    }

    private static List<String> channels(Investigation state) {
        return state.places().stream().map(place -> place.substring(0, Math.max(0, place.lastIndexOf('/')))).filter(c -> !c.isEmpty())
                .distinct()
                .toList();
    }

    private static String changeKind(String change, Investigation state) {
        return state.tasks().stream().flatMap(task -> task.signals().stream())
                .filter(signal -> signal.kind().equals(SignalKinds.CHANGE) && signal.subject().equals(change))
                .flatMap(signal -> signal.figures().keySet().stream())
                .filter(figure -> figure.startsWith(CHANGE_KIND))
                .map(figure -> figure.substring(CHANGE_KIND.length()))
                .findFirst().orElse("other");
    }

    private static List<Firing> firings(Investigation state) {
        Map<String, List<Alert>> byAlarm = new LinkedHashMap<>();
        state.alerts().forEach(alert -> byAlarm.computeIfAbsent(alert.fingerprint(), _ -> new ArrayList<>()).add(alert));
        return byAlarm.entrySet().stream()
                .map(alarm -> new Firing(alarm.getKey(), alarm.getValue().getFirst().title(), alarm.getValue().size(),
                        (int) alarm.getValue().stream().filter(alert -> state.resolvedAlerts().contains(alert.id())).count()))
                .toList();
    }

    private static long affected(Impact impact) {
        return impact.affected().values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
