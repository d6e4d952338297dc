package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.LogTemplatesSeen;
import dev.gumshoe.conversations.analysis.LogTemplatesSeen.Seen;
import dev.gumshoe.conversations.analysis.StackTrace;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers by reading logs: which errors there are, what of them is new, and what is said at a time.
 *
 * @param most how many kinds of lines are told one by one
 */
record LogLooks(Looking looking, int most) {

    private static final int MOST = 4;
    private static final int LONGEST = 240;
    /** Seconds; a shorter stretch tells of no rate. */
    private static final double SHORTEST = 15;
    private static final int EXCERPT = 1_200;
    private static final int MOST_FAULTS = 200;
    private static final Pattern SERIOUS = Pattern.compile("(?i)ERR(?:OR)?|FATAL|CRIT(?:ICAL)?|SEVERE|ALERT|EMERG\\w*|PANIC");

    LogLooks(Looking looking) {
        this(looking, MOST);
    }

    /** What is logged as an error, what is new first. */
    void errors() {
        look(true);
    }

    /** What is logged, errors first. */
    void lines() {
        look(false);
    }

    /** What a reading of one source brought: lines that tell of one exception are of one kind, whatever else they say. */
    private static final class Read {
        private final LogTemplatesSeen kinds;
        private final Map<String, Thrown> thrown = new LinkedHashMap<>();
        private final Map<String, Long> loggers = new TreeMap<>();
        private final Instant split;
        private long lines;

        Read(Instant split) {
            this.split = split;
            this.kinds = new LogTemplatesSeen(split);
        }

        void take(LogLine line) {
            lines++;
            loggers.merge(line.resource(), 1L, Long::sum);
            Optional<String> fault = StackTrace.in(line.body()).map(trace -> trace.exception() + " at " + trace.place());
            if (fault.isEmpty() || (thrown.size() >= MOST_FAULTS && !thrown.containsKey(fault.get()))) {
                kinds.accept(line);
            } else {
                thrown.computeIfAbsent(fault.get(), _ -> new Thrown(line)).count(line.timestamp(), split);
            }
        }

        List<Seen> all() {
            return Stream.concat(thrown.values().stream().map(Thrown::seen), kinds.kinds().stream()).toList();
        }
    }

    /** Lines that tell of one exception. */
    private static final class Thrown {
        private final LogLine example;
        private long before;
        private long after;
        private Instant first;
        private Instant last;

        Thrown(LogLine example) {
            this.example = example;
            this.first = example.timestamp();
            this.last = example.timestamp();
        }

        void count(Instant at, Instant split) {
            first = at.isBefore(first) ? at : first;
            last = at.isAfter(last) ? at : last;
            if (at.isBefore(split)) {
                before++;
            } else {
                after++;
            }
        }

        Seen seen() {
            return new Seen(example.severity(), "", before, after, first, last, example.body(), example.resource());
        }
    }

    private void look(boolean errorsOnly) {
        List<LogSource> able = looking.sources().answering(LogSource.class);
        if (able.isEmpty()) {
            looking.answer().word("No source that I may ask knows about logs.");
        }
        TimeWindow window = looking.window();
        for (LogSource source : able) {
            Read read = new Read(looking.onset());
            ToolResult<Tally> result = source.read(new LogQuery(looking.named(), window), line -> {
                if (!errorsOnly || SERIOUS.matcher(line.severity()).matches()) {
                    read.take(line);
                }
            });
            switch (result) {
                case ToolResult.Failed<Tally> failed -> looking.answer().failed(Look.LOGS, failed);
                case ToolResult.NothingFound<Tally>(Evidence searched) -> nothing("was logged", window, searched);
                case ToolResult.Found<Tally>(Tally _, Evidence evidence) -> {
                    if (read.lines == 0) {
                        nothing(errorsOnly ? "was logged as an error" : "was logged", window, evidence);
                    } else {
                        told(read, errorsOnly, window, evidence);
                    }
                }
            }
        }
    }

    private void nothing(String what, TimeWindow window, Evidence searched) {
        String where = looking.wanted().about().isEmpty() ? "" : " by " + looking.wanted().subject();
        looking.answer().saw(Look.LOGS, "Nothing " + what + where + " " + looking.between(window) + ", says " + searched.source() + ".",
                window.to(),
                searched);
    }

    private void told(Read read, boolean errorsOnly, TimeWindow window, Evidence evidence) {
        List<Seen> kinds = read.all().stream().sorted(Comparator.comparing((Seen kind) -> !SERIOUS.matcher(kind.severity()).matches())
                .thenComparingDouble(kind -> -growth(kind, window)).thenComparingLong(kind -> -kind.count())).toList();
        String what = errorsOnly ? read.lines == 1 ? " error line " : " error lines " : read.lines == 1 ? " line " : " lines ";
        looking.answer().saw(Look.LOGS, count(read.lines) + what + looking.between(window) + ", from " + loggers(read.loggers) + ".",
                window.to(), evidence);
        for (Seen kind : kinds.subList(0, Math.min(most, kinds.size()))) {
            looking.answer().saw(Look.LOGS, text(kind, window), kind.first(), evidence.withExcerpt(excerpt(kind.example())));
        }
        if (kinds.size() > most && most > 0) {
            looking.answer().word((kinds.size() - most) + " more kinds of line, none of which grew more.");
        }
        if (errorsOnly) {
            looking.answer().odd();
        }
    }

    /** By how much more often it comes since the onset; a line that never came before most of all. */
    private double growth(Seen kind, TimeWindow window) {
        double before = rate(kind.before(), window.from(), earlier(looking.onset(), window.to()));
        double after = rate(kind.after(), later(looking.onset(), window.from()), window.to());
        return after - before;
    }

    private static double rate(long lines, Instant from, Instant to) {
        return lines == 0 ? 0 : lines / Math.max(SHORTEST, Duration.between(from, to).toMillis() / 1_000.0);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private String text(Seen kind, TimeWindow window) {
        boolean known = looking.onsetKnown();
        boolean fresh = known && kind.before() == 0 && window.from().isBefore(looking.onset());
        String since = fresh
                ? "new since " + looking.clock().said(kind.first())
                : "since " + looking.clock().said(kind.first())
                        + (!known || kind.before() == 0
                                ? ""
                                : ", " + count(kind.before()) + " of them before " + looking.clock().bare(looking.onset()));
        return kind.severity() + " of " + name(kind.resource()) + ", " + count(kind.count()) + (kind.count() == 1 ? " time, " : " times, ")
                + since + ": “"
                + Quoted.line(said(kind.example()), LONGEST) + "”";
    }

    /** The service where the line comes from one of its parts. */
    private String name(String resource) {
        return looking.topology().wholes(resource).stream().min(Comparator.comparingInt(String::length)).orElse(resource);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Who logged it, the busiest first. */
    private String loggers(Map<String, Long> counts) {
        Map<String, Long> named = new TreeMap<>();
        counts.forEach((resource, lines) -> named.merge(name(resource), lines, Long::sum));
        List<String> busiest = named.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey).toList();
        String some = busiest.stream().limit(2).collect(Collectors.joining(" and "));
        return busiest.size() <= 2 ? some : some.replace(" and ", ", ") + " and " + (busiest.size() - 2) + " more";
    }

    /** The first line, and what was thrown and where, when that stands in another. */
    private static String said(String body) {
        String first = body.lines().findFirst().orElse("");
        return StackTrace.in(body)
                .filter(thrown -> !first.contains(thrown.exception()))
                .map(thrown -> first + " — " + thrown.exception() + ": " + thrown.message()
                        + (thrown.place() == null ? "" : " at " + thrown.place()))
                .orElse(first);
    }

    /** The line as it was written, every line of a stack trace cleaned. */
    private static String excerpt(String body) {
        String shown = body.lines().limit(12).map(line -> Quoted.line(line, LONGEST)).collect(Collectors.joining("\n"));
        return shown.length() <= EXCERPT ? shown : shown.substring(0, EXCERPT);
    }
}
