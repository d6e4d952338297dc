package dev.gumshoe.conversations.analysis;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What people ask to be measured, the words they use for it, and which series tell it. */
public enum Measure {
    /** How much fails. */
    ERRORS("errors",
            "(?:error|failure|fault|success)s? (?:rates?|counts?|ratios?|share|levels?|percentages?|metrics?)|5xx|fail(?:ing|ed) requests"
                    + "|errors? per \\w+",
            EnumSet.of(MetricClass.ERRORS, MetricClass.SUCCESS)),
    /** How long calls take. */
    LATENCY("latency",
            "p ?(?:50|75|9\\d|999)|latenc(?:y|ies)|lag|response ?times?|durations?|percentiles?|how slow|slow(?:er|ness)?|how fast",
            EnumSet.of(MetricClass.LATENCY)),
    /** How much work arrives. */
    TRAFFIC("traffic", "traffic|requests? (?:per \\w+|rates?|counts?|volume)|rps|qps|tps|throughput|load(?! ?balancer)|call volume",
            EnumSet.of(MetricClass.TRAFFIC)),
    /** How busy processors are. */
    CPU("CPU", "cpus?|processors?|compute", EnumSet.of(MetricClass.CPU)),
    /** How much memory is used. */
    MEMORY("memory", "memory|mem|ram|heap|oom", EnumSet.of(MetricClass.MEMORY)),
    /** How many connections are used. */
    CONNECTIONS("connections", "connections?|conns?|(?:connection )?pools?|sockets?|threads", EnumSet.of(MetricClass.CONNECTIONS)),
    /** How full or backed up something is. */
    FULLNESS("disk and queues", "disks?|storage|queues?|backlog|saturation|utili[sz]ation|evictions?", EnumSet.of(MetricClass.FULLNESS)),
    /** How many are there, and how many are well. */
    HEALTH("healthy hosts", "(?:un)?healthy (?:hosts?|instances?|targets?)|instance counts?|availability|restarts?",
            EnumSet.of(MetricClass.UP, MetricClass.RESTARTS)),
    /** Anything measured. */
    ANY("metrics", "metrics?|numbers|figures|measurements?|kpis?|golden signals", EnumSet.allOf(MetricClass.class));

    private final String spoken;
    private final Pattern words;
    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final Set<MetricClass> classes;

    Measure(String spoken, String words, Set<MetricClass> classes) {
        this.spoken = spoken;
        this.words = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])");
        this.classes = Set.copyOf(classes);
    }

    /** What the words ask to be measured; empty when they ask for nothing of the kind. */
    public static Optional<Measure> in(String asked) {
        String plain = asked.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(measure -> measure.words.matcher(plain).find()).findFirst();
    }

    /** What tells best how a resource is: failures, how long calls take, how many come. */
    public static List<Measure> golden() {
        return List.of(ERRORS, LATENCY, TRAFFIC);
    }

    /** Whether a series of that name tells it. */
    public boolean tells(String metric) {
        return classes.contains(MetricClass.of(metric)) && !ceiling(metric);
    }

    /** {@code connections_limit} tells how many there may be, not how many there are. */
    private static boolean ceiling(String metric) {
        return metric.matches("(?i).*(?:^|[_.])(?:limit|max|maximum|capacity|quota)$");
    }

    /** What it is called in a sentence. */
    public String spoken() {
        return spoken;
    }
}
