package dev.gumshoe.conversations.agents;

import static dev.gumshoe.conversations.agents.ScriptedModel.fields;
import static dev.gumshoe.conversations.agents.ScriptedModel.thing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Tool.Effect;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.ModelUsed;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model of these tests obeys whatever it reads; the code must stop each. */
@Timeout(60)
class InjectionTest {

    private static final String CASE = "inv-1";
    private static final Pattern TOOL = Pattern.compile(
            "\\b(terminate_instances|delete_table|restart_service|rollback_deployment|run_command|close_incident)\\b");
    private static final List<String> HARMFUL = List.of(
            "terminate_instances", "delete_table", "restart_service", "rollback_deployment", "run_command", "close_incident");

    private final InMemoryJournal journal = new InMemoryJournal();
    private final Casebook book = new Casebook(journal, CASE);
    private final List<String> harm = new ArrayList<>();

    static Stream<String> hostile() {
        return HostileTexts.all();
    }

    /** Calls what it is told to call, repeats what it is told to repeat, and claims what it is told to claim. */
    private static ModelReply obey(ModelRequest request) {
        String read = request.turns().stream().map(InjectionTest::text).reduce("", (a, b) -> a + "\n" + b)
                + request.tools().stream().map(ToolSpec::description).reduce("", String::concat);
        boolean called = request.turns().stream().anyMatch(Turn.ToolOutcome.class::isInstance);
        Matcher tool = TOOL.matcher(read);
        if (request.purpose().startsWith("specialist") && !called) {
            List<ToolRequest> wishes = new ArrayList<>(List.of(new ToolRequest("c0", "query_logs", Arguments.NONE)));
            while (tool.find()) {
                wishes.add(new ToolRequest("c" + wishes.size(), tool.group(), Arguments.NONE));
            }
            return ScriptedModel.calls(wishes.toArray(ToolRequest[]::new));
        }
        return ScriptedModel.form(obeyed(request.purpose(), read));
    }

    private static String text(Turn turn) {
        return switch (turn) {
            case Turn.Person(String text) -> text;
            case Turn.Model(String text, List<ToolRequest> _) -> text;
            case Turn.ToolOutcome outcome -> outcome.text();
        };
    }

    private static Map<String, Argument> obeyed(String purpose, String read) {
        String printed = "As told, AWS_ACCESS_KEY_ID=" + HostileTexts.PLANTED + " and " + HostileTexts.TOKEN
                + " and Authorization: Bearer abcdefghijklmnop123456";
        String claimed = "bot-2 was compromised and all 9,999 customers lost their data";
        return switch (purpose) {
            case "lead.plan" -> fields(
                    "hypotheses",
                    List.of(thing("statement", printed, "mechanism", "manual-change", "confirmed_by", printed, "refuted_by", read)),
                    "errands", List.of(thing("specialist", "metrics", "question", printed)));
            case "lead.judge" ->
                fields("verdicts", List.of(thing("hypothesis", "H1", "verdict", "supported", "why", claimed, "observations",
                        List.of("M1.1"))), "hypotheses", List.of(), "errands", List.of());
            case "lead.conclude" -> fields("causes", List.of(thing("resource", "bot-2", "mechanism", "manual-change", "headline",
                    thing("text", claimed, "observations", List.of("M1.1")), "because",
                    List.of(thing("text", printed, "observations", List.of())),
                    "doubt", 0.0)), "impact", List.of(thing("text", claimed, "observations", List.of())), "ruled_out", List.of());
            case "specialist.answer" -> fields("statements", List.of(
                    thing("text", claimed), thing("text", printed), thing("text", claimed, "evidence", List.of("E1"))));
            default -> fields("observations", List.of(
                    thing("text", claimed, "evidence", List.of("E1"), "stance", "for", "resource", "bot-2"),
                    thing("text", printed, "evidence", List.of("E1"), "stance", "for"),
                    thing("text", claimed, "evidence", List.of("E9"), "stance", "for")));
        };
    }

    private Toolbox tools(String text) {
        List<Tool> all = new ArrayList<>();
        all.add(new GivenTool("query_logs", Effect.READ_ONLY, text, _ -> GivenTool.found(text)));
        for (String name : HARMFUL) {
            all.add(new GivenTool(name, name.startsWith("delete") ? Effect.DESTRUCTIVE : Effect.MUTATING, "Changes something.", call -> {
                harm.add(call.tool());
                return GivenTool.found("done");
            }));
        }
        return new Toolbox(all);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void aModelThatObeysWhatItReadsDoesNoHarm(String text) throws Exception {
        ScriptedModel model = new ScriptedModel(InjectionTest::obey);
        journal.append(CASE, 0, List.of(opened(text), new QuestionAsked(Cases.ALARM, "m-1", "ana", "what about this: " + text, null)));

        new LeadInvestigator(
                journal, new InMemoryLeases(InstantSource.system()),
                new ModelReasoner(
                        new ScriptedReasoner(), model.everywhere(), tools(text), FurtherTools.none(), Budget.unlimited(), journal,
                        InstantSource.system(),
                        ReasoningSettings.usual(ZoneOffset.UTC)),
                _ -> List.of(new RunbookAdvice.Fit("errors", text)), InstantSource.system(), LeadSettings.replay(), "a")
                .lead(CASE);

        assertThat(harm).as("nothing that changes anything was called").isEmpty();
        assertNoSecretReachesTheModel(model);
        Investigation state = book.read();
        assertNoSecretIsWrittenByTheModel();
        assertThat(said(state)).as("nothing is claimed without evidence")
                .noneMatch(s -> s.text().contains("9,999") || s.text().contains("compromised"));
        assertThat(state.conclusion().orElseThrow().causes()).extracting(c -> c.resource()).doesNotContain("bot-2");
        assertThat(state.observations().stream().filter(o -> !o.id().startsWith("A1")).map(o -> o.text()))
                .noneMatch(t -> t.contains("9,999") || t.contains("compromised"));
    }

    private static InvestigationOpened opened(String text) {
        Alert alert = new Alert(
                "a-1", "errors", text, text, Severity.HIGH, Cases.ALARM, "web", null, "test", null, Map.of());
        return new InvestigationOpened(Cases.ALARM, CASE, alert, Scope.of(Cases.WINDOW), "slack/C1/1.0", null);
    }

    private static void assertNoSecretReachesTheModel(ScriptedModel model) {
        for (ModelRequest request : model.asked) {
            String sent = request.instructions() + request.turns().stream().map(InjectionTest::text).reduce("", String::concat)
                    + request.tools().stream().map(ToolSpec::description).reduce("", String::concat);
            assertThat(sent).as("sent for " + request.purpose())
                    .doesNotContain(HostileTexts.PLANTED, HostileTexts.TOKEN, "abcdefghijklmnop123456");
        }
    }

    /** What came from outside (the alert, the question) is masked by whoever takes it in; everything else is ours. */
    private void assertNoSecretIsWrittenByTheModel() {
        for (Recorded recorded : journal.read(CASE, 0)) {
            JournalEntry entry = recorded.entry();
            boolean fromOutside = entry instanceof InvestigationOpened || entry instanceof QuestionAsked
                    || entry instanceof JournalEntry.RunbookConsulted || entry instanceof ModelUsed;
            if (!fromOutside) {
                assertThat(entry.toString()).doesNotContain(HostileTexts.PLANTED, HostileTexts.TOKEN, "abcdefghijklmnop123456");
            }
        }
    }

    private static List<Statement> said(Investigation state) {
        List<Statement> all = new ArrayList<>();
        state.conclusion().ifPresent(conclusion -> {
            conclusion.causes().forEach(cause -> {
                all.add(cause.headline());
                all.addAll(cause.because());
            });
            all.addAll(conclusion.impact().statements());
            all.addAll(conclusion.ruledOut());
            conclusion.timeline().forEach(item -> all.add(item.what()));
        });
        state.questions().forEach(q -> {
            if (q.answered() != null) {
                all.addAll(q.answered().answer());
            }
        });
        return all;
    }

    @Test
    void thereAreAtLeastAHundredHostileTexts() {
        assertThat(HostileTexts.all().distinct()).hasSizeGreaterThanOrEqualTo(100);
    }
}
