package dev.gumshoe.adapters.mcp;

import dev.gumshoe.adapters.http.ConnectionTrouble;
import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.spec.McpError;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** What an exception of the client means for a person. */
final class Troubles {

    /** How the client says that something else than an MCP server answered. */
    private static final Pattern NO_SERVER = Pattern.compile("(?i)status code: ?404|unknown media type|unexpected (content|media) type");

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
                new McpTrouble("denied", settings + (settings.token() == null && settings.headers().isEmpty()
                        ? " lets nobody in without a token; set token, or the headers it asks for"
                        : " lets nobody in with this token or these headers; set one that may read"), cause);
            case Exception _ when String.valueOf(cause.getMessage()).contains("exceeds the maximum allowed size") ->
                new McpTrouble("too-large", settings + " answered " + doing + " with more than "
                        + settings.limits().bytes() + " bytes: ask for less (limit, lookback) or raise limits.bytes", cause);
            case McpError error -> new McpTrouble("error", settings + " refused " + doing + ": " + error.getMessage(), cause);
            case TimeoutException _ -> timeout(doing);
            case IOException _ when settings.url() != null && ConnectionTrouble.known(cause).isPresent() -> unreachable(cause);
            case Exception _ when NO_SERVER.matcher(String.valueOf(cause.getMessage())).find() -> new McpTrouble("unreadable",
                    settings + " does not answer as an MCP server does (" + cause.getMessage() + "): look at its url", cause);
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
        return new McpTrouble("unreachable", settings + " cannot be reached: " + ConnectionTrouble.said(cause), cause);
    }

    private static String deepest(Throwable trouble) {
        Throwable cause = trouble;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
