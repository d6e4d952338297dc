package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Reaction;

/** What is put on people's messages. */
final class DiscordReactions {

    static final String SEEN = "👀";
    /** It belongs to a case that is worked on already. */
    static final String JOINED = "🔗";
    /** It could not be taken; the person is told why. */
    static final String REFUSED = "🚫";

    private DiscordReactions() {}

    static String emoji(Reaction.Mark mark) {
        return switch (mark) {
            case SEEN -> SEEN;
            case USED -> "🛠️";
            case NOT_USED -> "➖";
            case DONE -> "✅";
        };
    }
}
