package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.TimelineItem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers questions from a case's record alone: at once, cited, and saying so when the record does not hold the answer. */
public final class RecordAnswers {

    /** What is said when something was noticed that nobody investigates. */
    static final Statement OFFER = Statement.of("Shall I investigate? Say “investigate”.");

    private static final int MOST = 5;
    private static final Set<String> SMALL_WORDS = Set.of("a", "about", "all", "and", "any", "are", "at", "be", "been", "by", "can",
            "could",
            "did", "do", "does", "for", "from", "had", "has", "have", "how", "i", "in", "is", "it", "its", "many", "me", "much", "my", "of",
            "on", "or", "our", "please", "show", "so", "tell", "that", "the", "there", "they", "this", "to", "was", "we", "were", "what",
            "which", "who", "whom", "why", "will", "with", "you", "your", "give", "list", "us", "far", "happened", "trouble", "incident",
            "outage", "problem", "case", "now", "then", "anything", "something", "know", "sure");
    /** Topics of which every record holds something. */
    private static final Set<Topic> ALWAYS = EnumSet.of(Topic.WHY_NOT, Topic.MITIGATION, Topic.ALARMS, Topic.TIMELINE, Topic.IMPACT,
            Topic.CHANGES,
            Topic.ONSET, Topic.RULED_OUT, Topic.GAPS, Topic.RUNBOOKS, Topic.CERTAINTY);
    private static final Pattern WHY_NOT = Pattern.compile("\\bwhy (?:is it |was it |isn't it |wasn't it )?not (?:be |the )?(.+?)\\W*$");
    private static final Pattern WHAT_IT_DID = Pattern.compile("\\b(what|diff|which (?:files?|lines?|code))\\b");
    private static final Pattern OF_THIS = Pattern.compile("\\b(it|this|that|the (?:change|deployment|release|commit))\\b");
    private static final Pattern HOW_MANY = Pattern.compile("\\bhow many\\b");
    private static final Pattern EACH = Pattern.compile("\\b(?:operations?|endpoints?|which|each|every|detail\\w*|summar\\w+)\\b");
    private static final int LONGEST_DIFF = 240;

    private final TimeOfDay clock;
    private final QuestionReader reader;

    /** Answers that write times of day in the zone. */
    public RecordAnswers(ZoneId zone) {
        this(zone, new QuestionReader(new SpokenTime(zone), InstantSource.system()));
    }

    RecordAnswers(ZoneId zone, QuestionReader reader) {
        this.clock = TimeOfDay.in(zone);
        this.reader = reader;
    }

    /** What the record says to the question; never empty. */
    public List<Statement> answer(String question, Investigation state) {
        return answer(reader.read(question, state), state);
    }

    /** What the record says; never empty. */
    List<Statement> answer(Wanted wanted, Investigation state) {
        List<Statement> answer = byTopic(wanted, state);
        return answer.isEmpty() ? WorkAnswers.notUnderstood(wanted) : answer;
    }

    /**
     * What the record says when it plainly holds the answer: the question asks for one of the things every record has, and for nothing
     * else.
     */
    Optional<List<Statement>> plainly(String question, Investigation state) {
        Set<String> victims = QuestionReader.victims(state);
        List<Statement> said = new ArrayList<>();
        for (Wanted wanted : reader.all(question, state, state.topology())) {
            boolean other = Vocabulary.split(wanted.words()).stream()
                    .anyMatch(word -> !SMALL_WORDS.contains(word) && ALWAYS.stream().noneMatch(topic -> topic.fits(word, victims)));
            if (other || !ALWAYS.contains(wanted.topic()) || wanted.time().isPresent() || !knows(wanted, state)) {
                return Optional.empty();
            }
            said.addAll(byTopic(wanted, state));
        }
        return Optional.of(said);
    }

    /** Whether the record holds an answer to the question. */
    boolean knows(Wanted wanted, Investigation state) {
        return byTopic(wanted, state).stream().anyMatch(s -> !s.observations().isEmpty());
    }

    private List<Statement> byTopic(Wanted wanted, Investigation state) {
        CauseAnswers cause = new CauseAnswers(state, clock);
        WorkAnswers work = new WorkAnswers(state);
        return switch (wanted.topic()) {
            case HELP -> WorkAnswers.help();
            case ORDER -> WorkAnswers.order();
            case CHART -> WorkAnswers.charts();
            case PRECEDENT -> work.precedent();
            case WHY_NOT -> whyNot(wanted, state);
            case IS_IT ->
                Blamed.in(wanted.words(), wanted.about()).map(blamed -> new IsIt(state).answer(blamed, wanted.about())).orElse(List.of());
            case WHAT_ELSE -> cause.whatElse();
            case MITIGATION -> work.mitigation();
            case ALARMS -> alarms(state);
            case TIMELINE -> timeline(wanted, state);
            case IMPACT -> impact(wanted, cause, state);
            case CHANGES -> changed(wanted.words(), state);
            case ONSET -> began(wanted, state, cause);
            case RULED_OUT -> seen(state, o -> o.stance() == Stance.RULED_OUT, "I have ruled out nothing yet.");
            case GAPS -> work.gaps();
            case LOOKED -> wanted.about().isEmpty() ? work.looked(wanted.words()) : at(wanted, state, cause);
            case RUNBOOKS -> work.runbooks();
            case CERTAINTY -> cause.certainty();
            case EVIDENCE -> work.evidence();
            case SUMMARY -> cause.summary();
            case CAUSE -> wanted.about().isEmpty() ? cause.cause() : at(wanted, state, cause);
            case STATE -> at(wanted, state, cause);
            case PERSISTENCE, NORMAL, COMPARE, LEVEL, LOGS, ERRORS, TRACE, VERSION, OWNER, SESSIONS, FLEET, DEPENDENCIES ->
                wanted.about().isEmpty() ? List.of() : at(wanted, state, cause);
            case OTHER -> state.inquiry() && state.conclusion().isEmpty() ? cause.cause() : List.of();
        };
    }

    private static List<Statement> whyNot(Wanted wanted, Investigation state) {
        Matcher matcher = WHY_NOT.matcher(wanted.words());
        String named = wanted.called().isEmpty() ? matcher.find() ? matcher.group(1) : wanted.subject() : wanted.subject();
        return new WhyNot(state).answer(named, wanted.about());
    }

    private List<Statement> alarms(Investigation state) {
        List<Statement> all = new ArrayList<>(
                seen(state, o -> o.look() == Look.ALERTS, "No alarm: a person asked for this investigation."));
        state.alerts().stream().skip(1).limit(MOST - 1L).forEach(alert -> all.add(word(
                "Later: " + alert.title() + ", at " + clock.said(alert.startedAt()) + ".")));
        all.add(word("I know of the alarms that reached this case; I did not look for others."));
        return all;
    }

    private List<Statement> timeline(Wanted wanted, Investigation state) {
        List<TimelineItem> items = state.conclusion().map(Conclusion::timeline).orElse(List.of()).stream()
                .filter(item -> wanted.time().map(window -> window.contains(item.at())).orElse(true)).toList();
        if (!items.isEmpty()) {
            return items.stream()
                    .map(i -> new Statement(clock.bare(i.at()) + "  " + i.what().text(), i.what().observations()))
                    .limit(wanted.time().isPresent() ? MOST + 1L : Integer.MAX_VALUE)
                    .toList();
        }
        List<Statement> dated = state.counting().stream()
                .filter(o -> o.at() != null && wanted.time().map(window -> window.contains(at(o))).orElse(true))
                .sorted((a, b) -> at(a).compareTo(at(b)))
                .map(o -> Statement.of(clock.bare(at(o)) + "  " + o.text(), o.id()))
                .limit(wanted.time().isPresent() ? MOST + 1L : Integer.MAX_VALUE)
                .toList();
        return dated.isEmpty()
                ? List.of(word(wanted.time().isPresent()
                        ? "Nothing that I saw happened then; I saw only what a look brought."
                        : "Nothing with a time was seen yet."))
                : dated;
    }

    private static Instant at(Observation observation) {
        Instant at = observation.at();
        return at == null ? Instant.MAX : at;
    }

    /** Who was hurt: all together, then by operation in one line; each operation in a line of its own where that is asked for. */
    private static List<Statement> impact(Wanted wanted, CauseAnswers cause, Investigation state) {
        return cause.impact().map(impact -> {
            boolean each = EACH.matcher(wanted.words()).find() || impact.byOperation().isEmpty();
            List<Statement> said = new ArrayList<>(impact.statements().stream().limit(each ? MOST : 1).toList());
            String counted = impact.affected().entrySet().stream()
                    .map(e -> String.format(Locale.ROOT, "%,d", e.getValue()) + " different " + e.getKey())
                    .collect(Collectors.joining(", "));
            String number = counted.split(" ", 2)[0];
            if (HOW_MANY.matcher(wanted.words()).find() && !counted.isEmpty() && !said.getFirst().text().startsWith(number + " ")) {
                said.addFirst(new Statement(counted + ".", said.getFirst().observations()));
            }
            byOperation(impact, said);
            return List.copyOf(said);
        }).orElseGet(() -> seen(state, o -> o.look() == Look.IMPACT, state.conclusion().isEmpty()
                ? "Nothing I looked at so far tells who was affected."
                : "Nothing I looked at tells that anybody was affected."));
    }

    private static void byOperation(Impact impact, List<Statement> said) {
        if (!impact.byOperation().isEmpty()) {
            String operations = impact.byOperation().entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(MOST)
                    .map(e -> e.getKey() + " (" + e.getValue() + ")")
                    .collect(Collectors.joining(", "));
            said.add(new Statement("By operation: " + operations + ".", said.getFirst().observations()));
        }
        boolean told = said.stream().anyMatch(s -> impact.examples().stream().allMatch(s.text()::contains));
        if (!impact.examples().isEmpty() && !told) {
            said.add(new Statement("For example " + String.join(", ", impact.examples()) + ".", said.getFirst().observations()));
        }
    }

    private List<Statement> began(Wanted wanted, Investigation state, CauseAnswers cause) {
        List<Statement> said = new ArrayList<>(wanted.about().isEmpty() ? cause.onset() : beganAt(wanted, state, cause));
        if (wanted.words().contains("how long")) {
            state.conclusion().map(Conclusion::onset).filter(reader.now(state)::isAfter).ifPresent(onset -> said.add(word("That was "
                    + minutes(Duration.between(onset, reader.now(state))) + " ago; ask “is it still going on?” and I look.")));
        }
        return said;
    }

    private static String minutes(Duration length) {
        return length.toMinutes() < 120 ? Math.max(1, length.toMinutes()) + " min" : length.toHours() + " h";
    }

    /** When trouble was first seen at what is asked about. */
    private List<Statement> beganAt(Wanted wanted, Investigation state, CauseAnswers cause) {
        Set<String> ids = withParts(wanted, state);
        return state.counting().stream()
                .filter(o -> o.stance() == Stance.FOR && o.at() != null && o.look() != Look.CHANGES && ids.contains(o.resource()))
                .min((a, b) -> at(a).compareTo(at(b)))
                .map(o -> List
                        .of(Statement.of("The first sign at " + o.resource() + " is of " + clock.said(at(o)) + ": " + o.text(), o.id())))
                .orElseGet(() -> Stream.concat(Stream.of(word("No trouble was seen at " + wanted.subject() + ".")), cause.onset().stream())
                        .toList());
    }

    private static Set<String> withParts(Wanted wanted, Investigation state) {
        Set<String> ids = new HashSet<>(wanted.about());
        wanted.about().forEach(id -> ids.addAll(state.topology().parts(id)));
        return ids;
    }

    /** How what is asked about is: whether it is the cause or hurt by it, and what was seen there. */
    private static List<Statement> at(Wanted wanted, Investigation state, CauseAnswers cause) {
        Set<String> ids = withParts(wanted, state);
        List<Observation> seen = state.counting().stream()
                .filter(o -> ids.contains(o.resource()) && tells(o))
                .sorted(Comparator.comparing(Observation::stance)).toList();
        List<Statement> said = new ArrayList<>();
        standing(wanted, ids, state).ifPresent(said::add);
        if (seen.isEmpty()) {
            said.add(word("I have seen nothing unusual at " + some(wanted)
                    + (state.conclusion().isEmpty() ? " so far." : "; nothing proves that it is well either.")));
        } else {
            said.addAll(told(seen.stream(), "").stream().limit(said.isEmpty() ? MOST : MOST - 2).toList());
        }
        if (wanted.topic() == Topic.CAUSE && said.stream().noneMatch(s -> s.text().startsWith("It is the cause"))) {
            cause.cause().stream().limit(1).forEach(said::add);
        }
        return said;
    }

    /** A change that nothing speaks for says nothing of how a resource is. */
    private static boolean tells(Observation o) {
        return o.look() != Look.ALERTS && o.look() != Look.TOPOLOGY && o.look() != Look.HISTORY
                && (o.look() != Look.CHANGES || o.stance() == Stance.FOR);
    }

    private static String some(Wanted wanted) {
        return wanted.about().size() > 4 ? wanted.subject() : String.join(", ", wanted.about());
    }

    private static Optional<Statement> standing(Wanted wanted, Set<String> ids, Investigation state) {
        for (RootCause cause : state.conclusion().map(Conclusion::causes).orElse(List.of())) {
            List<String> proof = cause.headline().observations();
            if (ids.contains(cause.resource())) {
                return Optional.of(new Statement("It is the cause: " + cause.headline().text(), proof));
            }
            boolean hurt = wanted.about().stream().anyMatch(state.topology().blastRadius(cause.resource())::contains);
            boolean troubled = state.counting().stream().anyMatch(o -> o.stance() == Stance.FOR && ids.contains(o.resource()));
            if (hurt && troubled) {
                return Optional.of(new Statement(wanted.about().getFirst() + " is hurt, not the cause: trouble reaches it from "
                        + cause.resource() + ", on which it depends.", proof));
            }
        }
        return Optional.empty();
    }

    /** Changes the conclusion rests on first, then others of the same resource, then those that speak for a cause, then the rest. */
    private static List<Statement> changed(String asked, Investigation state) {
        Set<String> proof = state.conclusion().stream()
                .flatMap(c -> c.causes().stream())
                .flatMap(c -> Stream.concat(Stream.of(c.headline()), c.because().stream()))
                .flatMap(statement -> statement.observations().stream())
                .collect(Collectors.toSet());
        List<Observation> changes = state.counting().stream().filter(o -> o.look() == Look.CHANGES).toList();
        Set<String> guilty = changes.stream().filter(o -> proof.contains(o.id())).map(Observation::resource)
                .filter(Objects::nonNull).collect(Collectors.toSet());
        boolean ofThis = OF_THIS.matcher(asked).find() && !guilty.isEmpty();
        List<Observation> sorted = changes.stream()
                .filter(o -> !ofThis || (o.resource() != null && guilty.contains(o.resource())))
                .sorted(Comparator.comparing((Observation o) -> !proof.contains(o.id()))
                        .thenComparing(o -> o.resource() == null || !guilty.contains(o.resource()))
                        .thenComparing(Observation::stance))
                .toList();
        List<Statement> said = new ArrayList<>(told(sorted.stream(), "I found no change near the onset in what I could look at."));
        if (WHAT_IT_DID.matcher(asked).find() && !sorted.isEmpty() && proof.contains(sorted.getFirst().id())) {
            diff(sorted.getFirst()).ifPresent(diff -> said.add(1, diff));
        }
        return said;
    }

    /** The lines that a change took and gave, as its evidence holds them. */
    private static Optional<Statement> diff(Observation change) {
        String lines = change.evidence().getFirst().excerpt().lines()
                .filter(line -> line.matches("[+-](?![+-]{2} ).*\\S.*"))
                .map(String::strip)
                .collect(Collectors.joining(" · "));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(Statement.of("Its lines: “" + Quoted.line(lines, LONGEST_DIFF) + "”", change.id()));
    }

    private static List<Statement> seen(Investigation state, Predicate<Observation> wanted, String otherwise) {
        return told(state.counting().stream().filter(wanted), otherwise);
    }

    /** The first few, each thing once although several looks may have seen it. */
    private static List<Statement> told(Stream<Observation> observations, String otherwise) {
        Map<String, Statement> once = new LinkedHashMap<>();
        observations.forEach(o -> once.putIfAbsent(o.text(), Statement.of(o.text(), o.id())));
        return once.isEmpty() ? List.of(word(otherwise)) : once.values().stream().limit(MOST).toList();
    }

    /** A word about the investigation itself, not about the world, so that it needs no observation. */
    private static Statement word(String text) {
        return Statement.of(text);
    }
}
