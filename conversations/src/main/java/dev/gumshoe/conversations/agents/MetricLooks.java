package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.Measure;
import dev.gumshoe.conversations.analysis.Pulse;
import dev.gumshoe.conversations.analysis.Standings;
import dev.gumshoe.conversations.analysis.StandingsReader;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.MitigationPlan.Recovery;
import dev.gumshoe.conversations.investigation.RootCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers by reading series: how much of something there is, what is usual, how it compares, and whether the trouble goes on. */
record MetricLooks(Looking looking) {

    private static final int MOST = 3;
    private static final int MOST_NAMES = 12;
    private static final Duration LATELY = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofHours(1);
    private static final double BETTER = 0.3;
    private static final double LITTLE = 0.1;
    private static final Pattern PERCENTILE = Pattern.compile("\\bp ?(50|75|90|95|99|999)\\b");

    /** How much of what was asked for there is. */
    void level() {
        List<String> ids = looking.subjects();
        StandingsReader read = read(ids, wanted(measure()), stretch());
        List<Standings> told = best(read.found());
        if (told.isEmpty()) {
            nothing(ids, read);
            return;
        }
        told.forEach(this::told);
        int more = read.found().stream().map(Standings::resource).collect(Collectors.toSet()).size()
                - told.stream().map(Standings::resource).collect(Collectors.toSet()).size();
        if (more > 0) {
            looking.answer().word("Those moved most; " + more + " more measure it.");
        }
    }

    private Measure measure() {
        return looking.wanted().measured().or(() -> alarmed() ? Measure.in(looking.state().alert().title()) : Optional.empty())
                .orElse(Measure.ANY);
    }

    /** Whether what the alarm is about is what is asked about. */
    private boolean alarmed() {
        return looking.wanted().topic() == Topic.PERSISTENCE && looking.wanted().about().isEmpty();
    }

    /** The series of the measure; of a percentile that is named only that one, where it is measured. */
    private Predicate<String> wanted(Measure measure) {
        String alarm = looking.state().alert().metric();
        if (alarmed() && alarm != null) {
            return alarm::equals;
        }
        Matcher percentile = PERCENTILE.matcher(alarmed() ? looking.state().alert().title() : looking.wanted().words());
        String named = percentile.find() ? "p" + percentile.group(1) : null;
        return metric -> measure.tells(metric) && (named == null || metric.toLowerCase(Locale.ROOT).contains(named));
    }

    private TimeWindow stretch() {
        return looking.wanted().time().orElseGet(() -> TimeWindow.endingAt(looking.now(), LATELY));
    }

    private StandingsReader read(List<String> ids, Predicate<String> wanted, TimeWindow stretch) {
        Instant onset = looking.onset();
        Instant from = earlier(onset, stretch.from()).minus(QUIET);
        StandingsReader read = StandingsReader.read(looking.sources(), Set.copyOf(ids), wanted, new TimeWindow(from, looking.now()), onset,
                stretch);
        if (read.found().isEmpty() && read.failed().isEmpty()) {
            read = StandingsReader.read(looking.sources(), looking.withParts(ids), wanted, new TimeWindow(from, looking.now()), onset,
                    stretch);
        }
        read.failed().forEach(failed -> looking.answer().failed(Look.METRICS, failed));
        return read;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** Of each resource the series that tells most; shares before counts. */
    private static List<Standings> best(List<Standings> found) {
        Map<String, Standings> best = new LinkedHashMap<>();
        found.stream().sorted(Comparator.comparing((Standings s) -> !s.metric().matches("(?i).*(?:rate|ratio|percent|p99).*"))
                .thenComparingDouble(s -> -s.apart())).forEach(s -> best.putIfAbsent(s.resource(), s));
        List<Standings> sorted = new ArrayList<>(best.values());
        sorted.sort(Comparator.comparingDouble(Standings::apart).reversed());
        return sorted.subList(0, Math.min(MOST, sorted.size()));
    }

    private void told(Standings s) {
        boolean now = looking.wanted().time().isEmpty();
        String level = s.value(s.level());
        String when = now
                ? " now (" + looking.clock().bare(s.stretch().from()) + " to " + looking.clock().said(s.stretch().to()) + ")"
                : " " + looking.between(s.stretch());
        String far = s.value(s.furthest());
        String most = now || far.equals(level) ? "" : ", furthest off " + far + " at " + looking.clock().bare(s.furthestAt());
        String words = name(s) + (now ? " is " : " was ") + level + when + most + usual(s);
        looking.answer().saw(Look.METRICS, words, s.stretch().to(), s.evidence().withExcerpt(words));
    }

    /** {@code CPU of i-0bcc (gateway)} where it is a part. */
    private String name(Standings s) {
        return looking.topology().wholes(s.resource()).stream().min(Comparator.comparingInt(String::length))
                .map(whole -> s.named() + " (" + whole + ")").orElse(s.named());
    }

    private static String usual(Standings s) {
        if (!s.old()) {
            return "; it is too young to have a usual level.";
        }
        return s.apart() < LITTLE ? ", about as usual (" + s.value(s.usual()) + ")." : "; usual is " + s.value(s.usual()) + ".";
    }

    private void nothing(List<String> ids, StandingsReader read) {
        String whose = ids.isEmpty() ? "anything" : String.join(", ", ids);
        if (!read.failed().isEmpty()) {
            return;
        }
        if (read.measured().isEmpty()) {
            looking.answer().word("No source that I may ask has any series of " + whose + ".");
            return;
        }
        String names = read.measured().stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        looking.answer().word("Nobody measures " + measure().spoken() + " of " + whose + " at that time; measured are " + names + ".");
    }

    /** What is usual. */
    void normal() {
        summed(looking.subjects(), (id, all) -> looking.answer().saw(Look.METRICS,
                "Usual for " + id + " before " + looking.clock().said(looking.onset()) + ": "
                        + all.stream().map(s -> spoken(s) + " " + s.value(s.usual())).collect(Collectors.joining(", ")) + ".",
                looking.onset(), excerpt(all)));
    }

    /** What is different since it began. */
    void compare() {
        summed(looking.subjects(), (id, all) -> looking.answer().saw(Look.METRICS,
                id + " before " + looking.clock().said(looking.onset()) + " and since: "
                        + all.stream().map(s -> spoken(s) + " " + s.value(s.usual()) + " → " + s.value(s.level()))
                                .collect(Collectors.joining(", "))
                        + ".",
                looking.onset(), excerpt(all)));
    }

    private interface Summed {
        void take(String resource, List<Standings> all);
    }

    private void summed(List<String> ids, Summed each) {
        List<Measure> wanted = looking.wanted().measured().map(List::of).orElse(Measure.golden());
        TimeWindow since = looking.wanted().time().orElseGet(() -> new TimeWindow(earlier(looking.onset(), looking.now()), looking.now()));
        StandingsReader read = read(ids, metric -> wanted.stream().anyMatch(measure -> measure.tells(metric)), since);
        Map<String, List<Standings>> byResource = new LinkedHashMap<>();
        read.found().stream().filter(Standings::old).forEach(s -> byResource.computeIfAbsent(s.resource(), _ -> new ArrayList<>()).add(s));
        byResource.entrySet().stream().limit(MOST).forEach(e -> each.take(e.getKey(), e.getValue().stream()
                .sorted(Comparator.comparing((Standings s) -> s.metric().matches("(?i).*count.*"))).limit(MOST + 2L).toList()));
        if (byResource.isEmpty()) {
            nothing(ids, read);
        }
    }

    private static String spoken(Standings s) {
        String named = s.named();
        String metric = named.substring(0, named.length() - " of ".length() - s.resource().length());
        boolean word = metric.length() > 1 && !Character.isUpperCase(metric.charAt(1));
        return word ? metric.substring(0, 1).toLowerCase(Locale.ROOT) + metric.substring(1) : metric;
    }

    private static Evidence excerpt(List<Standings> all) {
        return all.getFirst().evidence().withExcerpt(all.stream()
                .map(s -> s.metric() + " of " + s.resource() + ": usual " + s.value(s.usual()) + ", then " + s.value(s.level()))
                .collect(Collectors.joining("\n")));
    }

    /** Whether the trouble goes on, by the series that tells it best. */
    void persistence() {
        List<Recovery> deciding = looking.wanted().about().isEmpty() ? deciding() : List.of();
        if (deciding.isEmpty()) {
            level();
            return;
        }
        for (Recovery recovery : deciding) {
            StandingsReader read = read(List.of(recovery.resource()), recovery.metric()::equals,
                    TimeWindow.endingAt(looking.now(), LATELY));
            read.found().stream().limit(1).forEach(now -> told(recovery, now));
            if (read.found().isEmpty()) {
                nothing(List.of(recovery.resource()), read);
            }
        }
    }

    private List<Recovery> deciding() {
        return looking.state().conclusion().map(Conclusion::causes).orElse(List.of()).stream().map(this::pulse).flatMap(Optional::stream)
                .distinct()
                .limit(MOST).toList();
    }

    private Optional<Recovery> pulse(RootCause cause) {
        return Pulse.of(looking.state(), cause);
    }

    private void told(Recovery recovery, Standings now) {
        double back = recovery.recovered(now.level());
        String verdict = back >= Pulse.RECOVERED ? "It seems to be over" : back >= BETTER ? "It is better, and not over" : "It goes on";
        String words = verdict + ": " + lower(now.named()) + " is " + now.value(now.level()) + " ("
                + looking.clock().bare(now.stretch().from()) + " to "
                + looking.clock().said(now.stretch().to()) + "); in trouble it was " + now.value(recovery.troubled()) + ", usual is "
                + now.value(recovery.usual()) + "." + trend(recovery, now);
        looking.answer().saw(Look.METRICS, words, now.stretch().to(), now.evidence().withExcerpt(words));
    }

    /** Where it goes, against the minutes before. */
    private String trend(Recovery recovery, Standings now) {
        TimeWindow before = new TimeWindow(now.stretch().from().minus(LATELY), now.stretch().from());
        if (before.from().isBefore(looking.onset())) {
            return "";
        }
        StandingsReader read = StandingsReader.read(looking.sources(), Set.of(recovery.resource()), recovery.metric()::equals,
                new TimeWindow(looking.onset().minus(QUIET), now.stretch().from()), looking.onset(), before);
        return read.found().stream().findFirst().map(then -> {
            double moved = recovery.recovered(now.level()) - recovery.recovered(then.level());
            return moved > LITTLE
                    ? " It is getting better."
                    : moved < -LITTLE ? " It is getting worse." : " It is about as it was two minutes before.";
        }).orElse("");
    }

    private static String lower(String named) {
        return !Character.isUpperCase(named.charAt(1))
                ? named.substring(0, 1).toLowerCase(Locale.ROOT) + named.substring(1)
                : named;
    }
}
