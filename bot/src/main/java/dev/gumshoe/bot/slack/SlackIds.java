package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.Place;

/** The names Gumshoe gives to what is in Slack, so that it knows a thing again when it is told of it twice. */
final class SlackIds {

    /** The surface of Slack's places. */
    static final String SURFACE = "slack";

    /** A block's id has at most 255 characters. */
    private static final int LONGEST_WORD = 180;

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
        String word = what.length() <= LONGEST_WORD ? what : Integer.toHexString(what.hashCode()) + what.substring(0, LONGEST_WORD - 8);
        return "g:" + caseId + ":" + word + ":" + part;
    }

    /** The id of a button. */
    static String action(Action.Kind kind) {
        return "gumshoe:" + kind.wireName();
    }

    /** The name of a picture's file. */
    static String file(String mark, int number) {
        return "gumshoe-" + mark.substring(2).replaceAll("[^A-Za-z0-9-]", "-") + "-" + number + ".png";
    }
}
