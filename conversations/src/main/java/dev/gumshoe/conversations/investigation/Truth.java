package dev.gumshoe.conversations.investigation;

/** How right a conclusion was, as people judge it afterwards. */
public enum Truth {
    /** It was that. */
    RIGHT,
    /** It was that, but not only or not quite. */
    PARTLY,
    /** It was something else. */
    WRONG;

    /** The word people use for it. */
    public String words() {
        return switch (this) {
            case RIGHT -> "right";
            case PARTLY -> "partly right";
            case WRONG -> "wrong";
        };
    }
}
