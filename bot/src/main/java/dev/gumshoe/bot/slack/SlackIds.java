package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Place;

/** The names Gumshoe gives to what is in Slack, so that it knows a thing again when it is told of it twice. */
final class SlackIds {

    /** The surface of Slack's places. */
    static final String SURFACE = "slack";

    private SlackIds() {}

    /** The thread in a channel that the message of that {@code ts} begins. */
    static Place place(String channel, String ts) {
        return new Place(SURFACE, channel, ts);
    }

    /** The id of a message: {@code slack-C0123-1700000000.000100}. */
    static String message(String channel, String ts) {
        return SURFACE + "-" + channel + "-" + ts;
    }

    /**
     * The mark a message of ours carries as the id of its first block, by which it is found again in its thread.
     *
     * @param what the entry's position in the journal, or another word for what it tells
     * @param part 0 for the first message of a note, 1 for the next when one was not enough
     */
    static String mark(String caseId, String what, int part) {
        return "g:" + caseId + ":" + what + ":" + part;
    }

    /** The name of a chart's file, by which it is found again in its thread. */
    static String chart(String caseId, long position) {
        return "gumshoe-" + caseId + "-" + position + ".png";
    }
}
