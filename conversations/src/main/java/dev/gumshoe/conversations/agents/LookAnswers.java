package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.StackTrace;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.topology.Atlas;
import dev.gumshoe.conversations.topology.Neighbourhood;
import dev.gumshoe.conversations.topology.ResourceNames;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers by looking, without a model: what was changed, which instances came and went, which errors a service logs, within the time the
 * question names. Other questions are left to others.
 */
final class LookAnswers {

    private static final int MOST = 8;
    private static final int SHORTEST_NAME = 3;
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Pattern LAST = Pattern.compile(
            "\\b(?:last|past|previous)\\s+(?:(\\d{1,3}|half an?|half|few|couple of|an?)\\s+)?(minutes?|mins?|hours?|hrs?|days?)\\b");
    private static final Pattern SINCE = Pattern.compile("\\b(?:since|after|from)\\s+(.+)");
    private static final Pattern INSTANCES = Pattern
            .compile("\\b(instances?|hosts?|nodes?|pods?|machines?|containers?|replaced|terminated|launched)\\b");
    private static final Pattern CAME_OR_WENT = Pattern
            .compile("(?i)\\b(launch|terminat|replac|drain|evict|(?:re)?start|stopp?|scal)(?:ed|ing)\\b"
                    + "|\\binstance refresh\\b");
    private static final Pattern SERIOUS = Pattern.compile("(?i)ERR(?:OR)?|FATAL|CRIT(?:ICAL)?|SEVERE|ALERT|EMERG\\w*|PANIC");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final EvidenceSources sources;
    private final SpokenTime times;

    LookAnswers(EvidenceSources sources, SpokenTime times) {
        this.sources = sources;
        this.times = times;
    }

    /** The answer, with its observations noted; empty when this is no such question. */
    Optional<List<Statement>> answer(QuestionAsked question, Investigation state, Notebook notebook) {
        String asked = question.text().toLowerCase(Locale.ROOT);
        TimeWindow window = window(asked, state);
        Answer answer = new Answer(id(question, state), notebook);
        switch (Topic.of(asked, List.of())) {
            case FLEET -> changes(answer, asked, state, window, change -> CAME_OR_WENT.matcher(change.title()).find(), "came or went");
            case CHANGES -> changes(answer, asked, state, window, _ -> true, "was changed");
            case ERRORS -> errors(answer, asked, state, window);
            case DEPENDENCIES -> depends(answer, asked, state, window);
            case WHY_NOT, MITIGATION, ALARMS, TIMELINE, IMPACT, COUNT, ONSET, RULED_OUT, GAPS, RUNBOOKS, CERTAINTY, OTHER -> {
                return Optional.empty();
            }
        }
        if (answer.said.isEmpty()) {
            return Optional.empty();
        }
        if (state.inquiry() && answer.odd) {
            answer.said.add(RecordAnswers.OFFER);
        }
        return Optional.of(answer.said);
    }

    /** Whether the question names a time, which the record may not reach. */
    static boolean namesATime(String question) {
        String asked = question.toLowerCase(Locale.ROOT);
        return LAST.matcher(asked).find() || SINCE.matcher(asked).find();
    }

    private static String id(QuestionAsked question, Investigation state) {
        List<String> asked = state.questions().stream().map(q -> q.asked().message()).toList();
        return "Q" + (asked.indexOf(question.message()) + 1);
    }

    /** What is said so far, and what it stands on. */
    private static final class Answer {

        private final String id;
        private final Notebook notebook;
        private final List<Statement> said = new ArrayList<>();
        private int observed;
        private int unanswered;
        private boolean odd;

        Answer(String id, Notebook notebook) {
            this.id = id;
            this.notebook = notebook;
        }

        void saw(Look look, String text, Instant at, Evidence evidence) {
            saw(look, text, at, List.of(evidence));
        }

        void saw(Look look, String text, Instant at, List<Evidence> evidence) {
            observed++;
            Observation observation = new Observation(
                    id + "." + observed, look, Stance.CONTEXT, null, text, at, evidence, null);
            notebook.observed(observation);
            said.add(Statement.of(text, observation.id()));
        }

        void failed(Look look, ToolResult.Failed<?> failed) {
            unanswered++;
            notebook.missing(new Gap(
                    id + ".m" + unanswered, look, failed.source() + " did not answer " + Quoted.line(failed.query(), 200),
                    failed.status() + ".", failed.detail()));
            said.add(Statement.of("I could not ask " + failed.source() + ", so what it would have shown is not known: " + failed.detail()));
        }
    }

    private TimeWindow window(String asked, Investigation state) {
        Instant end = state.scope().window().to();
        Matcher last = LAST.matcher(asked);
        if (last.find()) {
            return TimeWindow.endingAt(end, length(last.group(1), last.group(2)));
        }
        Matcher since = SINCE.matcher(asked);
        Optional<Instant> from = since.find() ? times.in(since.group(1), end) : Optional.empty();
        return from.filter(f -> f.isBefore(end)).map(f -> new TimeWindow(f, end)).orElseGet(() -> TimeWindow.endingAt(end, USUAL));
    }

    private static Duration length(@org.jspecify.annotations.Nullable String count, String unit) {
        Duration one = unit.startsWith("m") ? Duration.ofMinutes(1) : unit.startsWith("h") ? Duration.ofHours(1) : Duration.ofDays(1);
        if (count == null || count.startsWith("a")) {
            return one;
        }
        if (count.startsWith("half")) {
            return one.dividedBy(2);
        }
        return switch (count) {
            case "few" -> one.multipliedBy(5);
            case "couple of" -> one.multipliedBy(2);
            default -> one.multipliedBy(Long.parseLong(count));
        };
    }

    private void changes(
            Answer answer, String asked, Investigation state, TimeWindow window, java.util.function.Predicate<Change> wanted, String verb) {
        List<ChangeSource> able = sources.answering(ChangeSource.class);
        if (able.isEmpty()) {
            answer.said.add(Statement.of("No source that I may ask knows about changes."));
        }
        Set<String> named = named(asked, topology(answer, state, window));
        for (ChangeSource source : able) {
            switch (source.changes(new ChangeQuery(named, window))) {
                case ToolResult.Failed<List<Change>> failed -> answer.failed(Look.CHANGES, failed);
                case ToolResult.NothingFound<List<Change>>(Evidence searched) -> nothing(answer, Look.CHANGES, verb, window, searched);
                case ToolResult.Found<List<Change>>(List<Change> found, Evidence evidence) -> {
                    List<Change> fitting = found.stream().filter(wanted).toList();
                    if (fitting.isEmpty()) {
                        nothing(answer, Look.CHANGES, verb, window, evidence);
                    } else {
                        told(answer, fitting, window, evidence);
                    }
                }
            }
        }
    }

    private static void nothing(Answer answer, Look look, String verb, TimeWindow window, Evidence searched) {
        answer.saw(look, "Nothing " + verb + " between " + CLOCK.format(window.from()) + " and " + CLOCK.format(window.to()) + " UTC, says "
                + searched.source() + ".", window.to(), searched);
    }

    private static void told(Answer answer, List<Change> changes, TimeWindow window, Evidence evidence) {
        String excerpt = changes.stream().limit(40).map(LookAnswers::line).collect(Collectors.joining("\n"));
        answer.saw(Look.CHANGES, changes.size() + (changes.size() == 1 ? " change" : " changes") + " between " + CLOCK.format(window.from())
                + " and " + CLOCK.format(window.to()) + " UTC: " + kinds(changes) + ".", window.to(), evidence.withExcerpt(excerpt));
        List<Change> latest = changes.subList(Math.max(0, changes.size() - MOST), changes.size());
        for (Change change : latest.reversed()) {
            answer.saw(Look.CHANGES, line(change), change.timestamp(), evidence.withExcerpt(line(change)).seenAt(change.page()));
        }
        if (latest.size() < changes.size()) {
            answer.said.add(Statement.of("Those are the latest; the others stand in the evidence."));
        }
        answer.odd |= changes.size() >= MOST;
    }

    /** {@code 3 launched, 3 terminated}, and by kind what else there was. */
    private static String kinds(List<Change> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(LookAnswers::sort, TreeMap::new, Collectors.counting()))
                .entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).collect(Collectors.joining(", "));
    }

    private static String sort(Change change) {
        Matcher moved = CAME_OR_WENT.matcher(change.title());
        return moved.find() && moved.group(1) != null
                ? moved.group(1).toLowerCase(Locale.ROOT) + "ed"
                : change.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String line(Change change) {
        String where = change.resource() == null || change.title().contains(change.resource()) ? "" : " on " + change.resource();
        return CLOCK.format(change.timestamp()) + " UTC: " + Quoted.line(change.title(), 200) + where + " by "
                + Quoted.line(change.actor(), 60);
    }

    /** What calls each resource that is named, what it calls, and what trouble there reaches. */
    private void depends(Answer answer, String asked, Investigation state, TimeWindow window) {
        Topology topology = topology(answer, state, window);
        Stream.of(asked.split("[^\\p{L}\\p{N}_.:-]+")).filter(word -> word.length() >= SHORTEST_NAME)
                .flatMap(word -> new ResourceNames(topology).meant(word).stream().limit(2)).distinct().limit(MOST / 2)
                .forEach(id -> answer.saw(Look.TOPOLOGY, Neighbourhood.words(id, topology), window.to(),
                        new Tellers(sources, window).of(id, topology)));
    }

    private void errors(Answer answer, String asked, Investigation state, TimeWindow window) {
        Topology topology = topology(answer, state, window);
        Set<String> named = named(asked, topology);
        List<LogSource> able = sources.answering(LogSource.class);
        if (able.isEmpty()) {
            answer.said.add(Statement.of("No source that I may ask knows about logs."));
        }
        for (LogSource source : able) {
            Map<String, List<LogLine>> bySort = new HashMap<>();
            long[] lines = new long[1];
            ToolResult<Tally> result = source.read(new LogQuery(named, window), line -> {
                if (SERIOUS.matcher(line.severity()).matches()) {
                    lines[0]++;
                    List<LogLine> sort = bySort.computeIfAbsent(sort(line), _ -> new ArrayList<>());
                    sort.add(sort.isEmpty() || sort.size() < 10_000 ? line : sort.getFirst());
                }
            });
            switch (result) {
                case ToolResult.Failed<Tally> failed -> answer.failed(Look.LOGS, failed);
                case ToolResult.NothingFound<Tally>(Evidence searched) -> nothing(answer, Look.LOGS, "was logged", window, searched);
                case ToolResult.Found<Tally>(Tally _, Evidence evidence) -> logged(answer, bySort, lines[0], window, evidence);
            }
        }
    }

    private static void logged(Answer answer, Map<String, List<LogLine>> bySort, long lines, TimeWindow window, Evidence evidence) {
        if (bySort.isEmpty()) {
            nothing(answer, Look.LOGS, "was logged as an error", window, evidence);
            return;
        }
        answer.saw(Look.LOGS, String.format(Locale.ROOT, "%,d", lines) + (lines == 1 ? " error line" : " error lines") + " between "
                + CLOCK.format(window.from()) + " and " + CLOCK.format(window.to()) + " UTC.", window.to(), evidence);
        bySort.values().stream().sorted((a, b) -> Integer.compare(b.size(), a.size())).limit(MOST / 2).forEach(sort -> {
            LogLine first = sort.getFirst();
            String text = loggers(sort) + " logged " + String.format(Locale.ROOT, "%,d", sort.size())
                    + (sort.size() == 1 ? " time" : " times")
                    + " since " + CLOCK.format(first.timestamp()) + " UTC: “" + Quoted.line(said(first), 240) + "”";
            answer.saw(Look.LOGS, text, first.timestamp(), evidence.withExcerpt(Quoted.line(first.body(), 600)));
        });
        answer.odd = true;
    }

    /** Who logged it, the busiest first. */
    private static String loggers(List<LogLine> lines) {
        Map<String, Long> counts = lines.stream().collect(Collectors.groupingBy(LogLine::resource, TreeMap::new, Collectors.counting()));
        List<String> busiest = counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey).toList();
        String some = busiest.stream().limit(2).collect(Collectors.joining(" and "));
        return busiest.size() <= 2 ? some : some.replace(" and ", ", ") + " and " + (busiest.size() - 2) + " more";
    }

    /** The first line, and what was thrown where that stands in another. */
    private static String said(LogLine line) {
        String first = line.body().lines().findFirst().orElse("");
        return StackTrace.in(line.body())
                .filter(thrown -> !first.contains(thrown.exception()))
                .map(thrown -> first + " — " + thrown.exception() + ": " + thrown.message())
                .orElse(first);
    }

    private static String sort(LogLine line) {
        String first = line.body().lines().findFirst().orElse("");
        return first.substring(0, Math.min(90, first.length())).replaceAll("[0-9a-f-]*\\d[0-9a-f-]*", "#");
    }

    private Topology topology(Answer answer, Investigation state, TimeWindow window) {
        if (!state.topology().isEmpty()) {
            return state.topology();
        }
        for (Atlas atlas : sources.answering(Atlas.class)) {
            if (!atlas.topology().isEmpty()) {
                return atlas.topology();
            }
        }
        List<Inventory> inventories = new ArrayList<>();
        for (ResourceSource source : sources.answering(ResourceSource.class)) {
            switch (source.inventory(window)) {
                case ToolResult.Found<Inventory>(Inventory inventory, Evidence _) -> inventories.add(inventory);
                case ToolResult.NothingFound<Inventory> _ -> {
                }
                // whose names it does not know, the question may mean
                case ToolResult.Failed<Inventory> failed -> answer.failed(Look.TOPOLOGY, failed);
            }
        }
        return Topology.merging(inventories);
    }

    private static Set<String> named(String asked, Topology topology) {
        ResourceNames names = new ResourceNames(topology);
        Set<String> ids = new LinkedHashSet<>();
        for (String word : asked.split("[^\\p{L}\\p{N}_.:-]+")) {
            if (word.length() >= SHORTEST_NAME && !INSTANCES.matcher(word).matches()) {
                for (String id : names.meant(word)) {
                    ids.add(id);
                    ids.addAll(topology.parts(id));
                }
            }
        }
        return ids;
    }
}
