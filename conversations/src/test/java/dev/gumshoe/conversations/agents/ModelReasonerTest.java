package dev.gumshoe.conversations.agents;

import static dev.gumshoe.conversations.agents.ScriptedModel.calls;
import static dev.gumshoe.conversations.agents.ScriptedModel.fields;
import static dev.gumshoe.conversations.agents.ScriptedModel.form;
import static dev.gumshoe.conversations.agents.ScriptedModel.thing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Dissent;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry.ClaimRefused;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.ReasoningHandedBack;
import dev.gumshoe.conversations.investigation.JournalEntry.ReasoningTakenOver;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ModelReasonerTest {

    private static final String CASE = "inv-1";
    private static final LeadSettings OPEN_END = new LeadSettings(4, Duration.ofMinutes(1), Duration.ofHours(4), false);

    private final InMemoryJournal journal = new InMemoryJournal();
    private final Casebook book = new Casebook(journal, CASE);
    private final ScriptedReasoner calculating = new ScriptedReasoner();
    private GivenTool tool = GivenTool.finding("query_logs", "14:02:20 UTC forge ERROR unknown field stamp, 48 times");
    private final LeadScript script = new LeadScript();
    private Budget budget = Budget.unlimited();
    private Duration rest = Duration.ofMinutes(1);
    private RunbookAdvice runbooks = RunbookAdvice.none();
    private Thread running;

    /** What the model does for each purpose; a sensible investigation unless a test says otherwise. */
    private static final class LeadScript {

        Map<String, Argument> plan = fields(
                "hypotheses", List.of(thing("statement", "A deployment broke forge", "mechanism", "bad-deployment", "resource", "forge",
                        "confirmed_by", "errors since it", "refuted_by", "errors before it")),
                "errands", List.of(thing("specialist", "metrics", "question", "Did forge fail first?", "hypothesis", "1")));
        Map<String, Argument> judge = fields("errands", List.of());
        List<Map<String, Argument>> findings = List.of(fields("observations", List.of(thing(
                "text", "forge logs “unknown field stamp” 48 times since 14:02:20", "evidence", List.of("E1"), "stance", "for", "resource",
                "forge", "at", "2026-03-02T14:02:20Z"))));
        List<Map<String, Argument>> conclusions = List.of(conclusion("forge fails 31 % of its calls since 14:02:15"));
        Map<String, Argument> answer = fields("statements", List.of(thing("text", "forge logs 48 errors", "evidence", List.of("E1"))));
        int findingsAsked;
        int conclusionsAsked;

        static Map<String, Argument> conclusion(String headline) {
            return fields("causes", List.of(thing("resource", "forge", "mechanism", "bad-deployment", "headline",
                    thing("text", headline, "observations", List.of("M1.1")), "because", List.of(), "doubt", 0.1)),
                    "impact", List.of(), "ruled_out", List.of());
        }

        ModelReply reply(ModelRequest request) {
            boolean looked = request.turns().stream().anyMatch(Turn.ToolOutcome.class::isInstance);
            return switch (request.purpose()) {
                case "lead.plan" -> form(plan);
                case "lead.judge", "lead.steer" -> form(judge);
                case "lead.conclude" -> form(conclusions.get(Math.min(conclusionsAsked++, conclusions.size() - 1)));
                case "specialist.answer" -> looked ? form(answer) : look();
                default -> looked ? form(findings.get(Math.min(findingsAsked++, findings.size() - 1))) : look();
            };
        }

        private static ModelReply look() {
            return calls(new ToolRequest("c1", "query_logs", Arguments.NONE));
        }
    }

    @BeforeEach
    void openTheCase() throws Exception {
        journal.append(CASE, 0, List.of(Cases.opened(CASE)));
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (running != null) {
            running.interrupt();
            running.join();
        }
    }

    private ModelReasoner reasoner(ScriptedModel model) {
        return new ModelReasoner(
                calculating, model.everywhere(), new Toolbox(List.of(tool)), FurtherTools.none(), budget, journal, InstantSource.system(),
                new ReasoningSettings(LoopLimits.USUAL, ToolLimits.USUAL, 3, 12, Duration.ofMillis(900), rest, ZoneOffset.UTC));
    }

    private Investigation lead(ScriptedModel model) throws InterruptedException {
        leading(model, LeadSettings.replay()).lead(CASE);
        return book.read();
    }

    private LeadInvestigator leading(ScriptedModel model, LeadSettings settings) {
        return new LeadInvestigator(
                journal, new InMemoryLeases(InstantSource.system()), reasoner(model), runbooks, InstantSource.system(),
                settings,
                "a");
    }

    private void start(ScriptedModel model) {
        running = Thread.ofVirtual().start(() -> {
            try {
                leading(model, OPEN_END).lead(CASE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Investigation until(Predicate<Investigation> wanted) throws InterruptedException {
        Investigation state = book.read();
        while (!wanted.test(state)) {
            state = book.await(state.position(), Duration.ofSeconds(50));
        }
        return state;
    }

    @Test
    void leadsACaseWithAModelFromHypothesesToAConclusion() throws Exception {
        Investigation state = lead(new ScriptedModel(script::reply));

        assertThat(state.takenOver()).isEmpty();
        assertThat(state.hypotheses()).extracting(h -> h.hypothesis().statement()).containsExactly("A deployment broke forge");
        assertThat(state.task("M1").orElseThrow().task().question()).isEqualTo("Did forge fail first?");
        assertThat(state.task("M1").orElseThrow().task().hypothesis()).isEqualTo("H1");
        assertThat(state.observation("M1.2").orElseThrow().evidence().getFirst().source()).isEqualTo("store");
        assertThat(state.conclusion().orElseThrow().causes().getFirst().headline().text())
                .isEqualTo("forge fails 31 % of its calls since 14:02:15");
        assertThat(state.phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void addsUpWhatWasSpentInTheFold() throws Exception {
        ScriptedModel model = new ScriptedModel(script::reply);

        Investigation state = lead(model);

        assertThat(state.spent().calls()).isEqualTo(model.asked.size());
        assertThat(state.spent().inputTokens()).isEqualTo(100L * model.asked.size());
        assertThat(state.spent().toolCalls()).isEqualTo(1);
        assertThat(state.spent().microDollars()).isEqualTo(288L * model.asked.size());
    }

    @Test
    void sendsARefusedObservationBackOnceThenDropsAndJournalsIt() throws Exception {
        Map<String, Argument> wrong = fields("observations", List.of(thing(
                "text", "forge logs “unknown field stamp” 84 times", "evidence", List.of("E1"), "stance", "for", "resource", "forge")));
        script.findings = List.of(wrong, wrong);
        ScriptedModel model = new ScriptedModel(script::reply);

        Investigation state = lead(model);

        assertThat(model.asked).filteredOn(r -> r.purpose().equals("specialist.metrics")).last()
                .extracting(r -> ((Turn.Person) r.turns().getLast()).text()).asString().contains("does not hold the number 84");
        assertThat(state.observation("M1.2")).isEmpty();
        assertThat(state.refusedClaims()).extracting(ClaimRefused::claim).contains("forge logs “unknown field stamp” 84 times");
        assertThat(state.observation("M1.1")).as("what was calculated stays").isPresent();
    }

    @Test
    void takesAnObservationThatWasMended() throws Exception {
        Map<String, Argument> wrong = fields("observations", List.of(thing(
                "text", "forge logs 84 errors", "evidence", List.of("E1"), "stance", "for")));
        script.findings = List.of(wrong, script.findings.getFirst());

        Investigation state = lead(new ScriptedModel(script::reply));

        assertThat(state.observation("M1.2")).isPresent();
        assertThat(state.refusedClaims()).extracting(ClaimRefused::claim).doesNotContain("forge logs 84 errors");
    }

    @Test
    void refusesAnObservationThatCitesWhatNoToolReturned() throws Exception {
        Map<String, Argument> made = fields("observations", List.of(thing(
                "text", "forge is on fire", "evidence", List.of("E7"), "stance", "for")));
        script.findings = List.of(made, made);

        Investigation state = lead(new ScriptedModel(script::reply));

        assertThat(state.observations()).extracting(Observation::text).doesNotContain("forge is on fire");
        assertThat(state.refusedClaims()).extracting(ClaimRefused::why).contains("it cites [E7], which no tool returned");
    }

    @Test
    void judgesAndConcludesInOneCallWhereNothingMoreIsToBeLookedAt() throws Exception {
        script.judge = LeadScript.conclusion("forge fails 31 % of its calls");
        ScriptedModel model = new ScriptedModel(script::reply);

        Investigation state = lead(model);

        assertThat(state.conclusion().orElseThrow().causes().getFirst().headline().text()).isEqualTo("forge fails 31 % of its calls");
        assertThat(model.asked).extracting(ModelRequest::purpose).filteredOn(p -> p.startsWith("lead")).containsExactly("lead.plan",
                "lead.judge");
    }

    @Test
    void sendsAConclusionThatCameWithTheVerdictsBackOnceToo() throws Exception {
        script.judge = LeadScript.conclusion("forge fails 13 % of its calls");
        ScriptedModel model = new ScriptedModel(request -> request.turns().size() == 3 && request.purpose().equals("lead.judge")
                ? form(LeadScript.conclusion("forge fails 31 % of its calls"))
                : script.reply(request));

        Investigation state = lead(model);

        assertThat(state.conclusion().orElseThrow().causes().getFirst().headline().text()).isEqualTo("forge fails 31 % of its calls");
        assertThat(((Turn.Person) model.asked.getLast().turns().getLast()).text()).contains("does not hold the number 13");
    }

    @Test
    void aModelThatWantedToLookFurtherAndMayNotIsAskedForItsConclusion() throws Exception {
        script.judge = fields("errands", List.of(thing("specialist", "nobody", "question", "What else?")), "causes", List.of());
        ScriptedModel model = new ScriptedModel(script::reply);

        Investigation state = lead(model);

        assertThat(model.asked.getLast().purpose()).isEqualTo("lead.conclude");
        assertThat(((Turn.Person) model.asked.getLast().turns().getFirst()).text()).contains("give no errands, and conclude now")
                .doesNotContain("Judge each hypothesis");
        assertThat(state.conclusion().orElseThrow().causes().getFirst().headline().text()).startsWith("forge fails 31 %");
    }

    @Test
    void everythingThatALeadIsAskedBeginsAlikeSoThatAProviderCanKeepIt() throws Exception {
        ScriptedModel model = new ScriptedModel(script::reply);

        lead(model);

        List<ModelRequest> lead = model.asked.stream().filter(r -> r.purpose().startsWith("lead")).toList();
        assertThat(lead).hasSize(3);
        assertThat(lead).extracting(ModelRequest::instructions).containsOnly(lead.getFirst().instructions());
        assertThat(lead).extracting(ModelRequest::shape).containsOnly(lead.getFirst().shape());
        String incident = Briefing.incident(book.read());
        assertThat(lead).allSatisfy(r -> assertThat(((Turn.Person) r.turns().getFirst()).text()).startsWith(incident));
    }

    @Test
    void sendsARefusedConclusionBackOnce() throws Exception {
        script.conclusions = List.of(
                LeadScript.conclusion("forge fails 13 % of its calls"), LeadScript.conclusion("forge fails 31 % of its calls"));
        ScriptedModel model = new ScriptedModel(script::reply);

        Investigation state = lead(model);

        assertThat(state.conclusion().orElseThrow().causes().getFirst().headline().text()).isEqualTo("forge fails 31 % of its calls");
        assertThat(model.asked).filteredOn(r -> r.purpose().equals("lead.conclude")).hasSize(2);
    }

    @Test
    void concludesByCalculationWhatAModelCannotProve() throws Exception {
        script.conclusions = List.of(LeadScript.conclusion("forge fails 13 % of its calls"));

        Investigation state = lead(new ScriptedModel(script::reply));

        assertThat(state.conclusion().orElseThrow().causes().getFirst().headline().text()).isEqualTo("forge fails since 14:02:15");
    }

    @Test
    void letsAModelsDoubtOnlyLowerTheConfidence() throws Exception {
        Map<String, Argument> doubtful = fields("causes", List.of(thing("resource", "forge", "mechanism", "bad-deployment", "headline",
                thing("text", "forge fails", "observations", List.of("M1.1")), "because", List.of(), "doubt", 0.9)), "impact", List.of(),
                "ruled_out", List.of());
        script.conclusions = List.of(doubtful);

        Investigation state = lead(new ScriptedModel(script::reply));

        assertThat(state.conclusion().orElseThrow().confidence()).isLessThan(0.2);
        assertThat(state.conclusion().orElseThrow().conclusive()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ModelReply.Kind.class)
    void goesOnByCalculationWhenTheModelFailsAndSaysSoOnce(ModelReply.Kind kind) throws Exception {
        Investigation state = lead(ScriptedModel.failing(kind));

        assertThat(state.takenOver().orElseThrow().from()).isEqualTo("scripted");
        assertThat(state.takenOver().orElseThrow().why()).endsWith("(it is a test).");
        assertThat(state.conclusion().orElseThrow().causes()).hasSize(1);
        assertThat(journal.read(CASE, 0)).filteredOn(
                r -> r.entry() instanceof dev.gumshoe.conversations.investigation.JournalEntry.ReasoningTakenOver).hasSize(1);
    }

    private <E> List<E> written(Class<E> type) {
        return journal.read(CASE, 0).stream().map(r -> r.entry()).filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void aModelThatIsWellAgainGetsTheCaseBackAndTheThreadSaysSoOnce() throws Exception {
        rest = Duration.ZERO;
        ScriptedModel model = new ScriptedModel(request -> request.purpose().equals("lead.plan")
                ? new ModelReply.Failed(ModelReply.Kind.RATE_LIMITED, "429")
                : script.reply(request));

        Investigation state = lead(model);

        assertThat(state.takenOver()).isEmpty();
        assertThat(written(ReasoningTakenOver.class)).hasSize(1);
        assertThat(written(ReasoningHandedBack.class)).extracting(ReasoningHandedBack::to).containsExactly("scripted");
        assertThat(model.asked).extracting(ModelRequest::purpose).as("errands wait for a decision to find out")
                .containsExactly("lead.plan", "lead.judge", "lead.conclude");
        assertThat(state.conclusion().orElseThrow().causes().getFirst().headline().text())
                .isEqualTo("forge fails 31 % of its calls since 14:02:15");
    }

    @Test
    void aModelThatFailsAgainAndAgainIsAskedTwiceMoreAtMost() throws Exception {
        rest = Duration.ZERO;
        ScriptedModel model = ScriptedModel.failing(ModelReply.Kind.UNAVAILABLE);
        ModelReasoner reasoner = reasoner(model);

        for (int i = 0; i < 5; i++) {
            reasoner.conclude(book.read());
        }

        assertThat(model.asked).hasSize(3);
        assertThat(written(ReasoningTakenOver.class)).extracting(ReasoningTakenOver::again).hasSize(3).last().isNull();
    }

    @Test
    void aKeyThatWasRefusedIsNotTriedAgain() throws Exception {
        rest = Duration.ZERO;
        ScriptedModel model = ScriptedModel.failing(ModelReply.Kind.REFUSED_KEY);

        lead(model);

        assertThat(model.asked).hasSize(1);
    }

    @Test
    void waitsAsLongAsTheProviderAskedFor() throws Exception {
        rest = Duration.ZERO;
        ScriptedModel model = new ScriptedModel(
                _ -> new ModelReply.Failed(ModelReply.Kind.RATE_LIMITED, "429", Duration.ofHours(1), TokenUse.NONE));

        lead(model);

        assertThat(model.asked).hasSize(1);
        assertThat(written(ReasoningTakenOver.class).getFirst().again()).isAfter(java.time.Instant.now().plusSeconds(3_000));
    }

    @Test
    void sendsTheRunbookSpecialistWhereARunbookFits() throws Exception {
        runbooks = _ -> List.of(new RunbookAdvice.Fit("bad-stamps", "its words fit"));
        ScriptedModel model = new ScriptedModel(script::reply);

        Investigation state = lead(model);

        assertThat(state.task("R1").orElseThrow().task().look()).isEqualTo(Look.RUNBOOKS);
        assertThat(model.asked).filteredOn(r -> r.purpose().equals("specialist.runbook")).isNotEmpty()
                .allSatisfy(r -> assertThat(r.instructions()).contains("`read_runbook`"));
        assertThat(((Turn.Person) model.asked.getFirst().turns().getFirst()).text()).contains("Runbooks that fit\n| bad-stamps");
    }

    @Test
    void sendsNoRunbookSpecialistWhereNoneFits() throws Exception {
        assertThat(lead(new ScriptedModel(script::reply)).tasks()).extracting(t -> t.task().look()).containsOnly(Look.METRICS);
    }

    @Test
    void losesNothingThatWasSeenWhenTheModelFailsHalfWay() throws Exception {
        ScriptedModel model = new ScriptedModel(request -> request.purpose().startsWith("lead.judge")
                ? new ModelReply.Failed(ModelReply.Kind.RATE_LIMITED, "429")
                : script.reply(request));

        Investigation state = lead(model);

        assertThat(state.observation("M1.2")).isPresent();
        assertThat(state.takenOver()).isPresent();
        assertThat(state.conclusion()).isPresent();
        assertThat(model.asked.getLast().purpose()).as("nothing is asked after it was given up").isEqualTo("lead.judge");
    }

    @Test
    void endsWithAPartialAnswerThatSaysSoWhenTheBudgetIsUsedUp() throws Exception {
        budget = new Budget(
                new BudgetLimits(20_000, Long.MAX_VALUE, 100, Duration.ofHours(1)), BudgetLimits.NONE, BudgetLimits.NONE,
                new InMemorySpendings(),
                InstantSource.system());
        ScriptedModel costly = new ScriptedModel(request -> script.reply(request) instanceof ModelReply.Said said
                ? new ModelReply.Said(said.text(), said.answer(), said.requests(), new TokenUse(9_000, 0, 1_000))
                : new ModelReply.Failed(ModelReply.Kind.UNAVAILABLE, ""));

        Investigation state = lead(costly);

        assertThat(state.takenOver().orElseThrow().why()).isEqualTo("The budget of this case is used up (20,000 tokens).");
        assertThat(state.conclusion()).isPresent();
        assertThat(state.gaps()).filteredOn(gap -> gap.id().equals("M1.budget")).singleElement()
                .satisfies(gap -> assertThat(gap.why()).isEqualTo("The budget of this case is used up (20,000 tokens)."));
    }

    @Test
    void tellsBothCausesWithTheirEvidenceWhereTheModelNamesAnotherThanCalculation() throws Exception {
        script.conclusions = List.of(fields("causes", List.of(thing("resource", "shop", "mechanism", "other", "headline",
                thing("text", "shop, which calls forge, suffers since 14:02:15", "observations", List.of("M1.1")), "because", List.of(),
                "doubt", 0.0)), "impact", List.of(), "ruled_out", List.of()));

        Investigation state = lead(new ScriptedModel(script::reply));

        Conclusion conclusion = state.conclusion().orElseThrow();
        Dissent dissent = Objects.requireNonNull(conclusion.dissent());
        assertThat(conclusion.causes()).extracting(RootCause::resource).as("calculation is surer").containsExactly("forge");
        assertThat(conclusion.confidence()).as("a doubt").isCloseTo(0.9 * (1 - dissent.cause().confidence()), within(1e-9));
        assertThat(dissent.cause().confidence()).isLessThanOrEqualTo(0.1 + 1e-9);
        assertThat(conclusion.causes().getFirst().confidence()).isEqualTo(conclusion.confidence());
        assertThat(dissent.author()).isEqualTo("scripted");
        assertThat(dissent.cause().resource()).isEqualTo("shop");
    }

    @Test
    void dropsADecisionTheMomentAPersonGivesADirection() throws Exception {
        CountDownLatch thinking = new CountDownLatch(1);
        ScriptedModel model = new ScriptedModel(request -> {
            if (request.purpose().equals("lead.plan") && thinking.getCount() > 0) {
                thinking.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException _) {
                    return new ModelReply.Failed(ModelReply.Kind.UNAVAILABLE, "interrupted");
                }
            }
            return script.reply(request);
        });
        start(model);
        thinking.await();

        book.record(new SteeringReceived(Cases.ALARM, "m-1", "ana", "focus on forge", null, new Direction.FocusOn(List.of("forge"))),
                _ -> true);

        Investigation state = until(s -> s.phase() == Phase.CONCLUDED);
        assertThat(state.steering().getFirst().accounted().used()).isTrue();
        assertThat(state.takenOver()).as("to be interrupted is no failure").isEmpty();
    }

    @Test
    void saysInAnAnswerAndInTheRecordWhichSourceDidNotAnswer() throws Exception {
        ToolResult.Failed<String> failed = new ToolResult.Failed<>("loki", "{app=forge}", "503", "It is down; ask again later.");
        tool = new GivenTool("query_logs", Tool.Effect.READ_ONLY, "Finds.", _ -> new ToolAnswer.Found(
                "forge ERROR unknown field stamp, 48 times", GivenTool.found("48").evidence(), List.of(failed)));
        start(new ScriptedModel(script::reply));

        book.record(new QuestionAsked(Cases.ALARM, "m-1", "ana", "what does forge log about stamps?", null), _ -> true);

        Investigation state = until(s -> s.exists() && !s.questions().isEmpty() && s.openQuestions().isEmpty());
        assertThat(state.questions().getFirst().answered().answer()).extracting(Statement::text)
                .containsExactly("forge logs 48 errors", "Not known: loki did not answer {app=forge}: 503.");
        assertThat(state.gaps()).filteredOn(gap -> gap.id().equals("Q1.m1")).singleElement()
                .satisfies(gap -> assertThat(gap.look()).isEqualTo(Look.LOGS));
    }

    @Test
    void asksCalculationWhenTheModelSaysThatItCannotTell() throws Exception {
        script.answer = fields("statements", List.of(thing("text", "I cannot tell from what I see.")));
        start(new ScriptedModel(script::reply));
        until(s -> s.observation("M1.1").isPresent());

        book.record(new QuestionAsked(Cases.ALARM, "m-1", "ana", "what about forge?", null), _ -> true);

        Investigation state = until(s -> !s.questions().isEmpty() && s.openQuestions().isEmpty());
        assertThat(state.questions().getFirst().answered().answer()).anySatisfy(s -> assertThat(s.observations()).contains("M1.1"));
    }

    @Test
    void answersAQuestionByANewLookWhileTheCaseGoesOn() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        ScriptedModel model = new ScriptedModel(request -> {
            if (request.purpose().equals("lead.plan")) {
                try {
                    answered.await();
                } catch (InterruptedException _) {
                    return new ModelReply.Failed(ModelReply.Kind.UNAVAILABLE, "interrupted");
                }
            }
            return script.reply(request);
        });
        start(model);

        book.record(new QuestionAsked(Cases.ALARM, "m-1", "ana", "what does forge log about stamps?", null), _ -> true);

        Investigation state = until(s -> s.exists() && !s.questions().isEmpty() && s.openQuestions().isEmpty());
        assertThat(state.questions().getFirst().answered().answer()).containsExactly(Statement.of("forge logs 48 errors", "Q1.1"));
        assertThat(state.observation("Q1.1")).isPresent();
        assertThat(state.tasks()).as("the lead is still thinking").isEmpty();
        answered.countDown();
        until(s -> s.phase() == Phase.CONCLUDED);
    }

    @Test
    void refusesAnAnswerThatCitesNothing() throws Exception {
        script.answer = fields("statements", List.of(thing("text", "The database is down.")));
        Investigation state = Cases.after();

        List<Statement> answer = reasoner(new ScriptedModel(script::reply)).answer(
                new QuestionAsked(Cases.ALARM, "m-1", "ana", "what is up with the store?", null), state, new Unwritten());

        assertThat(answer).extracting(Statement::text).doesNotContain("The database is down.");
    }

    @Test
    void readsWithASmallModelWhatPatternsDoNotUnderstand() {
        ScriptedModel model = new ScriptedModel(_ -> form(fields("kind", "steer", "focus", List.of("forge"))));

        Utterance meant = reasoner(model).read("I would bet my lunch on the forge thing, go there", false, Cases.after());

        assertThat(meant).isEqualTo(new Utterance.Steering(new Direction.FocusOn(List.of("forge"))));
    }

    @Test
    void readsByPatternAloneWhereThatIsPlainOrTheModelFails() {
        ScriptedModel model = ScriptedModel.failing(ModelReply.Kind.TIMED_OUT);
        ModelReasoner reasoner = reasoner(model);

        assertThat(reasoner.read("focus on forge", false, Cases.after())).isInstanceOf(Utterance.Steering.class);
        assertThat(model.asked).isEmpty();
        assertThat(reasoner.read("lunch is at noon, who comes along", false, Cases.after())).isInstanceOf(Utterance.Talk.class);
        assertThat(reasoner.read("lunch was good, thanks all", false, Cases.after())).isInstanceOf(Utterance.Talk.class);
        assertThat(model.asked).as("left alone for a minute").hasSizeLessThanOrEqualTo(1);
        assertThat(book.read().takenOver()).isEmpty();
    }

    @Test
    void aSmallModelThatNeverAnswersHoldsNoMessageUp() {
        ScriptedModel model = new ScriptedModel(_ -> {
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofHours(1).toNanos());
            return form(Map.of());
        });

        Utterance meant = reasoner(model).read("lunch is at noon, who comes along", false, Cases.after());

        assertThat(meant).isInstanceOf(Utterance.Talk.class);
        assertThat(model.asked).singleElement().satisfies(asked -> assertThat(asked.timeout()).isLessThan(Duration.ofSeconds(1)));
    }

    /** Writes nothing down. */
    private static final class Unwritten implements Notebook {

        @Override
        public void observed(Observation observation) {}

        @Override
        public void missing(dev.gumshoe.conversations.investigation.Gap gap) {}
    }
}
