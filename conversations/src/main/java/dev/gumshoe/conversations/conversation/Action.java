package dev.gumshoe.conversations.conversation;

import java.util.Locale;
import java.util.Objects;

/**
 * Something a note offers people to do; a surface makes a button of it, where it can. What is pressed goes to {@link FrontDesk#act}.
 *
 * @param label what stands on the button, a few words
 * @param subject what it is about: a gap's id for one; empty where the case is meant
 */
public record Action(Kind kind, String label, String subject) {

    /** What is done. */
    public enum Kind {
        /** Give a direction in words; the surface asks for them. */
        STEER,
        /** Ask why a suspect is not the cause; the surface asks which. */
        WHY_NOT,
        /** Call in the expert on call; only where the surface knows one. */
        EXPERT,
        /** Stop the investigation. */
        STOP,
        /** Show the one who pressed it everything that was seen; the surface shows {@link Narration#everything}. */
        SHOW_MORE,
        /** What could not be looked at was looked at by a person, and normal. */
        NORMAL,
        /** What stood in the way of a look was mended; the surface may first show what has to be granted. */
        GRANT,
        /** What could not be looked at does not matter. */
        NOT_RELEVANT,
        /** The conclusion was right. */
        RIGHT,
        /** It was partly right; the surface may ask what it was. */
        PARTLY,
        /** It was wrong; the surface may ask what it was. */
        WRONG,
        /** Investigate what was offered; the surface knows what its message offered. */
        INVESTIGATE,
        /** Make a plan to mend it. */
        PLAN,
        /** The plan was applied. */
        APPLIED,
        /** Look again whether the plan holds. */
        RECHECK,
        /** A recommendation is to be followed. */
        ACCEPT,
        /** A recommendation is not to be followed; the surface asks why. */
        REJECT,
        /** Somebody is to follow a recommendation; the surface may ask who. */
        ASSIGN,
        /** A recommendation was followed. */
        COMPLETE;

        /** The name it has in a surface's own ids: {@code not-relevant}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind of that name. @throws IllegalArgumentException when there is none */
        public static Kind named(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Checks that all is said. */
    public Action {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(subject, "subject");
    }

    /** Something done to the case. */
    static Action of(Kind kind) {
        return of(kind, "");
    }

    /** Something done to a part of the case, under its usual label. */
    static Action of(Kind kind, String subject) {
        return new Action(kind, label(kind), subject);
    }

    private static String label(Kind kind) {
        return switch (kind) {
            case STEER -> "Steer…";
            case WHY_NOT -> "Why not…?";
            case EXPERT -> "Bring in an expert";
            case STOP -> "Stop";
            case SHOW_MORE -> "Everything seen";
            case NORMAL -> "I looked: normal";
            case GRANT -> "Grant access…";
            case NOT_RELEVANT -> "Not relevant";
            case RIGHT -> "Right";
            case PARTLY -> "Partly…";
            case WRONG -> "Wrong…";
            case INVESTIGATE -> "Investigate";
            case PLAN -> "Plan mitigation";
            case APPLIED -> "We applied it";
            case RECHECK -> "Check again";
            case ACCEPT -> "Accept";
            case REJECT -> "Reject…";
            case ASSIGN -> "Assign…";
            case COMPLETE -> "Done";
        };
    }
}
