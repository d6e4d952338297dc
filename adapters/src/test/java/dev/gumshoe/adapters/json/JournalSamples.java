package dev.gumshoe.adapters.json;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Attachment;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.GapAnswer;
import dev.gumshoe.conversations.investigation.Hypothesis;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Outcome;
import dev.gumshoe.conversations.investigation.PreValidation;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.investigation.Spent;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.Task;
import dev.gumshoe.conversations.investigation.TimelineItem;
import dev.gumshoe.conversations.investigation.Truth;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One entry of each type, with everything in it that can be. */
final class JournalSamples {

    private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
    private static final TimeWindow WINDOW = new TimeWindow(Instant.parse("2024-05-01T11:00:00Z"), Instant.parse("2024-05-01T12:00:01Z"));
    private static final Scope SCOPE = new Scope(WINDOW, AT, Set.of("forge", "bot", "gateway"), Set.of("table"), true);
    private static final Statement STATEMENT = Statement.of("cart answers \"500\"", "M1.1", "L1.2");

    static final List<JournalEntry> ALL = List.of(
            new JournalEntry.InvestigationOpened(AT, "case-1", alert(), SCOPE, "slack/C1/1714.5", "U1", true),
            new JournalEntry.AlertJoined(AT, alert(), "same fingerprint"),
            new JournalEntry.AlertResolved(AT, "a-1"),
            new JournalEntry.AlertHeld(AT, alert(), "slack/C1/1714.9", "it fits none of the cases"),
            new JournalEntry.AlertsMoved(AT, List.of("a-1"), "case-2"),
            new JournalEntry.StormCounted(AT, AT, "Checkout fails", 846, Map.of("case-1", 420L, "case-2", 366L),
                    Map.of("case-1", "Checkout fails", "case-2", "Disk full"), Map.of("case-2", "slack/C1/1714.9")),
            new JournalEntry.PlaceJoined(AT, "slack/C1/1714.5"),
            new JournalEntry.LeadTaken(AT, "host-1"),
            new JournalEntry.TopologySeen(AT, inventory()),
            new JournalEntry.RunbookConsulted(AT, "bad-deployment-rollback", "its words fit"),
            new JournalEntry.HypothesisStated(AT,
                    new Hypothesis("H1", "the deployment broke it", "cart", Mechanism.BAD_DEPLOYMENT, "errors since it",
                            "errors before it")),
            new JournalEntry.HypothesisJudged(AT, "H1", Hypothesis.Verdict.SUPPORTED, STATEMENT),
            new JournalEntry.TaskOpened(AT, new Task("M1", Look.METRICS, "which series left their quiet range?", SCOPE, "H1")),
            new JournalEntry.TaskFinished(AT, "M1", "2 series left it",
                    List.of(new Signal("cart", "error-rate", "errors", 7.5, AT, Map.of("before", 0.01, "after", 0.4), "M1.1"))),
            new JournalEntry.TaskCancelled(AT, "M1", "the scope changed"),
            new JournalEntry.ObservationMade(AT, "M1", observation()),
            new JournalEntry.GapFound(AT, new Gap("G1", Look.LOGS, "what cart logged", "logs.jsonl was not recorded", "record it")),
            new JournalEntry.SteeringReceived(AT, "1714.6", "U1", "focus on forge", "slack/C1/1714.5",
                    new Direction.FocusOn(List.of("forge"))),
            new JournalEntry.SteeringAccounted(AT, "1714.6", true, "M2 looks at forge only"),
            new JournalEntry.QuestionAsked(AT, "1714.7", "U1", "when did it start?", "slack/C1/1714.5"),
            new JournalEntry.QuestionAnswered(AT, "1714.7", List.of(STATEMENT)),
            new JournalEntry.EvidenceOffered(AT, "1714.8", "U2", "bot-2 is fine", "slack/C1/1714.5", AT, "bot-2",
                    Observation.Stance.AGAINST,
                    List.of(new Attachment(Attachment.Kind.IMAGE, "cpu.png", URI.create("https://files.example/cpu.png"), ""))),
            new JournalEntry.GapAnswered(AT, "1714.9", "U2", "slack/C1/1714.5", "L1.g1", GapAnswer.NORMAL),
            new JournalEntry.ExpertCalled(AT, "1714.10", "U1", "slack/C1/1714.5"),
            new JournalEntry.CaseJudged(AT, "1714.11", "U1", "slack/C1/1714.5", Truth.PARTLY, "the cache as well"),
            new JournalEntry.ModelUsed(AT, "specialist.metrics", "sonnet", "M1", new Spent(5, 12_000, 9_000, 800, 7, 43_210, 10_250)),
            new JournalEntry.ReasoningTakenOver(AT, "sonnet", "its key was refused"),
            new JournalEntry.MitigationAsked(AT, "1714.12", "U1", "how do we fix it?", "slack/C1/1714.5"),
            new JournalEntry.MitigationPlanned(AT, "1714.12", plan()),
            new JournalEntry.MitigationUnplanned(AT, "1714.12", "No cause is certain enough."),
            new JournalEntry.ValidationAsked(AT, "1714.13", "U1", "slack/C1/1714.5", "plan-1"),
            new JournalEntry.PreValidated(AT, "plan-1", new PreValidation(List.of(new PreValidation.Checked(
                    new MitigationPlan.Precondition(MitigationPlan.Precondition.Kind.NOT_UNDONE, "cart", "d-1"), PreValidation.Holds.YES,
                    STATEMENT)))),
            new JournalEntry.MitigationApplied(AT, "plan-1", "1714.14", "U1", "slack/C1/1714.5", "done"),
            new JournalEntry.RecoverySeen(AT, "plan-1", Outcome.RECOVERED, STATEMENT,
                    new Chart("case-1/recovery-plan-1", "errors of cart", "", AT, AT, "applied")),
            new JournalEntry.ReasoningHandedBack(AT, "sonnet"),
            new JournalEntry.ClaimRefused(AT, "it is always DNS", "it cites no observation"),
            new JournalEntry.ToolNotCalled(AT, "restart_service of shiplogs", "{service: cart}", "mutating"),
            new JournalEntry.RootCauseConcluded(AT, conclusion()),
            new JournalEntry.InvestigationStopped(AT, "U1 said stop"),
            new JournalEntry.InvestigationClosed(AT, "resolved"));

    private JournalSamples() {}

    private static Alert alert() {
        return new Alert("a-1", "f-1", "Checkout fails", "error rate above 5 %", Severity.CRITICAL, AT, "checkout", "errors",
                "alertmanager",
                URI.create("https://alerts.example/1"), Map.of("team", "payments", "env", "prod"));
    }

    private static Inventory inventory() {
        return new Inventory(List.of(new Resource("cart", "service", Map.of("version", "3"), AT)),
                List.of(new Relation("checkout", "cart", RelationKind.CALLS, "spans", AT),
                        new Relation("cart", "cart-1", RelationKind.CONSISTS_OF, "tags", AT)));
    }

    private static Observation observation() {
        Evidence evidence = new Evidence("case", "metrics.csv where resource=cart", WINDOW, "0.01 -> 0.4",
                URI.create("https://m.example/q"),
                "case-1/M1.1");
        return new Observation("M1.1", Look.METRICS, Observation.Stance.RULED_OUT, "cart", "errors rose 40-fold", AT, List.of(evidence),
                new Chart("case-1/M1.1", "errors of cart", "1/s", AT, AT, "deployment v3"));
    }

    private static Conclusion conclusion() {
        return new Conclusion(
                List.of(new RootCause("cart", Mechanism.SLOW_DEPENDENCY, "c-1", STATEMENT, List.of(STATEMENT), 0.87)),
                List.of(new Suspect("cart", 0.7, List.of("M1.1"), List.of("T1.1"))),
                List.of("c-1"),
                Mechanism.SLOW_DEPENDENCY,
                AT,
                0.87,
                true,
                new Impact(AT, AT, Map.of("robot.id", 91L), Map.of("Schedule", 90L, "Act", 1L), List.of("r-1"), List.of(STATEMENT)),
                List.of(new TimelineItem(AT, STATEMENT)),
                List.of(STATEMENT),
                "cart is slow");
    }

    private static MitigationPlan plan() {
        return new MitigationPlan("plan-1", "roll-back-by-the-pipeline", "Roll cart back to 1.4", "cart", Mechanism.BAD_DEPLOYMENT, "d-1",
                STATEMENT, "errors fall", MitigationPlan.Risk.MEDIUM, "records may be unreadable", List.of("web"),
                List.of(new MitigationPlan.Step(MitigationPlan.Phase.APPLY, "Undo it", "kubectl rollout undo deployment/cart", true,
                        "rolled back",
                        MitigationPlan.Risk.MEDIUM, "cart, pod after pod")),
                List.of(new MitigationPlan.Precondition(MitigationPlan.Precondition.Kind.LAST_GOOD_STANDS, "cart", "1.4")),
                new MitigationPlan.Recovery("web", "error_rate", 0.01, 0.3), List.of("bad-deployment-rollback: name the last good version"),
                List.of("region"));
    }
}
