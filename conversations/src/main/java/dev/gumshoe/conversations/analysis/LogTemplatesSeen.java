package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Sorts log lines into kinds as they stream by, over all resources together; bounded memory, one thread. */
public final class LogTemplatesSeen implements Consumer<LogLine> {

    private static final int MOST = 2_000;

    private final Drain drain = new Drain(MOST);
    private final Map<Integer, Kind> kinds = new HashMap<>();

    /**
     * One kind of line.
     *
     * @param template its words, what differs from line to line left out
     * @param before how many lines came before the moment that splits the time, {@code after} from then on
     * @param example the first of them, as it was written
     */
    public record Seen(
            String severity, String template, long before, long after, Instant first, Instant last, String example, String resource) {

        /** How many lines there were. */
        public long count() {
            return before + after;
        }
    }

    private static final class Kind {
        final LogTemplate template;
        final LogLine example;
        Instant first;
        Instant last;
        long before;
        long after;

        Kind(LogTemplate template, LogLine example) {
            this.template = template;
            this.example = example;
            this.first = example.timestamp();
            this.last = example.timestamp();
        }
    }

    private final Instant split;

    /** @param split lines before it are counted apart from those at or after it */
    public LogTemplatesSeen(Instant split) {
        this.split = split;
    }

    @Override
    public void accept(LogLine line) {
        boolean severe = ImpactReading.ERRORS.contains(line.severity());
        LogTemplate template = drain.learn(line.severity(), severe, line.body());
        Kind kind = kinds.computeIfAbsent(template.number, _ -> new Kind(template, line));
        Instant at = line.timestamp();
        kind.first = at.isBefore(kind.first) ? at : kind.first;
        kind.last = at.isAfter(kind.last) ? at : kind.last;
        if (at.isBefore(split)) {
            kind.before++;
        } else {
            kind.after++;
        }
        if (kinds.size() > 2 * MOST) {
            kinds.values().removeIf(one -> one.template.forgotten);
        }
    }

    /** The kinds of lines, the most frequent first. */
    public List<Seen> kinds() {
        List<Seen> seen = new ArrayList<>();
        kinds.values().stream().filter(kind -> !kind.template.forgotten).forEach(kind -> seen.add(new Seen(
                kind.template.severity,
                LogMask.readable(kind.template.text()),
                kind.before,
                kind.after,
                kind.first,
                kind.last,
                kind.example.body(),
                kind.example.resource())));
        seen.sort(Comparator.comparingLong(Seen::count).reversed().thenComparing(Seen::first));
        return seen;
    }

    /** How many of the rarest kinds were forgotten to stay within memory. */
    public long forgotten() {
        return drain.forgotten();
    }
}
