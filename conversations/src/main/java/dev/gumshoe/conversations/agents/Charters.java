package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Look;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What each kind of model is told to be and do: Markdown files that come with the program. */
final class Charters {

    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private Charters() {}

    /** The charter of the lead for one of its jobs: {@code plan}, {@code judge}, {@code conclude}. */
    static String lead(String job) {
        return text("house") + "\n\n" + text("lead") + "\n\n" + text("lead-" + job);
    }

    /** The charter of a specialist. */
    static String specialist(Look look) {
        return text("house") + "\n\n" + text("specialist") + "\n\n" + text(name(look));
    }

    /** The charter of whoever answers a question. */
    static String answering() {
        return text("house") + "\n\n" + text("answer");
    }

    /** The charter of whoever reads what people say. */
    static String reading() {
        return text("reading");
    }

    /** What a specialist of the look is called. */
    static String name(Look look) {
        return switch (look) {
            case METRICS -> "metrics";
            case LOGS -> "logs";
            case TRACES -> "traces";
            case CHANGES -> "changes";
            case TOPOLOGY, ALERTS -> "configuration";
            case IMPACT -> "impact";
            case PEOPLE, RUNBOOKS -> "runbook";
        };
    }

    private static String text(String name) {
        return READ.computeIfAbsent(name, Charters::read);
    }

    private static String read(String name) {
        try (InputStream in = Charters.class.getResourceAsStream("/charters/" + name + ".md")) {
            if (in == null) {
                throw new IllegalStateException("the charter " + name + ".md did not come with the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
