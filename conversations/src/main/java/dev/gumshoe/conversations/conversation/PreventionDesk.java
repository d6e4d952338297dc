package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.prevention.ClosedCase;
import dev.gumshoe.conversations.prevention.Prevention;
import dev.gumshoe.conversations.prevention.Recommendation.Decision;
import dev.gumshoe.conversations.prevention.Recommendation.State;
import dev.gumshoe.conversations.prevention.Standing;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where people say what they make of recommendations. Safe for use by several threads. */
public final class PreventionDesk {

    private final Prevention prevention;
    private final InstantSource clock;
    private final Runnable decided;

    /**
     * A desk for what is recommended.
     *
     * @param decided told that somebody said something new, so that what shows it is brought up to date
     */
    public PreventionDesk(Prevention prevention, InstantSource clock, Runnable decided) {
        this.prevention = prevention;
        this.clock = clock;
        this.decided = decided;
    }

    /** Whether the button is about a recommendation. */
    public static boolean concerns(Action.Kind kind) {
        return switch (kind) {
            case ACCEPT, REJECT, ASSIGN, COMPLETE -> true;
            case STEER, WHY_NOT, EXPERT, STOP, SHOW_MORE, NORMAL, GRANT, NOT_RELEVANT, RIGHT, PARTLY, WRONG, INVESTIGATE, PLAN, APPLIED,
                    RECHECK ->
                false;
        };
    }

    /** Where everything that was recommended stands, the most worthwhile first. */
    public List<Standing> standings() {
        return prevention.standings(clock.instant());
    }

    /** What could still be done, as far as all that it comes of may be seen; the most worthwhile first. */
    public List<Standing> open(Predicate<ClosedCase> seen) {
        return standings().stream().filter(Standing::open)
                .filter(s -> s.recommendation().incidents().stream().allMatch(id -> prevention.incident(id).filter(seen).isPresent()))
                .toList();
    }

    /** Where the recommendation of that id stands. */
    public Optional<Standing> standing(String id) {
        return prevention.standing(id, clock.instant());
    }

    /**
     * Does what the button says to the recommendation that is its subject. The message's text is the reason of a rejection, and the name of who is
     * to do it.
     */
    public Intent act(Action action, Message message) {
        Optional<Standing> standing = standing(action.subject());
        if (standing.isEmpty()) {
            return new Intent.Refused("This recommendation is not kept any more.");
        }
        if (!message.permission().allows(Role.INVESTIGATOR)) {
            return new Intent.Refused(message.permission().why());
        }
        String words = message.text().strip();
        return switch (action.kind()) {
            case ACCEPT -> decide(action, message, State.ACCEPTED, null, "");
            case COMPLETE -> decide(action, message, State.COMPLETED, null, "");
            case ASSIGN -> decide(action, message, State.ACCEPTED, words.isEmpty() ? message.author() : words, "");
            case REJECT -> words.isEmpty()
                    ? new Intent.Refused("Say why not, in a few words, so that it is not proposed again.")
                    : decide(action, message, State.REJECTED, null, words);
            case STEER, WHY_NOT, EXPERT, STOP, SHOW_MORE, NORMAL, GRANT, NOT_RELEVANT, RIGHT, PARTLY, WRONG, INVESTIGATE, PLAN, APPLIED,
                    RECHECK ->
                throw new IllegalArgumentException(action.kind() + " is done to a case");
        };
    }

    private Intent decide(Action action, Message message, State state, @Nullable String assignee, String words) {
        boolean fresh = prevention.decide(
                new Decision(action.subject(), message.id(), message.at(), message.author(), state, assignee, words));
        if (fresh) {
            decided.run();
        }
        return fresh ? new Intent.Heard(action.subject(), Intent.Kind.DECISION) : new Intent.Repeated(action.subject());
    }
}
