package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One question of a case on its way through all accounts and regions: what was asked, and what did not come back. Safe for use by several threads. */
final class Question {

    private static final int QUOTED = 3;
    private static final int LONGEST = 1_500;

    private final String source;
    private final TimeWindow window;
    private final long deadline;
    private final Duration patience;
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<AwsTrouble> troubles = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();
    private @Nullable URI link;

    Question(String source, TimeWindow window, Duration patience) {
        this.source = source;
        this.window = window;
        this.patience = patience;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    TimeWindow window() {
        return window;
    }

    Duration patience() {
        return patience;
    }

    /** How much of its time is left, never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    synchronized void asked(String command) {
        asked.add(command);
    }

    /** Where a person sees the same; the first one told stands. */
    synchronized void seenAt(URI page) {
        link = link == null ? page : link;
    }

    synchronized void failed(AwsTrouble trouble) {
        if (troubles.stream().noneMatch(other -> other.detail().equals(trouble.detail()))) {
            troubles.add(trouble);
        }
    }

    /** Something that was left out, in a sentence. */
    synchronized void leftOut(String sentence) {
        if (!defects.contains(sentence)) {
            defects.add(sentence);
        }
    }

    /** What was left out or did not answer, one sentence each. */
    synchronized List<String> missing() {
        List<String> all = new ArrayList<>(troubles.stream().map(AwsTrouble::detail).toList());
        all.addAll(defects);
        return all;
    }

    /** What came of it: found in part is found, with what is missing; nothing found in part is a failure, because it may be where it was not seen. */
    synchronized <T> ToolResult<T> result(long count, T data, String excerpt) {
        if (count > 0) {
            return new ToolResult.Found<>(data, evidence(excerpt));
        }
        if (!troubles.isEmpty()) {
            return new ToolResult.Failed<>(source, words(), troubles.getFirst().status(),
                    troubles.stream().map(AwsTrouble::detail).collect(Collectors.joining("; ")));
        }
        return new ToolResult.NothingFound<>(evidence("nothing"));
    }

    /** The same for what was streamed. */
    ToolResult<Tally> tally(long count, String things) {
        return result(count, new Tally(count, missing()), count + " " + things);
    }

    private Evidence evidence(String excerpt) {
        return new Evidence(source, words(), window, excerpt, link, null);
    }

    private String words() {
        if (asked.isEmpty()) {
            return source;
        }
        String first = asked.stream().limit(QUOTED).map(Question::cut).collect(Collectors.joining("; "));
        int more = asked.size() - QUOTED;
        return more > 0 ? first + "; and " + more + " more of that form" : first;
    }

    private static String cut(String command) {
        return command.length() <= LONGEST ? command : command.substring(0, LONGEST) + "…";
    }
}
