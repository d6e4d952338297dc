package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.TimelineItem;
import dev.gumshoe.conversations.topology.ResourceNames;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
    private static final Pattern HOW_MANY = words("who", "whom", "how many", "affected", "impact", "customers?", "users?", "robots?",
            "hurt");
    private static final Pattern WHEN = words("when", "since when", "start(ed)?", "begin", "began", "onset", "how long");
    private static final Pattern ALARMS = words("alarms?", "alerts?", "fired", "monitors?");
    private static final Pattern CHANGED = words("chang(e|es|ed)", "deploy(ed|ment|ments|s)?", "releases?", "rolled out", "commits?",
            "pushed");
    private static final Pattern TIMELINE = words("timeline", "sequence", "chronology", "what happened");
    private static final Pattern RULED_OUT = words("ruled? out", "not it", "dead ends?", "excluded");
    private static final Pattern GAPS = words("gaps?", "missing", "not looked", "could not", "couldn't", "unknown");
    private static final Pattern SURE = words("how sure", "confiden(t|ce)", "certain");
    private static final Pattern WHY_NOT = Pattern.compile("\\bwhy (?:is it |was it |isn't it |wasn't it )?not (?:be |the )?(.+?)\\W*$");
    private static final Pattern RUNBOOK = words("runbooks?", "playbooks?", "skills?");

    private static final List<Pattern> TOPICS = List.of(HOW_MANY, WHEN, ALARMS, CHANGED, TIMELINE, RULED_OUT, GAPS, SURE, RUNBOOK);

    private final DateTimeFormatter clock;

    /** Answers that write times of day in the zone. */
    public RecordAnswers(ZoneId zone) {
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    private static Pattern words(String... alternatives) {
        return Pattern.compile("\\b(" + String.join("|", alternatives) + ")\\b");
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
                .anyMatch(word -> !word.isEmpty() && !SMALL_WORDS.contains(word) && TOPICS.stream().noneMatch(t -> t.matcher(word).find()));
        List<Statement> answer = other ? List.of() : byTopic(asked, state);
        return answer.stream().anyMatch(s -> !s.observations().isEmpty()) ? Optional.of(answer) : Optional.empty();
    }

    /** Whether the question is about one of the things every record has. */
    boolean knows(String question, Investigation state) {
        String asked = question.toLowerCase(Locale.ROOT);
        return byTopic(asked, state).stream().anyMatch(s -> !s.observations().isEmpty()) || !aboutResource(asked, state).isEmpty();
    }

    private List<Statement> byTopic(String asked, Investigation state) {
        Matcher whyNot = WHY_NOT.matcher(asked);
        if (whyNot.find()) {
            return new WhyNot(state).answer(whyNot.group(1));
        }
        if (ALARMS.matcher(asked).find()) {
            return alarms(state);
        }
        if (TIMELINE.matcher(asked).find()) {
            return timeline(state);
        }
        if (HOW_MANY.matcher(asked).find()) {
            return impact(state);
        }
        if (CHANGED.matcher(asked).find()) {
            return changed(state);
        }
        if (WHEN.matcher(asked).find()) {
            return onset(state);
        }
        if (RULED_OUT.matcher(asked).find()) {
            return seen(state, o -> o.stance() == Stance.RULED_OUT, "I have ruled out nothing yet.");
        }
        return aboutTheWork(asked, state);
    }

    private List<Statement> aboutTheWork(String asked, Investigation state) {
        if (GAPS.matcher(asked).find()) {
            return gaps(state);
        }
        if (RUNBOOK.matcher(asked).find()) {
            return runbooks(state);
        }
        return SURE.matcher(asked).find() ? whereWeAre(state) : List.of();
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
        List<Statement> dated = state.observations().stream()
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
                    "It began at " + clock.format(onset) + "; the alarm fired at "
                            + clock.format(state.alert().startedAt()) + ".",
                    proof));
        }
        return state.observations().stream()
                .filter(o -> o.stance() == Stance.FOR && o.at() != null)
                .min((a, b) -> at(a).compareTo(at(b)))
                .map(o -> List.of(Statement.of("The earliest sign so far is of " + clock.format(at(o)) + ": " + o.text(), o.id())))
                .orElseGet(() -> List.of(word("I cannot tell yet when it began; the alarm fired at "
                        + clock.format(state.alert().startedAt()) + ".")));
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

    /** Changes the conclusion rests on first, then those that speak for a cause, then the others; what went out of its own accord last. */
    private static List<Statement> changed(Investigation state) {
        Set<String> proof = state.conclusion().stream()
                .flatMap(c -> c.causes().stream())
                .flatMap(c -> Stream.concat(Stream.of(c.headline()), c.because().stream()))
                .flatMap(statement -> statement.observations().stream())
                .collect(Collectors.toSet());
        List<Observation> changes = state.observations().stream()
                .filter(o -> o.look() == Look.CHANGES)
                .sorted(Comparator.comparing((Observation o) -> !proof.contains(o.id())).thenComparing(Observation::stance))
                .toList();
        return told(changes.stream(), "I found no change near the onset in what I could look at.");
    }

    private static List<Statement> seen(Investigation state, Predicate<Observation> wanted, String otherwise) {
        return told(state.observations().stream().filter(wanted), otherwise);
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
