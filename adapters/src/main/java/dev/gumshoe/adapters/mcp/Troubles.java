package dev.gumshoe.adapters.mcp;

import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.spec.McpError;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** What an exception of the client means for a person. */
final class Troubles {

    private final McpSettings settings;

    Troubles(McpSettings settings) {
        this.settings = settings;
    }

    McpTrouble of(String doing, RuntimeException trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            McpTrouble known = known(doing, cause);
            if (known != null) {
                return known;
            }
        }
        return new McpTrouble("error", settings + " failed at " + doing + ": " + deepest(trouble), trouble);
    }

    private @org.jspecify.annotations.Nullable McpTrouble known(String doing, Throwable cause) {
        return switch (cause) {
            case McpHttpClientTransportAuthorizationException _ ->
                new McpTrouble("denied", settings + " lets nobody in with this token: set the source's token to one that may read", cause);
            case Exception _ when String.valueOf(cause.getMessage()).contains("exceeds the maximum allowed size") ->
                new McpTrouble("too-large", settings + " answered " + doing + " with more than "
                        + settings.limits().bytes() + " bytes: ask for less (limit, lookback) or raise limits.bytes", cause);
            case McpError error -> new McpTrouble("error", settings + " refused " + doing + ": " + error.getMessage(), cause);
            case TimeoutException _ -> timeout(doing);
            case ConnectException _ -> unreachable(cause);
            case UnknownHostException _ -> unreachable(cause);
            case IOException io when settings.url() == null -> new McpTrouble("unreachable", settings + " does not run ("
                    + io.getMessage() + "): set command to a program that this user may start", cause);
            default -> null;
        };
    }

    McpTrouble timeout(String doing) {
        return new McpTrouble("timeout", settings + " did not answer " + doing + " within " + settings.timeout().toMillis()
                + " ms: see how it fares, or raise the source's timeout");
    }

    private McpTrouble unreachable(Throwable cause) {
        return new McpTrouble("unreachable", settings + " cannot be reached: start it, or set url to where it listens", cause);
    }

    private static String deepest(Throwable trouble) {
        Throwable cause = trouble;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
