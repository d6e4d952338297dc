package dev.gumshoe.bot.web;

import dev.gumshoe.bot.web.CaseFile.Page;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Message;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.PreventionDesk;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.prevention.Recommendation;
import dev.gumshoe.conversations.prevention.Standing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What other agents can ask of Gumshoe. Verbs and field names are those of AWS DevOps Agent's own MCP server where it has them
 * ({@code investigate}, {@code get_task}, {@code list_journal_records}, {@code send_message}); a task is an investigation.
 */
final class McpVerbs {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 2_000;
    private static final int LONGEST_DESCRIPTION = 4_000;
    private static final int MOST_TASKS = 100;
    private static final int MOST_RECORDS = 500;
    private static final int LONGEST_WAIT = 50;
    private static final String TASK = "task_id";

    private final CaseFiles files;
    private final McpWords words;
    private final CaseIndex index;
    private final Journal journal;
    private final FrontDesk desk;
    private final InstantSource clock;
    private final @Nullable PreventionDesk prevention;

    /** How a verb answers. */
    interface Answer {

        Map<String, Object> to(McpArguments arguments) throws Refusal;
    }

    /**
     * One of them.
     *
     * @param looks whether it changes nothing
     * @param schema JSON Schema of its arguments
     */
    record Verb(String name, String description, boolean looks, Map<String, Object> schema, Answer answer) {}

    /** @param pages where who asks finds the pages */
    McpVerbs(CaseFiles files, WebParts parts, Supplier<URI> pages) {
        this.files = files;
        this.words = new McpWords(pages);
        this.index = parts.index();
        this.journal = parts.journal();
        this.desk = parts.desk();
        this.clock = parts.clock();
        this.prevention = parts.prevention();
    }

    List<Verb> all() {
        return List.of(
                new Verb("investigate", "Starts an investigation of something that is wrong and returns its task_id.", false,
                        schema(Map.of(
                                "title", text("What is wrong, in one line"),
                                "description", text("What else is known"),
                                "priority", text("CRITICAL, HIGH, MEDIUM, LOW or MINIMAL; MEDIUM when left out"),
                                "service", text("The resource it names, if it names one"),
                                "timestamp", text("When it was noticed, ISO-8601 with an offset; now when left out"),
                                "incident_id", text("Your own id of it: given again, the same task is returned")), "title"),
                        this::investigate),
                new Verb("list_tasks", "Lists the latest investigations, latest first.", true,
                        schema(Map.of("limit", number("How many at most; 20 when left out"))), this::tasks),
                new Verb("get_task", "Where an investigation stands: status, root cause, confidence, gaps.", true,
                        schema(Map.of(TASK, text("The investigation")), TASK), arguments -> words.task(page(arguments), true)),
                new Verb("list_journal_records",
                        "What happened in an investigation, in order: plans, observations with their queries, gaps, "
                                + "messages, the root cause.",
                        true,
                        schema(Map.of(TASK, text("The investigation"),
                                "after", number("Only what came after this record_id; 0 when left out"),
                                "limit", number("How many at most; 100 when left out")), TASK),
                        this::records),
                new Verb("send_message", "Asks an investigation something, tells it something, or directs it (\"focus on checkout\", "
                        + "\"only the last wave\", \"stop\"), and returns what came of it.", false,
                        schema(Map.of(TASK, text("The investigation"),
                                "content", text("What is said"),
                                "author", text("Who says it; another agent when left out"),
                                "wait_seconds", number("How long to wait for the answer, at most 50; 20 when left out")), TASK, "content"),
                        this::message),
                new Verb("list_recommendations", "Lists what would prevent incidents from happening again, the most worthwhile first.",
                        true,
                        schema(Map.of("state", text("PROPOSED, ACCEPTED, REJECTED or COMPLETED; all when left out"))),
                        this::recommendations),
                new Verb("get_recommendation",
                        "A recommendation: why, what exactly to change and where, its incidents, and where it stands.",
                        true, schema(Map.of("recommendation_id", text("The recommendation")), "recommendation_id"), this::recommendation),
                new Verb("get_topology", "The resources that an investigation knows and what depends on what.", true,
                        schema(Map.of(TASK, text("The investigation")), TASK), arguments -> McpWords.topology(page(arguments).state())));
    }

    private static Map<String, Object> schema(Map<String, Object> properties, String... required) {
        return Map.of("type", "object", "properties", properties, "required", List.of(required));
    }

    private static Map<String, Object> text(String description) {
        return Map.of("type", "string", "description", description);
    }

    private static Map<String, Object> number(String description) {
        return Map.of("type", "integer", "description", description);
    }

    private Page page(McpArguments arguments) throws Refusal {
        String id = arguments.required(TASK, 100);
        return files.read(id).orElseThrow(() -> Refusal.notFound("There is no task '" + id + "'; list_tasks names those there are."));
    }

    private Map<String, Object> investigate(McpArguments arguments) throws Refusal {
        String title = arguments.required("title", LONGEST_TITLE);
        String description = arguments.text("description", LONGEST_DESCRIPTION).orElse("");
        Severity severity = Severity.named(arguments.text("priority", 40).orElse("medium"));
        Instant now = clock.instant();
        Instant at = arguments.time("timestamp").filter(time -> time.isBefore(now)).orElse(now);
        String id = arguments.text("incident_id", 200).orElseGet(() -> UUID.randomUUID().toString());
        String service = arguments.text("service", 200).orElse(null);
        Alert alert = new Alert(id, title, title, description, severity, at, service, null, "mcp", null, Map.of());
        String key = UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString();
        return switch (desk.receive(alert, new Place("mcp", "tasks", key), "an agent over MCP")) {
            case Intent.Opened(String caseId) -> started(caseId, "created");
            case Intent.Joined(String caseId, String _, boolean _) -> started(caseId, "linked");
            case Intent.Held(String caseId, String _) -> started(caseId, "held");
            case Intent.Repeated(String caseId) when caseId != null -> started(caseId, "repeated");
            case Intent.Repeated _,Intent.Heard _,Intent.Talk _,Intent.Offered _ -> throw new Refusal(409, "Nothing was started.");
            case Intent.Refused(String why) -> throw new Refusal(409, why);
        };
    }

    private Map<String, Object> started(String caseId, String result) {
        return Map.of(TASK, caseId, "result", result, "url", words.page(caseId));
    }

    private Map<String, Object> tasks(McpArguments arguments) throws Refusal {
        int limit = arguments.within("limit", 1, MOST_TASKS, 20);
        return Map.of("tasks", files.recent(limit).stream().map(page -> words.task(page, false)).toList());
    }

    private Map<String, Object> records(McpArguments arguments) throws Refusal {
        long after = arguments.within("after", 0, Integer.MAX_VALUE, 0);
        int limit = arguments.within("limit", 1, MOST_RECORDS, 100);
        List<Moment> moments = page(arguments).after(after);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("records", moments.stream().limit(limit).map(McpWords::record).toList());
        answer.put("more", moments.size() > limit);
        return answer;
    }

    private Map<String, Object> recommendations(McpArguments arguments) throws Refusal {
        String state = arguments.text("state", 20).orElse("").toUpperCase(Locale.ROOT);
        if (!state.isEmpty() && Arrays.stream(Recommendation.State.values()).noneMatch(known -> known.name().equals(state))) {
            throw new Refusal(400, "state is '" + state + "': give PROPOSED, ACCEPTED, REJECTED or COMPLETED.");
        }
        return Map.of("recommendations", standings().stream().filter(s -> state.isEmpty() || s.state().name().equals(state))
                .map(s -> McpWords.recommendation(s, false)).toList());
    }

    private Map<String, Object> recommendation(McpArguments arguments) throws Refusal {
        String id = arguments.required("recommendation_id", 100);
        return standings().stream().filter(s -> s.recommendation().id().equals(id)).findFirst().map(s -> McpWords.recommendation(s, true))
                .orElseThrow(
                        () -> Refusal.notFound("There is no recommendation '" + id + "'; list_recommendations names those there are."));
    }

    private List<Standing> standings() {
        return prevention == null ? List.of() : prevention.standings();
    }

    private Map<String, Object> message(McpArguments arguments) throws Refusal {
        Page page = page(arguments);
        String caseId = page.state().id();
        String content = arguments.required("content", LONGEST_TEXT);
        String author = arguments.text("author", 60).orElse("another agent");
        String id = "mcp:" + UUID.randomUUID();
        Place place = new Place("mcp", caseId, caseId);
        if (index.caseAt(place.toString()).isEmpty()) {
            desk.placed(caseId, place);
        }
        Intent intent = desk.hear(new Message(id, place, author, content, clock.instant(), true));
        if (intent instanceof Intent.Refused(String why)) {
            throw new Refusal(409, why);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(TASK, caseId);
        answer.put("message_id", id);
        answer.put("heard_as", intent instanceof Intent.Heard(String _, Intent.Kind kind) ? kind.name() : "TALK");
        if (intent instanceof Intent.Heard(String _, Intent.Kind kind) && kind != Intent.Kind.EVIDENCE) {
            answer.put("reply", reply(caseId, id, Duration.ofSeconds(arguments.within("wait_seconds", 0, LONGEST_WAIT, 20)))
                    .orElse("Not answered yet: list_journal_records will show it."));
        }
        return answer;
    }

    /** What came of a message, waiting for it. */
    private Optional<String> reply(String caseId, String message, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                Investigation state = files.read(caseId).orElseThrow().state();
                Optional<String> reply = reply(state, message);
                long left = end - System.nanoTime();
                if (reply.isPresent() || left <= 0) {
                    return reply;
                }
                journal.await(caseId, state.position(), Duration.ofNanos(left));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> reply(Investigation state, String message) {
        Optional<String> answer = state.questions().stream()
                .filter(question -> question.asked().message().equals(message))
                .flatMap(question -> Optional.ofNullable(question.answered()).stream())
                .map(answered -> answered.answer().stream().map(Statement::text).collect(Collectors.joining("\n")))
                .findFirst();
        return answer.or(() -> state.steering().stream()
                .filter(steering -> steering.received().message().equals(message))
                .flatMap(steering -> Optional.ofNullable(steering.accounted()).stream())
                .map(accounted -> (accounted.used() ? "Used: " : "Not used: ") + accounted.how())
                .findFirst());
    }
}
