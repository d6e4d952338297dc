package dev.gumshoe.bot;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Hypothesis;
import dev.gumshoe.conversations.investigation.Hypothesis.Verdict;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.InMemoryCaseIndex;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.HypothesisJudged;
import dev.gumshoe.conversations.investigation.JournalEntry.HypothesisStated;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.LeadTaken;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.JournalEntry.RunbookConsulted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.Task;
import dev.gumshoe.conversations.investigation.TimelineItem;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A whole case from alert to root cause, with hostile texts where the outside world could put them. */
public final class ScriptedCase {

    public static final String ID = "inv-a1b2c3d4";
    /** Computed, and so no round figure. */
    public static final double CONFIDENCE = 0.8712;
    public static final Instant FIRED = Instant.parse("2026-11-23T14:10:00Z");
    public static final Instant ONSET = Instant.parse("2026-11-23T14:03:20Z");
    public static final String HOSTILE = "<script>alert('x')</script> @channel \u001b[31mred\u001b[0m \u202e\u0007 </textarea>";
    public static final Chart ERRORS = new Chart(ID + "/M1", "Error rate of forge", "% of requests", ONSET, ONSET.minusSeconds(140),
            "deployment forge v482");

    private static final TimeWindow WINDOW = new TimeWindow(FIRED.minusSeconds(3600), FIRED);
    private static final Scope SCOPE = Scope.of(WINDOW);

    private ScriptedCase() {}

    /** The entries of the case in order. */
    public static List<JournalEntry> entries() {
        List<JournalEntry> entries = new ArrayList<>();
        entries.addAll(opening());
        entries.addAll(looking());
        entries.addAll(talking());
        entries.addAll(concluding());
        return entries;
    }

    /** The journal of the whole case. */
    public static InMemoryJournal journal() {
        InMemoryJournal journal = new InMemoryJournal();
        append(journal, entries());
        return journal;
    }

    /** Appends to the case whatever its journal holds already. */
    public static void append(InMemoryJournal journal, List<JournalEntry> entries) {
        try {
            journal.append(ID, journal.read(ID, 0).size(), entries);
        } catch (Overtaken e) {
            throw new IllegalStateException("somebody else writes to the scripted case", e);
        }
    }

    /** An index that knows the case. */
    public static InMemoryCaseIndex index() {
        InMemoryCaseIndex index = new InMemoryCaseIndex();
        index.opened(ID, FIRED.plusSeconds(2));
        return index;
    }

    /** A locker with the series of the case's chart. */
    public static Locker locker() {
        Locker locker = new InMemoryLocker();
        locker.keep(ERRORS.locker(), List.of(series("forge", 12), series("schedule", 5)));
        return locker;
    }

    /** An hour of one point in 20 s, a hole in it, a step at the onset. */
    public static MetricSeries series(String resource, double step) {
        Random random = new Random(resource.length());
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 180; i++) {
            Instant at = WINDOW.from().plusSeconds(20L * i);
            if (i > 60 && i < 72) {
                continue;
            }
            times.add(at.toEpochMilli());
            values.add(Math.max(0, 0.8 + 0.4 * random.nextGaussian() + (at.isBefore(ONSET) ? 0 : step + random.nextGaussian())));
        }
        return new MetricSeries(
                resource,
                "error_rate",
                times.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Instant at(int seconds) {
        return FIRED.plusSeconds(seconds);
    }

    private static Evidence evidence(String source, String query, String excerpt) {
        return new Evidence(source, query, WINDOW, excerpt, URI.create("https://telemetry.example/explore?q=1"), null);
    }

    private static Observation observation(
            String id, Look look, Stance stance, String resource, String text, Evidence evidence, Chart chart) {
        return new Observation(id, look, stance, resource, text, ONSET, List.of(evidence), chart);
    }

    private static List<JournalEntry> opening() {
        Alert alert = new Alert(
                "a-1",
                "gateway-errors",
                "Gateway answers 5xx to more than 5 % of requests",
                "5xx share of gateway over 5 minutes " + HOSTILE,
                Severity.CRITICAL,
                FIRED,
                "gateway",
                "error_rate",
                "alertmanager",
                null,
                Map.of());
        return List.of(
                new InvestigationOpened(at(2), ID, alert, SCOPE, null, null),
                new LeadTaken(at(2), "here"),
                new TopologySeen(at(3), topology()),
                new RunbookConsulted(at(3), "errors-after-a-deployment", "errors rose and something was deployed within the hour"),
                new HypothesisStated(at(4), hypothesis("H1", "A deployment broke forge", "forge", Mechanism.BAD_DEPLOYMENT)),
                new HypothesisStated(at(4),
                        hypothesis("H2", "The table refuses connections", "jobs-table", Mechanism.CONNECTIONS_EXHAUSTED)),
                task("M1", Look.METRICS, "Which series left their quiet band, and when?"),
                task("L1", Look.LOGS, "Which log templates appeared or multiplied?"),
                task("T1", Look.TRACES, "Where in the call graph do errors begin?"),
                task("C1", Look.CHANGES, "What was changed near the onset?"));
    }

    private static Hypothesis hypothesis(String id, String statement, String resource, Mechanism mechanism) {
        return new Hypothesis(id, statement, resource, mechanism, "errors begin there within minutes of it", "errors begin before it");
    }

    private static TaskOpened task(String id, Look look, String question) {
        return new TaskOpened(at(5), new Task(id, look, question, SCOPE, "H1"));
    }

    private static ObservationMade made(int seconds, Observation observation) {
        return new ObservationMade(at(seconds), observation.id().substring(0, 2), observation);
    }

    private static List<JournalEntry> looking() {
        Evidence metrics = evidence("prometheus",
                "sum by (service) (rate(http_errors_total[1m])) / sum by (service) (rate(http_requests_total[1m]))", "forge 0.8 → 12.4 %");
        Evidence logs = evidence("logs", "service:forge level:ERROR | template",
                "java.io.InvalidClassException: CacheRecord; " + HOSTILE + "\n\tat forge.Cache.read(Cache.java:88)");
        Evidence changes = evidence("github", "deployments of forge since 13:10", "v482 by maria: add a timestamp to cache records");
        return List.of(
                made(8, observation("M1.1", Look.METRICS, Stance.FOR, "forge", "Error rate of forge rose from 0.8 % to 12.4 % at 14:03:20.",
                        metrics, ERRORS)),
                made(9, observation("M1.2", Look.METRICS, Stance.RULED_OUT, "bot-3",
                        "The CPU spike of bot-3 is that of an instance that had just started.", metrics, null)),
                new TaskFinished(at(9), "M1", "2 of 41 series left their quiet band", List.of()),
                made(10, observation("L1.1", Look.LOGS, Stance.FOR, "forge",
                        "A new stack trace in forge: " + HOSTILE + " (InvalidClassException in Cache.read, 214 times).", logs, null)),
                new TaskFinished(at(10), "L1", "one new template", List.of()),
                made(11, observation("C1.1", Look.CHANGES, Stance.FOR, "forge",
                        "Deployment v482 of forge at 14:01:00 changed how cache records are written.", changes, null)),
                made(11, observation("C1.2", Look.CHANGES, Stance.AGAINST, "schedule",
                        "The deployment of schedule was 40 minutes before the onset.", changes, null)),
                new TaskFinished(at(11), "C1", "2 changes near the onset", List.of()),
                new GapFound(at(12), new Gap("G1", Look.TRACES, "Spans of action are missing",
                        "tempo answered 503 to service.name=\"action\"", "Whoever runs tempo can say when it is back")));
    }

    private static List<JournalEntry> talking() {
        return List.of(
                new SteeringReceived(at(13), "m-1", "maria", "focus on forge", "web/x/x", new Direction.FocusOn(List.of("forge"))),
                new SteeringAccounted(at(14), "m-1", true, "T1 looks at forge and what it depends on first"),
                new QuestionAsked(at(15), "m-2", "li " + HOSTILE, "who was affected and how many?", null),
                new QuestionAnswered(at(16), "m-2", List.of(Statement.of("91 robots, most of them while scheduling.", "L1.1"))),
                new EvidenceOffered(at(17), "m-3", "maria", "I restarted bot-2 at 14:20 " + HOSTILE, null, FIRED.plusSeconds(600),
                        "bot-2"));
    }

    private static List<JournalEntry> concluding() {
        RootCause cause = new RootCause(
                "forge",
                Mechanism.BAD_DEPLOYMENT,
                "v482",
                Statement.of("Deployment v482 of forge made cached records unreadable.", "C1.1", "L1.1"),
                List.of(Statement.of("Errors began 140 s after it, in forge first.", "M1.1"),
                        Statement.of("Requests that miss the cache succeed.", "L1.1")),
                CONFIDENCE);
        Conclusion conclusion = new Conclusion(
                List.of(cause),
                List.of(new Suspect("forge", 0.81, List.of("M1.1"), List.of()), new Suspect("schedule", 0.12, List.of(), List.of("C1.2"))),
                List.of("v482"),
                Mechanism.BAD_DEPLOYMENT,
                ONSET,
                CONFIDENCE,
                true,
                new Impact(ONSET, null, Map.of("robot.id", 91L), Map.of("schedule", 60L), List.of("r-17"),
                        List.of(Statement.of("91 robots could not be scheduled since 14:03:20.", "L1.1"))),
                List.of(
                        new TimelineItem(ONSET.minusSeconds(140), Statement.of("forge v482 was deployed", "C1.1")),
                        new TimelineItem(ONSET, Statement.of("errors of forge rose", "M1.1")),
                        new TimelineItem(FIRED, Statement.of("the alarm fired"))),
                List.of(Statement.of("The CPU spike of bot-3: it had just started.", "M1.2")),
                "");
        return List.of(
                new TaskFinished(at(18), "T1", "errors begin in forge", List.of()),
                new HypothesisJudged(at(19), "H1", Verdict.SUPPORTED,
                        Statement.of("errors began in forge 140 s after v482", "M1.1", "C1.1")),
                new HypothesisJudged(at(19), "H2", Verdict.REFUTED, Statement.of("the table answered as on quiet days", "M1.2")),
                new RootCauseConcluded(at(20), conclusion));
    }

    /** Six services with their instances, a cache, a table and a balancer. */
    public static Inventory topology() {
        List<Resource> resources = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (String service : List.of("gateway", "bot", "schedule", "action", "forge")) {
            resources.add(new Resource(service, "service", Map.of(), FIRED));
            for (int i = 1; i <= 4; i++) {
                resources.add(new Resource(service + "-" + i, "instance", Map.of(), FIRED));
                relations.add(new Relation(service, service + "-" + i, RelationKind.CONSISTS_OF, "tags", FIRED));
            }
        }
        for (String other : List.of("jobs-table", "records-cache", "edge-balancer")) {
            resources.add(new Resource(other, other.substring(other.indexOf('-') + 1), Map.of(), FIRED));
        }
        for (String call : List.of("edge-balancer gateway", "gateway bot", "gateway action", "bot schedule", "bot forge", "schedule forge",
                "action forge", "forge records-cache", "forge jobs-table", "schedule jobs-table")) {
            String[] ends = call.split(" ", 2);
            relations.add(new Relation(ends[0], ends[1], RelationKind.CALLS, "spans", FIRED));
        }
        return new Inventory(resources, relations);
    }
}
