package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Look;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each kind of model is told to be and do: Markdown files that come with the program. */
final class Charters {

    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private static final String DASHES = "---\n";
    private static final Map<Look, Charter> SPECIALISTS = Stream.of(Look.values())
            .collect(Collectors.toMap(look -> look, look -> fielded(text(name(look)))));

    private Charters() {}

    /** The charter of the lead: the same for all of its jobs, so that a provider can keep it from one to the next. */
    static String lead() {
        return text("house") + "\n\n" + text("lead");
    }

    /** What the lead is told to do now, at the end of its briefing: {@code plan}, {@code judge}, {@code steer}, … */
    static String job(String... names) {
        return "\n## Now\n" + Stream.of(names).map(name -> text("lead-" + name)).collect(Collectors.joining("\n\n")) + "\n";
    }

    /** The charter of a specialist, with the tools of its field. */
    static Charter specialist(Look look) {
        return Objects.requireNonNull(SPECIALISTS.get(look));
    }

    /** Those of all specialists. */
    static Collection<Charter> specialists() {
        return SPECIALISTS.values();
    }

    /** A field's file may begin with lines between dashes: the tools it is shown, and the words by which others' tools are known. */
    private static Charter fielded(String file) {
        int end = file.startsWith(DASHES) ? file.indexOf("\n" + DASHES) : -1;
        String front = end < 0 ? "" : file.substring(DASHES.length(), end);
        String field = end < 0 ? file : file.substring(end + 1 + DASHES.length());
        return new Charter(
                text("house") + "\n\n" + text("specialist") + "\n\n" + field.strip(), named(front, "tools"), named(front, "words"));
    }

    /** The charter of whoever answers a question, with all tools. */
    static Charter answering() {
        return new Charter(text("house") + "\n\n" + text("answer"), Set.of(), Set.of());
    }

    private static Set<String> named(String front, String what) {
        return front.lines()
                .filter(line -> line.startsWith(what + ":"))
                .flatMap(line -> Stream.of(line.substring(what.length() + 1).split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toSet());
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
            case PEOPLE, RUNBOOKS, HISTORY -> "runbook";
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
