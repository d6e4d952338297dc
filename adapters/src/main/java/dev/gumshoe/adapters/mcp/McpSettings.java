package dev.gumshoe.adapters.mcp;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One MCP server and how it is asked.
 *
 * @param name what people know it by
 * @param command the program to start that speaks MCP on its standard input and output, or null for a server at {@code url}
 * @param args its arguments
 * @param env what it finds in its environment beside PATH, HOME and the like; nothing of Gumshoe's own environment is passed on
 * @param url the address of its streamable HTTP endpoint, or null for a program
 * @param token shown as bearer token, or null
 * @param headers sent with every request to {@code url}, by name: for servers that want their keys under names of their own
 * @param tools the only tools that may be called, by name, {@code *} standing for any letters; empty for all
 * @param readOnly tools that somebody who knows them vouches for: they only look, whatever their name says
 * @param timeout how long one question may take, all its pages together
 * @param limits how much one question may bring
 * @param preset the name of a mapping that came with the program, or null
 * @param values words of one's own that templates may name, as {@code {{values.index}}}
 * @param mapping which tool answers what; it replaces the preset's kind by kind
 */
public record McpSettings(
        String name,
        @Nullable String command,
        List<String> args,
        Map<String, String> env,
        @Nullable URI url,
        @Nullable String token,
        Map<String, String> headers,
        List<String> tools,
        List<String> readOnly,
        Duration timeout,
        McpLimits limits,
        @Nullable String preset,
        Map<String, String> values,
        Mapping mapping) {

    /** What the client says itself. */
    private static final Set<String> OWN = Set.of("host", "connection", "content-length", "expect", "upgrade", "content-type", "accept",
            "mcp-session-id", "mcp-protocol-version");

    /** @throws IllegalArgumentException when what is set cannot be, with a sentence that begins with the setting's name */
    public McpSettings {
        if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}")) {
            throw new IllegalArgumentException((name == null ? "name is missing; " : "name is '" + name + "': ")
                    + "give 1 to 40 letters, digits, blanks, dots, hyphens or underscores");
        }
        if ((command == null) == (url == null)) {
            throw new IllegalArgumentException(command == null
                    ? "url is missing; set the url of the MCP server, or the command that starts it"
                    : "url is set beside command: an MCP server is either at a url or started by a command, leave one out");
        }
        if (url != null && (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?"))) {
            throw new IllegalArgumentException("url is '" + url + "': give the whole address, as in https://logs.example.com/mcp");
        }
        if (token != null && url == null) {
            throw new IllegalArgumentException("token is set, but a program that is started gets no token: put it into env");
        }
        headers = headers == null ? Map.of() : withoutNulls(headers);
        check(headers, url, token);
        args = args == null ? List.of() : List.copyOf(args);
        env = env == null ? Map.of() : withoutNulls(env);
        tools = tools == null ? List.of() : List.copyOf(tools);
        timeout = Objects.requireNonNullElse(timeout, Duration.ofSeconds(30));
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("timeout is " + timeout.toMillis() + " ms: give one from 100ms to 10m");
        }
        limits = Objects.requireNonNullElseGet(limits, McpLimits::usual);
        Mapping own = Objects.requireNonNullElse(mapping, Mapping.NONE);
        Presets.Preset shipped = preset == null ? Presets.Preset.NONE : Presets.named(preset);
        mapping = own.over(shipped.mapping());
        values = values == null ? Map.of() : withoutNulls(values);
        mapping.check(values);
        readOnly = readOnly == null || readOnly.isEmpty() ? shipped.readOnly() : List.copyOf(readOnly);
    }

    private static void check(Map<String, String> headers, @Nullable URI url, @Nullable String token) {
        if (!headers.isEmpty() && url == null) {
            throw new IllegalArgumentException("headers are set, but a program that is started gets none: put their values into env");
        }
        for (Map.Entry<String, String> header : headers.entrySet()) {
            String name = header.getKey();
            if (!name.matches("[A-Za-z0-9_.-]+") || OWN.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("headers has '" + name + "': name a header that the server asks for, as in DD_API_KEY");
            }
            if (!header.getValue().matches("[\\x20-\\x7e]*")) {
                throw new IllegalArgumentException(
                        "headers." + name + " holds a line break or another character that no header can; look at"
                                + " where it comes from");
            }
            if (token != null && name.equalsIgnoreCase("authorization")) {
                throw new IllegalArgumentException("headers has Authorization beside token: leave one out");
            }
        }
    }

    /** A variable that the environment left empty is one that is not set. */
    private static Map<String, String> withoutNulls(Map<String, String> env) {
        Map<String, String> set = new LinkedHashMap<>(env);
        set.values().removeIf(Objects::isNull);
        return Map.copyOf(set);
    }

    /** A server at an address, everything else as usual. */
    @SuppressWarnings("NullAway") // the constructor fills in what is left out
    public static McpSettings at(String name, URI url) {
        return new McpSettings(name, null, null, null, url, null, null, null, null, null, null, null, null, null);
    }

    /** A server that is a program, everything else as usual. */
    @SuppressWarnings("NullAway") // the constructor fills in what is left out
    public static McpSettings started(String name, String command, List<String> args) {
        return new McpSettings(name, command, args, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The same with a mapping. */
    public McpSettings mapped(Mapping other) {
        return new McpSettings(name, command, args, env, url, token, headers, tools, readOnly, timeout, limits, null, values, other);
    }

    /** The same with a bearer token. */
    public McpSettings withToken(String other) {
        return new McpSettings(name, command, args, env, url, other, headers, tools, readOnly, timeout, limits, null, values, mapping);
    }

    /** The same with headers of its own. */
    public McpSettings sending(Map<String, String> others) {
        return new McpSettings(name, command, args, env, url, token, others, tools, readOnly, timeout, limits, null, values, mapping);
    }

    /** The same with an allow-list. */
    public McpSettings allowing(String... allowed) {
        return new McpSettings(name, command, args, env, url, token, headers, List.of(allowed), readOnly, timeout, limits, null, values,
                mapping);
    }

    /** The same with tools that are vouched for. */
    public McpSettings vouchingFor(String... vouched) {
        return new McpSettings(name, command, args, env, url, token, headers, tools, List.of(vouched), timeout, limits, null, values,
                mapping);
    }

    /** The same with other bounds. */
    public McpSettings within(Duration other, McpLimits bounds) {
        return new McpSettings(name, command, args, env, url, token, headers, tools, readOnly, other, bounds, null, values, mapping);
    }

    /** Where the server is: its address, or the program. */
    String where() {
        return url == null ? String.valueOf(command) : url.toString();
    }

    /** Without token, headers and environment, which hold secrets. */
    @Override
    public String toString() {
        return name + " (" + where() + ")";
    }
}
