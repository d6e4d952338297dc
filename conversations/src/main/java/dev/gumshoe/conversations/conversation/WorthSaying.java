package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Dissent;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.TaskState;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.TimelineItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a case is said in a thread: a thread is read on a phone, so one errand's findings are one reply, and what is merely worth
 * knowing stays on the page.
 */
final class WorthSaying {

    private static final int FEWEST_MOMENTS = 3;
    private static final int MOST_TELLING = 3;
    private static final int MOST_RULED_OUT = 2;
    /** Beside them stand the status, the alarms, what is missing, the report and the question how right it was: twelve with one to spare. */
    private static final int MOST_UNASKED = 6;

    private WorthSaying() {}

    /**
     * What the errand saw that speaks for or against anything and that no errand saw before it, what it ruled out last; in the order it was seen. Who
     * looks again because of a direction mostly sees the same again.
     */
    static List<Observation> of(String task, Investigation state) {
        return Stream.concat(news(task, state, o -> o.stance() != Stance.RULED_OUT), news(task, state, o -> o.stance() == Stance.RULED_OUT))
                .toList();
    }

    /** What the errand saw again, word for word as another did before. */
    static List<Observation> again(String task, Investigation state) {
        return seen(task, state, o -> known(o, task, state)).toList();
    }

    /** Each statement once, with everything that any of its likes stands on. */
    static List<Statement> once(List<Statement> statements) {
        Map<String, Set<String>> standOn = new LinkedHashMap<>();
        statements.forEach(s -> standOn.computeIfAbsent(s.text(), _ -> new LinkedHashSet<>()).addAll(s.observations()));
        return standOn.entrySet().stream().map(e -> new Statement(e.getKey(), List.copyOf(e.getValue()))).toList();
    }

    /** The most telling of {@link #of}: as many as can be read at a glance. */
    static List<Observation> atAGlance(String task, Investigation state) {
        return Stream.concat(
                news(task, state, o -> o.stance() != Stance.RULED_OUT).limit(MOST_TELLING),
                news(task, state, o -> o.stance() == Stance.RULED_OUT).limit(MOST_RULED_OUT)).toList();
    }

    /**
     * Whether what the errand brought is told unasked, now that it has just ended: the first few are. What people asked for with a
     * direction is always told.
     */
    static boolean unasked(String task, Investigation state) {
        return asked(task, state) || state.tasks().stream()
                .filter(t -> t.state() != TaskState.OPEN)
                .map(t -> t.task().id())
                .filter(id -> !asked(id, state) && !of(id, state).isEmpty())
                .count() <= MOST_UNASKED;
    }

    /** Whether a person's direction sent the errand. */
    static boolean asked(String task, Investigation state) {
        return state.task(task).filter(t -> !t.task().scope().equals(state.opening().scope())).isPresent();
    }

    private static Stream<Observation> news(String task, Investigation state, Predicate<Observation> wanted) {
        return seen(task, state, wanted).filter(o -> !known(o, task, state));
    }

    /** Whether an earlier errand saw the very same. */
    private static boolean known(Observation observation, String task, Investigation state) {
        return state.observationsById().values().stream()
                .takeWhile(made -> !made.observation().id().equals(observation.id()))
                .anyMatch(made -> !made.task().equals(task) && made.observation().text().equals(observation.text()));
    }

    private static Stream<Observation> seen(String task, Investigation state, Predicate<Observation> wanted) {
        return state.observationsById().values().stream()
                .filter(made -> made.task().equals(task))
                .map(ObservationMade::observation)
                .filter(o -> o.stance() != Stance.CONTEXT && wanted.test(o));
    }

    /** The observations whose queries stand in an earlier reply. */
    static Set<String> cited(Investigation state) {
        return errands(state).filter(task -> state.task(task).filter(t -> t.state() != TaskState.OPEN).isPresent())
                .flatMap(task -> atAGlance(task, state).stream()).map(Observation::id).collect(Collectors.toSet());
    }

    private static Stream<String> errands(Investigation state) {
        return state.observationsById().values().stream().map(ObservationMade::task).distinct();
    }

    /** Everything the conclusion says of its causes and of who was hurt. */
    static List<Statement> statements(Conclusion conclusion) {
        List<Statement> all = new ArrayList<>();
        Stream.concat(conclusion.causes().stream(), Optional.ofNullable(conclusion.dissent()).map(Dissent::cause).stream())
                .forEach(cause -> {
                    all.add(cause.headline());
                    all.addAll(cause.because());
                });
        all.addAll(conclusion.impact().statements());
        return all;
    }

    /** What was known of earlier cases when it was concluded; of the cause that counts now. */
    static Optional<Observation> before(Conclusion conclusion, Investigation state) {
        return state.observations().stream()
                .filter(o -> o.look() == Look.HISTORY && o.id().startsWith(Look.HISTORY.letter())
                        && conclusion.causes().stream().anyMatch(cause -> cause.resource().equals(o.resource())))
                .reduce((_, later) -> later);
    }

    /** The moments that belong to the cause; all of them when those are too few to tell how it went. */
    static List<TimelineItem> timeline(Conclusion conclusion, Investigation state) {
        Set<String> cited = statements(conclusion).stream()
                .flatMap(statement -> statement.observations().stream())
                .collect(Collectors.toSet());
        List<TimelineItem> telling = conclusion.timeline().stream()
                .filter(item -> item.what().observations().stream().anyMatch(id -> cited.contains(id) || telling(id, state)))
                .toList();
        return onePerMoment(telling.size() < FEWEST_MOMENTS ? conclusion.timeline() : telling, state);
    }

    /** Of what one kind of look saw at one moment, the first; an alarm and what was measured at that moment are two things. */
    private static List<TimelineItem> onePerMoment(List<TimelineItem> items, Investigation state) {
        Set<String> told = new HashSet<>();
        return items.stream().filter(item -> told.add(item.at().getEpochSecond() + kind(item, state))).toList();
    }

    private static String kind(TimelineItem item, Investigation state) {
        return item.what().observations().stream().map(state::observation).flatMap(Optional::stream)
                .filter(o -> o.look() != Look.CHANGES && o.look() != Look.ALERTS)
                .map(o -> o.look().letter()).findFirst().orElseGet(() -> item.what().text());
    }

    private static boolean telling(String observation, Investigation state) {
        return state.observation(observation).filter(o -> o.stance() == Stance.FOR || o.look() == Look.ALERTS || o.look() == Look.PEOPLE)
                .isPresent();
    }

    /** The chart of the first series the conclusion stands on, with the beginning and the change marked. */
    static Optional<Chart> chart(Conclusion conclusion, Investigation state) {
        return cited(conclusion, state).map(Observation::chart)
                .filter(Objects::nonNull)
                .findFirst()
                .map(chart -> marked(chart, conclusion, state));
    }

    private static Chart marked(Chart chart, Conclusion conclusion, Investigation state) {
        Optional<Observation> change = conclusion.causes().stream()
                .filter(cause -> cause.change() != null)
                .findFirst()
                .flatMap(_ -> cited(conclusion, state).filter(o -> o.look() == Look.CHANGES && o.at() != null).findFirst());
        return change.isEmpty() || chart.changeAt() != null
                ? chart
                : new Chart(chart.locker(), chart.title(), chart.unit(), chart.onset(), change.get().at(),
                        conclusion.causes().getFirst().change());
    }

    private static Stream<Observation> cited(Conclusion conclusion, Investigation state) {
        return statements(conclusion).stream()
                .flatMap(statement -> statement.observations().stream())
                .map(state::observation)
                .flatMap(Optional::stream);
    }

    /** Whether a reply showed that very chart before. */
    static boolean shown(Chart chart, Investigation state) {
        return errands(state)
                .map(task -> chart(of(task, state)))
                .flatMap(Optional::stream)
                .anyMatch(chart::equals);
    }

    /** The one chart of a reply. */
    static Optional<Chart> chart(List<Observation> said) {
        return said.stream().map(Observation::chart).filter(Objects::nonNull).findFirst();
    }
}
