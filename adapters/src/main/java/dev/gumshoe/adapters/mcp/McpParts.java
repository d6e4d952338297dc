package dev.gumshoe.adapters.mcp;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Supplier;

/** What a source of a server is made of. */
record McpParts(McpConnection server, Supplier<SourceAdvice> advice, InstantSource clock) {

    /** The server's name when it is the only source of it, else with the kind. */
    String nameOf(Kind kind) {
        Mapping mapping = server.settings().mapping();
        long kinds = Arrays.stream(Kind.values()).filter(k -> k != Kind.RELATIONS && !mapping.of(k).isEmpty()).count();
        return server.settings().name() + (kinds == 1 ? "" : " " + kind.setting());
    }
}
