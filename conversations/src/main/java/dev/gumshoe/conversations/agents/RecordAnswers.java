package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.SignalKinds;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.TimelineItem;
import dev.gumshoe.conversations.topology.ResourceNames;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
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
    private static final Pattern WHY_NOT = Pattern.compile("\\bwhy (?:is it |was it |isn't it |wasn't it )?not (?:be |the )?(.+?)\\W*$");
    private static final Pattern WHAT_IT_DID = Pattern.compile("\\b(what|diff|which (?:files?|lines?|code))\\b");
    private static final Pattern OF_THIS = Pattern.compile("\\b(it|this|that|the (?:change|deployment|release|commit))\\b");
    private static final int LONGEST_DIFF = 240;
    private static final Duration PROMPTLY = Duration.ofMinutes(1);

    private final DateTimeFormatter clock;

    /** Answers that write times of day in the zone. */
    public RecordAnswers(ZoneId zone) {
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** What the record says to the question; never empty. */
    public List<Statement> answer(String question, Investigation state) {
        String asked = question.toLowerCase(Locale.ROOT);
        List<Statement> answer = byTopic(asked, state);
        if (!answer.isEmpty()) {
            return answer;
        }
        List<Statement> about = aboutResource(asked, state);
        return about.isEmpty() ? whereWeAre(state) : about;
    }

    /**
     * What the record says when it plainly holds the answer: the question asks for one of the things every record has, and for nothing
     * else.
     */
    Optional<List<Statement>> plainly(String question, Investigation state) {
        String asked = question.toLowerCase(Locale.ROOT);
        boolean other = Stream.of(asked.split("[^\\p{L}\\p{N}_-]+"))
                .anyMatch(word -> !word.isEmpty() && !SMALL_WORDS.contains(word) && !Topic.knows(word, victims(state)));
        return other || !knows(question, state) ? Optional.empty() : Optional.of(byTopic(asked, state));
    }

    /** Whether the record holds an answer to the question: it is about one of the things every record has. */
    boolean knows(String question, Investigation state) {
        return byTopic(question.toLowerCase(Locale.ROOT), state).stream().anyMatch(s -> !s.observations().isEmpty());
    }

    private List<Statement> byTopic(String asked, Investigation state) {
        return switch (Topic.of(asked, victims(state))) {
            case WHY_NOT -> whyNot(asked, state);
            case MITIGATION -> mitigation(state);
            case ALARMS -> alarms(state);
            case TIMELINE -> timeline(state);
            case IMPACT, COUNT -> impact(state);
            case CHANGES -> changed(asked, state);
            case ONSET -> onset(state);
            case RULED_OUT -> seen(state, o -> o.stance() == Stance.RULED_OUT, "I have ruled out nothing yet.");
            case GAPS -> gaps(state);
            case RUNBOOKS -> runbooks(state);
            case CERTAINTY -> whereWeAre(state);
            case FLEET, DEPENDENCIES, ERRORS, OTHER -> List.of();
        };
    }

    /** By which labels the hurt were counted. */
    private static Set<String> victims(Investigation state) {
        return state.tasks().stream()
                .flatMap(task -> task.signals().stream())
                .filter(signal -> signal.kind().equals(SignalKinds.AFFECTED) && !signal.subject().contains(":"))
                .map(Signal::subject)
                .collect(Collectors.toSet());
    }

    private static List<Statement> whyNot(String asked, Investigation state) {
        Matcher matcher = WHY_NOT.matcher(asked);
        return matcher.find() ? new WhyNot(state).answer(matcher.group(1)) : List.of();
    }

    /** What the latest plan and the latest look at it say; who asks without one is told how to get one. */
    private static List<Statement> mitigation(Investigation state) {
        Optional<Mitigation> latest = state.mitigations().latest().filter(mitigation -> mitigation.plan().isPresent());
        if (latest.isEmpty()) {
            return List
                    .of(word("There is no plan yet. Say “plan the mitigation”: I propose the smallest safe step with its commands, and look"
                            + " whether it still is the right one before anybody acts."));
        }
        MitigationPlan plan = latest.get().plan().orElseThrow();
        List<Statement> said = new ArrayList<>(List.of(
                new Statement("The plan is: " + plan.title() + ".", plan.why().observations()),
                word("Risk " + plan.risk().name().toLowerCase(Locale.ROOT) + ": " + plan.riskWhy())));
        latest.get().latestLook().ifPresent(look -> look.validation().checks().forEach(check -> said.add(check.seen())));
        return said;
    }

    private List<Statement> alarms(Investigation state) {
        List<Statement> fired = seen(state, o -> o.look() == Look.ALERTS, "No alarm: a person asked for this investigation.");
        List<Statement> all = new ArrayList<>(fired);
        all.add(word("I know of the alarms that reached this case; I did not look for others."));
        return all;
    }

    private List<Statement> timeline(Investigation state) {
        List<TimelineItem> items = state.conclusion().map(Conclusion::timeline).orElse(List.of());
        if (!items.isEmpty()) {
            return items.stream()
                    .map(i -> new Statement(clock.format(i.at()) + "  " + i.what().text(), i.what().observations()))
                    .toList();
        }
        List<Statement> dated = state.counting().stream()
                .filter(o -> o.at() != null)
                .sorted((a, b) -> at(a).compareTo(at(b)))
                .map(o -> Statement.of(clock.format(at(o)) + "  " + o.text(), o.id()))
                .toList();
        return dated.isEmpty() ? List.of(word("Nothing with a time was seen yet.")) : dated;
    }

    private static Instant at(Observation observation) {
        Instant at = observation.at();
        return at == null ? Instant.MAX : at;
    }

    private List<Statement> impact(Investigation state) {
        Optional<Impact> impact = state.conclusion().map(Conclusion::impact);
        if (impact.isPresent() && !impact.get().statements().isEmpty()) {
            List<Statement> said = new ArrayList<>(impact.get().statements());
            byOperation(impact.get(), said);
            return said;
        }
        return seen(state, o -> o.look() == Look.IMPACT, "Nothing I looked at so far tells who was affected.");
    }

    private static void byOperation(Impact impact, List<Statement> said) {
        if (impact.byOperation().isEmpty() || said.isEmpty()) {
            return;
        }
        String operations = impact.byOperation().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST)
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .collect(Collectors.joining(", "));
        said.add(new Statement("By operation: " + operations + ".", said.getFirst().observations()));
        if (!impact.examples().isEmpty()) {
            said.add(new Statement("For example " + String.join(", ", impact.examples()) + ".", said.getFirst().observations()));
        }
    }

    private List<Statement> onset(Investigation state) {
        Instant onset = state.conclusion().map(Conclusion::onset).orElse(null);
        List<String> proof = state.conclusion()
                .flatMap(c -> c.causes().stream().findFirst())
                .map(c -> c.headline().observations())
                .orElse(List.of());
        if (onset != null && !proof.isEmpty()) {
            return List.of(new Statement(
                    "It began at " + clock.format(onset) + "; the alarm fired at " + clock.format(state.alert().startedAt()) + ".",
                    firstSigns(proof, onset, state)));
        }
        return state.counting().stream()
                .filter(o -> o.stance() == Stance.FOR && o.at() != null)
                .min((a, b) -> at(a).compareTo(at(b)))
                .map(o -> List.of(Statement.of("The earliest sign so far is of " + clock.format(at(o)) + ": " + o.text(), o.id())))
                .orElseGet(() -> List.of(word("I cannot tell yet when it began; the alarm fired at "
                        + clock.format(state.alert().startedAt()) + ".")));
    }

    /** Of what proves the cause, what was seen as it began. */
    private static List<String> firstSigns(List<String> proof, Instant onset, Investigation state) {
        List<String> first = proof.stream().filter(id -> state.observation(id).map(Observation::at)
                .filter(at -> Duration.between(onset, at).abs().compareTo(PROMPTLY) <= 0).isPresent()).toList();
        return first.isEmpty() ? proof : first;
    }

    private static List<Statement> gaps(Investigation state) {
        if (state.openGaps().isEmpty()) {
            return List.of(word("Every source I asked has answered."));
        }
        return state.openGaps().stream().map(RecordAnswers::gap).toList();
    }

    private static Statement gap(Gap gap) {
        return word(gap.what() + ": " + gap.why() + " " + gap.mend());
    }

    private static List<Statement> runbooks(Investigation state) {
        if (state.runbooks().isEmpty()) {
            return List.of(word("No runbook fits this alert."));
        }
        return state.runbooks().stream().map(r -> word(r.name() + ": " + r.why())).toList();
    }

    private List<Statement> aboutResource(String asked, Investigation state) {
        ResourceNames names = new ResourceNames(state.topology());
        for (String word : asked.split("[^\\p{L}\\p{N}_.:-]+")) {
            List<String> meant = word.length() < 3 ? List.of() : names.meant(word);
            if (!meant.isEmpty()) {
                return seen(state, o -> meant.contains(o.resource()),
                        "I have seen nothing unusual at " + String.join(", ", meant) + " so far.");
            }
        }
        return List.of();
    }

    private List<Statement> whereWeAre(Investigation state) {
        Optional<Conclusion> conclusion = state.conclusion();
        if (conclusion.isEmpty()) {
            long open = state.openTasks().size();
            return List.of(word("I am still looking: " + open + (open == 1 ? " errand" : " errands") + " open, "
                    + state.observations().size() + " observations so far, no conclusion yet."));
        }
        return conclusion.get().causes().isEmpty() ? undecided(conclusion.get()) : causes(conclusion.get());
    }

    private static List<Statement> causes(Conclusion conclusion) {
        List<Statement> said = new ArrayList<>();
        for (RootCause cause : conclusion.causes()) {
            said.add(cause.headline());
            said.addAll(cause.because());
            said.add(new Statement(
                    "Confidence " + Math.round(cause.confidence() * 100) + " %, computed from the kinds of evidence that agree.",
                    cause.headline().observations()));
        }
        return said;
    }

    private static List<Statement> undecided(Conclusion conclusion) {
        List<Statement> said = new ArrayList<>();
        said.add(word(conclusion.summary()));
        for (Suspect suspect : conclusion.ranked()) {
            if (!suspect.supporting().isEmpty() && said.size() <= 3) {
                said.add(new Statement(
                        suspect.resource() + " has " + Math.round(suspect.share() * 100) + " % of the suspicion.",
                        suspect.supporting()));
            }
        }
        return said;
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
