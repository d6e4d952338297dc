package dev.gumshoe.bot.discord;

import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.Set;

/** Discord answered, and said no. */
final class DiscordRefused extends IOException {

    static final int UNKNOWN_CHANNEL = 10_003;
    static final int UNKNOWN_MESSAGE = 10_008;
    static final int TOO_LARGE = 40_005;
    static final int MISSING_PERMISSIONS = 50_013;
    static final int INVALID_FORM = 50_035;
    static final int ARCHIVED = 50_083;
    static final int THREAD_EXISTS = 160_004;
    /** Ours, for a token that Discord does not know. */
    static final int UNAUTHORIZED = 401;

    @Serial
    private static final long serialVersionUID = 1;

    private static final Set<Integer> GONE = Set.of(UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, 10_004, 160_005);

    private static final Map<Integer, String> MENDS = Map.of(
            UNAUTHORIZED, "check discord.token, or reset the token on your application's page Bot",
            UNKNOWN_CHANNEL, "the channel or thread is gone",
            50_001, "let Gumshoe see the channel",
            MISSING_PERMISSIONS, "give Gumshoe's role the permissions that 'gumshoe doctor' names",
            50_007, "they do not take direct messages",
            160_005, "the thread is locked",
            160_006, "close some threads: the server has as many open as it may");

    private final int code;

    DiscordRefused(String what, int code, String meaning) {
        super("Discord refused " + what + ": " + meaning + " (" + code + ")" + (MENDS.containsKey(code) ? "; " + MENDS.get(code) : ""));
        this.code = code;
    }

    /** Discord's number for why. */
    int code() {
        return code;
    }

    /** Whether the place or message meant is not there any more, so that trying again is of no use. */
    boolean gone() {
        return GONE.contains(code);
    }

    /** Whether the token is wrong, so that only a person can mend it. */
    boolean credentials() {
        return code == UNAUTHORIZED;
    }
}
