package dev.gumshoe.bot.web;

import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One investigation as its page shows it.
 *
 * @param conclusion the latest conclusion, or null
 * @param map the topology as an SVG element, or null where none is known
 * @param mapHidden how many resources found no room in the map
 * @param speaking whether people may speak on the page
 * @param messageId the id of the next message sent from the page, so that sending twice does nothing
 */
public record CaseView(
        CaseLine line,
        Investigation state,
        List<Moment> moments,
        Note status,
        Note report,
        @Nullable Conclusion conclusion,
        List<Picture> pictures,
        @Nullable String map,
        int mapHidden,
        boolean speaking,
        String messageId) {

    /** How many pictures stand at the top; all others stand with their observations. */
    private static final int MOST_PICTURES = 3;

    /** A chart of an observation. */
    public record Picture(String observation, String title, String alt) {}

    /** Takes copies. */
    public CaseView {
        moments = List.copyOf(moments);
        pictures = List.copyOf(pictures);
    }

    /** The observations whose charts tell most: those the cause stands on, else those that speak for a cause, latest first. */
    static List<Observation> pictured(Investigation state) {
        SequencedSet<Observation> best = new LinkedHashSet<>();
        state.conclusion().stream()
                .flatMap(c -> c.causes().stream())
                .flatMap(cause -> Stream.concat(Stream.of(cause.headline()), cause.because().stream()))
                .map(Statement::observations)
                .flatMap(List::stream)
                .flatMap(id -> state.observation(id).stream())
                .forEach(best::add);
        state.observations().reversed().stream().filter(seen -> seen.stance() == Stance.FOR).forEach(best::add);
        return best.stream().filter(seen -> seen.chart() != null).limit(MOST_PICTURES).toList();
    }

    /** What speaks for or against, or is worth knowing; what was ruled out stands elsewhere. */
    public List<Observation> seen() {
        return state.observations().stream().filter(o -> o.stance() != Stance.RULED_OUT).toList();
    }

    /** What looked suspicious and was not it. */
    public List<Observation> ruledOut() {
        return state.observations().stream().filter(o -> o.stance() == Stance.RULED_OUT).toList();
    }

    /** Whether people said anything. */
    public boolean spokenTo() {
        return !state.steering().isEmpty() || !state.questions().isEmpty() || !state.offered().isEmpty();
    }

    /** Whether the page takes messages now. */
    public boolean takesMessages() {
        return speaking && state.phase() != Investigation.Phase.CLOSED;
    }
}
