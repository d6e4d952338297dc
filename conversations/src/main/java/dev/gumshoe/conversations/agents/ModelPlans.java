package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Hypothesis;
import dev.gumshoe.conversations.investigation.Hypothesis.Verdict;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.TaskRecord;
import dev.gumshoe.conversations.investigation.JournalEntry.HypothesisJudged;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Task;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a leading model wants looked at next. Directions that calculation understands are followed at once, without asking the model. */
final class ModelPlans {

    private final ModelDesk desk;
    private final Reasoner calculating;
    private final InstantSource clock;

    ModelPlans(ModelDesk desk, Reasoner calculating, InstantSource clock) {
        this.desk = desk;
        this.calculating = calculating;
        this.clock = clock;
    }

    Plan next(Investigation state) throws InterruptedException {
        Plan calculated = calculating.plan(state);
        List<SteeringReceived> words = state.unaccountedSteering().stream().filter(w -> w.direction() instanceof Direction.InWords)
                .toList();
        if (!state.unaccountedSteering().isEmpty()) {
            return words.isEmpty()
                    ? calculated
                    : desk.work(lead(), "lead.steer", state, null, s -> steered(s, state, calculated, words), () -> calculated);
        }
        if (state.tasks().isEmpty()) {
            return desk.work(lead(), "lead.plan", state, null, s -> first(s, state, calculated), () -> calculated);
        }
        return desk.work(lead(), "lead.judge", state, null, s -> judged(s, state), () -> calculated);
    }

    private ModelRole lead() {
        return desk.roles().lead();
    }

    private Plan first(Sitting sitting, Investigation state, Plan calculated) throws ModelGivenUp, InterruptedException {
        Investigation seen = calculated.seen() == null
                ? state
                : state.after(new Recorded(state.position() + 1, new TopologySeen(clock.instant(), calculated.seen())));
        Filled said = ModelDesk.ask(sitting, Charters.lead(), Briefing.whole(seen) + Charters.job("plan"), Shapes.DECISION);
        List<Hypothesis> hypotheses = hypotheses(said, seen);
        Errands errands = new Errands(seen, hypotheses, desk.settings().errands());
        List<Task> tasks = errands.rephrasing(planned(calculated, seen), said.parts("errands"));
        return new Plan(
                hypotheses.isEmpty() ? calculated.hypotheses() : hypotheses, List.of(), tasks, Map.of(), Map.of(), calculated.seen());
    }

    /** Everything that is looked at in any case, and where runbooks fit, what they advise. */
    private static List<Task> planned(Plan calculated, Investigation state) {
        List<Task> planned = new ArrayList<>(calculated.tasks());
        if (!state.runbooks().isEmpty()) {
            planned.add(new Task(Look.RUNBOOKS.letter() + "1", Look.RUNBOOKS, EvidencePlans.question(Look.RUNBOOKS, state), state.scope(),
                    null));
        }
        return planned;
    }

    private Plan steered(Sitting sitting, Investigation state, Plan calculated, List<SteeringReceived> words)
            throws ModelGivenUp, InterruptedException {
        String told = words.stream().map(w -> w.author() + ": " + w.text()).collect(Collectors.joining("\n"));
        Filled said = ModelDesk.ask(sitting, Charters.lead(),
                Briefing.whole(state) + "\n## Said just now\n" + Quoted.lines(told) + Charters.job("steer"), Shapes.DECISION);
        List<Task> tasks = new ArrayList<>(calculated.tasks());
        List<Task> more = new Errands(state, List.of(), desk.settings().errands()).after(tasks, said.parts("errands"));
        tasks.addAll(more);
        Map<String, Plan.Accounted> accounted = new LinkedHashMap<>(calculated.steeringUsed());
        String how = more.isEmpty()
                ? "Not used: the lead saw nothing to look at for it."
                : "Taken up in " + more.stream().map(Task::id).collect(Collectors.joining(", ")) + ".";
        words.forEach(word -> accounted.put(word.message(), new Plan.Accounted(!more.isEmpty(), how)));
        return new Plan(calculated.hypotheses(), calculated.judged(), tasks, calculated.cancelled(), accounted, calculated.seen());
    }

    private Plan judged(Sitting sitting, Investigation state) throws ModelGivenUp, InterruptedException {
        Conclusion calculated = calculating.conclude(state);
        String words = Briefing.whole(state) + "\n" + Briefing.calculated(calculated) + Charters.job("judge", "conclude");
        Filled said = ModelDesk.ask(sitting, Charters.lead(), words, Shapes.DECISION);
        List<Hypothesis> more = hypotheses(said, state);
        long rounds = state.tasks().stream().map(TaskRecord::openedAt).distinct().count();
        List<Task> tasks = rounds >= desk.settings().rounds()
                ? List.of()
                : new Errands(state, more, desk.settings().errands()).after(List.of(), said.parts("errands"));
        return tasks.isEmpty()
                ? new Plan(List.of(), verdicts(said, state), tasks, Map.of(), Map.of(), null,
                        concludes(said) ? ModelConclusions.taken(said, words, sitting, state, calculated) : null)
                : new Plan(more, verdicts(said, state), tasks, Map.of(), Map.of(), null);
    }

    /** Whether it concluded as well; who wanted to look further and may not is asked for a conclusion of its own. */
    private static boolean concludes(Filled said) {
        return said.given("causes") && (said.parts("errands").isEmpty() || !said.parts("causes").isEmpty());
    }

    private static List<Hypothesis> hypotheses(Filled said, Investigation state) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (Filled part : said.parts("hypotheses")) {
            Optional<String> statement = part.text("statement");
            if (statement.isPresent() && hypotheses.size() < 6) {
                hypotheses.add(new Hypothesis(
                        "H" + (state.hypotheses().size() + hypotheses.size() + 1),
                        Quoted.line(statement.get(), 300),
                        part.text("resource").filter(id -> state.topology().ids().contains(id)).orElse(null),
                        mechanism(part),
                        Quoted.line(part.text("confirmed_by").orElse("not said"), 300),
                        Quoted.line(part.text("refuted_by").orElse("not said"), 300)));
            }
        }
        return hypotheses;
    }

    /** The mechanism a model named; other when it named none that there is. */
    static Mechanism mechanism(Filled part) {
        String word = part.text("mechanism").orElse("");
        for (Mechanism mechanism : Mechanism.values()) {
            if (mechanism.wireName().equalsIgnoreCase(word)) {
                return mechanism;
            }
        }
        return Mechanism.OTHER;
    }

    private List<HypothesisJudged> verdicts(Filled said, Investigation state) {
        List<HypothesisJudged> judged = new ArrayList<>();
        for (Filled part : said.parts("verdicts")) {
            String id = part.text("hypothesis").orElse("");
            Statement why = new Statement(part.text("why").orElse(""), part.texts("observations"));
            boolean known = state.hypotheses().stream().anyMatch(h -> h.hypothesis().id().equals(id));
            Optional<Verdict> verdict = verdict(part);
            if (!known || verdict.isEmpty() || why.text().isBlank()) {
                continue;
            }
            Optional<String> refusal = Claims.refusal(why, state);
            if (refusal.isPresent()) {
                desk.ledger().refused(id + ": " + why.text(), refusal.get(), state);
            } else {
                judged.add(new HypothesisJudged(clock.instant(), id, verdict.get(), why));
            }
        }
        return judged;
    }

    private static Optional<Verdict> verdict(Filled part) {
        return switch (part.text("verdict").orElse("").toLowerCase(Locale.ROOT)) {
            case "supported" -> Optional.of(Verdict.SUPPORTED);
            case "refuted" -> Optional.of(Verdict.REFUTED);
            case "undecided" -> Optional.of(Verdict.UNDECIDED);
            default -> Optional.empty();
        };
    }
}
