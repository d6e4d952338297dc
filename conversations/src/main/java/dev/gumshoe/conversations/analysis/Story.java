package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.TimelineItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The few moments that tell what happened: what was changed, where it first showed, who was hurt, the alarm, what people said. */
final class Story {

    private static final int MOST_CHANGES = 1;
    private static final int MOST_SIGNS = 2;
    private static final int MOST_PEOPLE = 3;

    private final Investigation state;
    private final Set<String> told = new HashSet<>();
    private final List<TimelineItem> items = new ArrayList<>();

    private Story(Investigation state) {
        this.state = state;
    }

    /**
     * The timeline, in order of time, of eight items or so.
     *
     * @param changes ids of observations that tell of the changes that may explain it, best first
     * @param proof ids of the observations that prove the cause, best first
     */
    static List<TimelineItem> of(Investigation state, Mechanism mechanism, Collection<String> changes, Collection<String> proof) {
        Story story = new Story(state);
        story.tell(found(state, changes).limit(MOST_CHANGES));
        if (mechanism == Mechanism.HEALTH_CHECK_FAILURE) {
            story.tell(found(state, proof).filter(o -> o.look() == Look.CHANGES).limit(MOST_CHANGES));
        }
        story.tell(found(state, proof).filter(o -> o.look() != Look.CHANGES && o.look() != Look.IMPACT).filter(firstOfItsLook())
                .sorted(byTime()).limit(MOST_SIGNS));
        story.tell(state.counting().stream().filter(o -> o.look() == Look.IMPACT).limit(1));
        story.tell(state.observations().stream().filter(o -> o.look() == Look.ALERTS).sorted(byTime()).limit(MOST_SIGNS));
        story.tell(state.observations().stream().filter(o -> o.look() == Look.PEOPLE).limit(MOST_PEOPLE));
        story.items.sort(Comparator.comparing(TimelineItem::at));
        return List.copyOf(story.items);
    }

    private static Stream<Observation> found(Investigation state, Collection<String> ids) {
        return ids.stream().map(state::observation).flatMap(java.util.Optional::stream);
    }

    private static Comparator<Observation> byTime() {
        return Comparator.comparing(o -> o.at() == null ? Instant.MAX : o.at());
    }

    // the best proof of each kind of look: two lines that say the same of two operations tell the story once
    private static Predicate<Observation> firstOfItsLook() {
        Set<Look> seen = EnumSet.noneOf(Look.class);
        return o -> seen.add(o.look());
    }

    private void tell(Stream<Observation> observations) {
        observations.filter(o -> o.at() != null && o.stance() != Stance.RULED_OUT && told.add(o.id()))
                .forEach(o -> items.add(new TimelineItem(Objects.requireNonNull(o.at()), Statement.of(brief(o), o.id()))));
    }

    private String brief(Observation observation) {
        Instant at = Objects.requireNonNull(observation.at());
        String moment = Phrases.clock(at);
        return switch (observation.look()) {
            case CHANGES -> ChangeWords.untimed(observation.text(), at);
            case IMPACT -> "users are hurt: " + withoutMoment(head(observation.text(), " from " + moment), moment);
            case ALERTS -> measured(observation)
                    ? withoutMoment(observation.text(), moment)
                    : "alarm: " + state.alerts().stream()
                            .filter(alert -> alert.startedAt().equals(at))
                            .map(alert -> Phrases.quote(alert.title(), 160))
                            .findFirst()
                            .orElse(observation.text());
            case PEOPLE, RUNBOOKS, HISTORY -> observation.text();
            case METRICS, LOGS, TRACES, TOPOLOGY -> withoutMoment(CauseWords.effect(observation.text()), moment);
        };
    }

    /** Whether a look found it, rather than the alarm saying it of itself. */
    private static boolean measured(Observation ofAlarm) {
        return !ofAlarm.id().startsWith(Look.ALERTS.letter());
    }

    private static String head(String text, String end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    // the moment stands before the item already
    private static String withoutMoment(String text, String moment) {
        for (String end : List.of(" since " + moment, " at " + moment)) {
            if (text.endsWith(end)) {
                return text.substring(0, text.length() - end.length());
            }
        }
        return text;
    }
}
