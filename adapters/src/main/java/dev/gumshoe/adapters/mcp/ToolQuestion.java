package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.evidence.TimeWindow;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One question to one tool: its calls, page after page, and the rows of the answers. */
final class ToolQuestion {

    /** What falls into less is not taken apart. */
    private static final Duration SHORTEST = Duration.ofMillis(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final McpConnection server;
    private final ToolMapping mapping;
    private final Deadline deadline;
    private final Oddities oddities;
    private final List<String> calls = new ArrayList<>();
    private @Nullable Instant latest;
    private @Nullable TimeWindow slice;

    ToolQuestion(McpConnection server, ToolMapping mapping, Deadline deadline, Oddities oddities) {
        this.server = server;
        this.mapping = mapping;
        this.deadline = deadline;
        this.oddities = oddities;
    }

    /** Someone who makes something of a row; returns when the row happened, or null. */
    interface Taker {

        @Nullable
        Instant take(Row row) throws Row.Unusable;
    }

    /**
     * Asks for all pages; a later page that fails ends the answer, and is said.
     *
     * @throws McpTrouble when the first page cannot be had
     */
    void ask(Asking asking, Taker taker) throws McpTrouble {
        AnswerReader reader = new AnswerReader(mapping.rows(), mapping.lines());
        FieldPlaces places = FieldPlaces.of(mapping.fields(), mapping.attributes());
        Set<Object> asked = new HashSet<>();
        Asking now = asking;
        Object next = first();
        long taken = 0;
        for (int page = 0;; page++) {
            AnswerReader.Page answer;
            try {
                answer = answer(reader, now, next);
            } catch (McpTrouble trouble) {
                if (page == 0) {
                    throw trouble;
                }
                oddities.sentence("cut after " + taken + " rows: " + trouble.sentence());
                return;
            }
            taken += take(answer, places, taker);
            Instant before = now.window().from();
            next = next(answer, next, taken);
            now = mapping.paging() != null && mapping.paging().by() == Paging.By.TIME && latest != null ? now.from(latest) : now;
            if (next == null || (next instanceof Instant && !now.window().from().isAfter(before)) || !asked.add(next)) {
                sayWhenFull(answer, taken);
                return;
            }
            if (taken >= server.settings().limits().rows() || page + 1 >= server.settings().limits().calls() || deadline.over()) {
                oddities.sentence(server.settings().name() + ": cut after " + taken + " rows of " + mapping.tool()
                        + (deadline.over() ? ", its time was over" : ", no more are taken of one question")
                        + "; what came after is not known (limits.rows, limits.calls, timeout)");
                return;
            }
        }
    }

    /**
     * Asks for the window, and for its halves where the answer is as large as the tool gives, until all is read; in order of time, whatever the
     * order within an answer. What still was cut is said.
     *
     * @throws McpTrouble when the first answer cannot be had
     */
    void askInSlices(Asking asking, Taker taker) throws McpTrouble {
        AnswerReader reader = new AnswerReader(mapping.rows(), mapping.lines());
        FieldPlaces places = FieldPlaces.of(mapping.fields(), mapping.attributes());
        Deque<TimeWindow> open = new ArrayDeque<>(List.of(asking.window()));
        long taken = 0;
        while (!open.isEmpty()) {
            TimeWindow now = open.pop();
            if (taken >= server.settings().limits().rows() || (deadline.over() && !calls.isEmpty())) {
                cut(taken, now.from());
                return;
            }
            AnswerReader.Page answer;
            try {
                answer = answer(reader, asking.within(now), null);
            } catch (McpTrouble trouble) {
                if (calls.size() == 1) {
                    throw trouble;
                }
                oddities.sentence("cut after " + taken + " rows, at " + now.from() + ": " + trouble.sentence());
                return;
            }
            boolean full = size(answer) >= mapping.limit();
            boolean callsLeft = calls.size() + open.size() + 2 <= server.settings().limits().calls();
            if (full && callsLeft && now.length().compareTo(SHORTEST) >= 0) {
                Instant middle = now.from().plus(now.length().dividedBy(2)).truncatedTo(ChronoUnit.MILLIS);
                open.push(new TimeWindow(middle, now.to()));
                open.push(new TimeWindow(now.from(), middle));
                continue;
            }
            slice = now;
            taken += take(answer, places, taker);
            if (full) {
                oddities.sentence(
                        server.settings().name() + ": " + mapping.tool() + " gave " + mapping.limit() + " rows for " + now.from() + " to "
                                + now.to() + ", as many as were asked for; there may be more that were not seen (limit, limits.calls)");
            }
        }
    }

    private void cut(long taken, Instant at) {
        oddities.sentence(server.settings().name() + ": cut after " + taken + " rows of " + mapping.tool() + ", "
                + (deadline.over() ? "its time was over" : "no more are taken of one question") + "; what came from " + at
                + " on is not known (limits.rows, timeout)");
    }

    /** Whether an answer to a part of the window brought what belongs to another, as tools do whose bounds are inclusive. */
    boolean beside(@Nullable Instant at) {
        TimeWindow asked = slice;
        return asked != null && at != null && !asked.contains(at);
    }

    private long size(AnswerReader.Page answer) {
        String items = mapping.items();
        if (items == null) {
            return answer.rows().size();
        }
        JsonPointer pointer = JsonPointer.compile(items);
        return answer.rows().stream().mapToLong(row -> row.at(pointer).size()).sum();
    }

    /** A page that is full, and nobody said how to ask for the next one. */
    private void sayWhenFull(AnswerReader.Page answer, long taken) {
        if (mapping.paging() == null && answer.rows().size() >= mapping.limit()) {
            oddities.sentence(
                    server.settings().name() + ": " + mapping.tool() + " gave " + taken + " rows, as many as were asked for; there "
                            + "may be more that were not seen (limit, paging)");
        }
    }

    private @Nullable Object first() {
        Paging paging = mapping.paging();
        if (paging == null || paging.next() != null || paging.by() == Paging.By.TIME) {
            return null;
        }
        return paging.by() == Paging.By.ROWS ? 0L : 1L;
    }

    /** The cursor, number or time of the next page; null when there is none. */
    private @Nullable Object next(AnswerReader.Page answer, @Nullable Object last, long taken) {
        Paging paging = mapping.paging();
        if (paging == null) {
            return null;
        }
        if (paging.next() != null) {
            JsonNode cursor = answer.whole().at(JsonPointer.compile(paging.next()));
            boolean none = cursor.isMissingNode() || cursor.isNull() || cursor.asText().isEmpty() || answer.rows().isEmpty();
            return none ? null : cursor.isNumber() ? cursor.numberValue() : cursor.asText();
        }
        if (answer.rows().size() < mapping.limit()) {
            return null;
        }
        if (paging.by() == Paging.By.TIME) {
            return latest;
        }
        return paging.by() == Paging.By.ROWS ? (Object) taken : last instanceof Long number ? number + 1 : 2L;
    }

    private AnswerReader.Page answer(AnswerReader reader, Asking asking, @Nullable Object next) throws McpTrouble {
        Map<String, Object> arguments = arguments(asking, next);
        calls.add(mapping.tool() + " " + written(arguments));
        CallToolResult result = server.call(mapping.tool(), arguments, deadline);
        if (Boolean.TRUE.equals(result.isError())) {
            throw new McpTrouble("error", server.settings() + " answered " + mapping.tool() + " with an error: "
                    + AnswerReader.cut(AnswerReader.text(result)));
        }
        return reader.read(mapping.tool(), result);
    }

    private Map<String, Object> arguments(Asking asking, @Nullable Object next) throws McpTrouble {
        ServerTool tool = server.tools(deadline).get(mapping.tool());
        Map<String, Object> filled = new LinkedHashMap<>(ArgumentTemplates.of(mapping.arguments())
                .fill(asking.words(), (name, text) -> tool == null ? null : tool.typed(name, text)));
        filled.replaceAll(
                (name, value) -> value instanceof Asking.Names && tool != null && tool.wantsText(name) ? value.toString() : value);
        Paging paging = mapping.paging();
        if (paging != null && paging.argument() != null && next != null && !(next instanceof Instant)) {
            filled.put(paging.argument(), next);
        }
        return filled;
    }

    private long take(AnswerReader.Page answer, FieldPlaces places, Taker taker) {
        long count = 0;
        JsonPointer items = mapping.items() == null ? null : JsonPointer.compile(mapping.items());
        for (JsonNode row : answer.rows()) {
            if (items == null) {
                count += take(new Row(places, row, MissingNode.getInstance()), taker);
            } else {
                for (JsonNode item : row.at(items)) {
                    count += take(new Row(places, item, row), taker);
                }
            }
        }
        return count;
    }

    private int take(Row row, Taker taker) {
        try {
            Instant at = taker.take(row);
            if (at != null && (latest == null || at.isAfter(latest))) {
                latest = at;
            }
        } catch (Row.Unusable unusable) {
            oddities.row(unusable.why());
        }
        return 1;
    }

    /** The calls that were made, as anyone can make them again. */
    String query() {
        if (calls.isEmpty()) {
            return mapping.tool() + " " + written(mapping.arguments());
        }
        String kind = slice == null ? "page" : "part";
        String more = calls.size() == 1 ? "" : " and " + (calls.size() - 1) + " further " + kind + (calls.size() == 2 ? "" : "s");
        return calls.getFirst() + more;
    }

    private static String written(Map<String, Object> arguments) {
        try {
            return Secrets.mask(JSON.writeValueAsString(arguments));
        } catch (JsonProcessingException e) {
            return String.valueOf(arguments.keySet());
        }
    }
}
