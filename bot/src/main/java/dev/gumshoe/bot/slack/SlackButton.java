package dev.gumshoe.bot.slack;

/**
 * A button somebody pressed: of which case, about what, and in which thread. Carried through a window as its private metadata.
 *
 * @param subject what it is about within the case, or empty
 * @param thread the {@code ts} of the thread's first message
 */
record SlackButton(String caseId, String subject, String channel, String thread) {

    private static final String APART = "\n";

    /** A pressed button's value, in the thread it stands in. */
    static SlackButton pressed(String value, String channel, String thread) {
        int blank = value.indexOf(' ');
        return blank < 0
                ? new SlackButton(value, "", channel, thread)
                : new SlackButton(value.substring(0, blank), value.substring(blank + 1), channel, thread);
    }

    /** As a window keeps it. */
    String written() {
        return String.join(APART, caseId, channel, thread, subject);
    }

    /** What {@link #written} wrote. @throws IllegalArgumentException when it is not that */
    static SlackButton read(String written) {
        String[] parts = written.split(APART, 4);
        if (parts.length != 4) {
            throw new IllegalArgumentException("'" + written + "' is no window of Gumshoe's");
        }
        return new SlackButton(parts[0], parts[3], parts[1], parts[2]);
    }
}
