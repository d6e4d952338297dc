package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One question to one tool, whose answer may take several calls: page after page, or the window in ever smaller parts. */
final class ToolQuestion {

    /** What falls into less is not taken apart. */
    private static final Duration SHORTEST = Duration.ofMillis(2);

    private final McpConnection server;
    private final ToolMapping mapping;
    private final Deadline deadline;
    private final Oddities oddities;
    private final ToolCalls calls;
    private @Nullable TimeWindow slice;

    ToolQuestion(McpConnection server, ToolMapping mapping, Deadline deadline, Oddities oddities) {
        this.server = server;
        this.mapping = mapping;
        this.deadline = deadline;
        this.oddities = oddities;
        this.calls = new ToolCalls(server, mapping, deadline);
    }

    /**
     * Asks for all pages; a later page that fails ends the answer, and is said.
     *
     * @throws McpTrouble when the first page cannot be had
     */
    void ask(Asking asking, TakenRows.Taker taker) throws McpTrouble {
        TakenRows taken = new TakenRows(mapping, taker, oddities);
        Paging paging = mapping.paging();
        Set<Object> asked = new HashSet<>();
        Asking now = asking;
        Object next = paging == null ? null : paging.first();
        while (true) {
            AnswerReader.Page answer = page(now, next, taken);
            if (answer == null) {
                return;
            }
            taken.take(answer);
            Instant before = now.window().from();
            next = paging == null ? null : paging.after(answer, next, answer.rows().size() >= mapping.limit(), taken);
            Instant latest = taken.latest();
            now = paging != null && paging.by() == Paging.By.TIME && latest != null ? now.from(latest) : now;
            if (next == null || (next instanceof Instant && !now.window().from().isAfter(before)) || !asked.add(next)) {
                sayWhenFull(answer, taken);
                return;
            }
            if (taken.count() >= server.settings().limits().rows() || calls.count() >= server.settings().limits().calls()
                    || deadline.over()) {
                oddities.sentence(cut(taken) + "; what came after is not known (limits.rows, limits.calls, timeout)");
                return;
            }
        }
    }

    /** One page; null when it is not the first and cannot be had, which is said. */
    private AnswerReader.@Nullable Page page(Asking asking, @Nullable Object next, TakenRows taken) throws McpTrouble {
        boolean first = calls.count() == 0;
        try {
            return calls.make(asking, next);
        } catch (McpTrouble trouble) {
            if (first) {
                throw trouble;
            }
            oddities.sentence("cut after " + taken.count() + " rows: " + trouble.sentence());
            return null;
        }
    }

    /**
     * Asks for the window, and for its halves where the answer is as large as the tool gives, until all is read; in order of time, whatever the
     * order within an answer. What still was cut is said.
     *
     * @throws McpTrouble when the first answer cannot be had
     */
    void askInSlices(Asking asking, TakenRows.Taker taker) throws McpTrouble {
        TakenRows taken = new TakenRows(mapping, taker, oddities);
        Deque<TimeWindow> open = new ArrayDeque<>(List.of(asking.window()));
        while (!open.isEmpty()) {
            TimeWindow now = open.pop();
            if (taken.count() >= server.settings().limits().rows() || (deadline.over() && calls.count() > 0)) {
                oddities.sentence(cut(taken) + "; what came from " + now.from() + " on is not known (limits.rows, timeout)");
                return;
            }
            AnswerReader.Page answer = page(asking.within(now), null, taken);
            if (answer == null) {
                return;
            }
            boolean full = taken.size(answer) >= mapping.limit();
            boolean callsLeft = calls.count() + open.size() + 2 <= server.settings().limits().calls();
            if (full && callsLeft && now.length().compareTo(SHORTEST) >= 0) {
                Instant middle = now.from().plus(now.length().dividedBy(2)).truncatedTo(ChronoUnit.MILLIS);
                open.push(new TimeWindow(middle, now.to()));
                open.push(new TimeWindow(now.from(), middle));
                continue;
            }
            slice = now;
            taken.take(answer);
            if (full) {
                oddities.sentence(
                        server.settings().name() + ": " + mapping.tool() + " gave " + mapping.limit() + " rows for " + now.from() + " to "
                                + now.to() + ", as many as were asked for; there may be more that were not seen (limit, limits.calls)");
            }
        }
    }

    private String cut(TakenRows taken) {
        return server.settings().name() + ": cut after " + taken.count() + " rows of " + mapping.tool()
                + (deadline.over() ? ", its time was over" : ", no more are taken of one question");
    }

    /** A page that is full, and nobody said how to ask for the next one. */
    private void sayWhenFull(AnswerReader.Page answer, TakenRows taken) {
        if (mapping.paging() == null && answer.rows().size() >= mapping.limit()) {
            oddities.sentence(
                    server.settings().name() + ": " + mapping.tool() + " gave " + taken.count() + " rows, as many as were asked for; there "
                            + "may be more that were not seen (limit, paging)");
        }
    }

    /** Whether an answer to a part of the window brought what belongs to another, as tools do whose bounds are inclusive. */
    boolean beside(@Nullable Instant at) {
        TimeWindow asked = slice;
        return asked != null && at != null && !asked.contains(at);
    }

    /** The calls that were made, as anyone can make them again. */
    String query() {
        return calls.query(slice == null ? "page" : "part");
    }
}
