package dev.gumshoe.bot.web;

import dev.gumshoe.bot.web.CaseFile.Page;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Journal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events of a case (WHATWG HTML, section 9.2): {@code moments} brings new lines of the timeline, {@code parts} the parts
 * of the page that changed with them, {@code closed} says that nothing more will come. The id of an event is the journal position it
 * brings the page to, so that a browser that lost the line goes on where it was.
 */
final class EventStreams implements AutoCloseable {

    private static final int MOST = 500;

    private final Journal journal;
    private final CaseFiles files;
    private final Pages pages;
    private final Duration ping;
    private final Set<Thread> open = ConcurrentHashMap.newKeySet();

    EventStreams(Journal journal, CaseFiles files, Pages pages, Duration ping) {
        this.journal = journal;
        this.files = files;
        this.pages = pages;
        this.ping = ping;
    }

    void serve(Exchange exchange) throws IOException, Refusal {
        String caseId = exchange.part(0);
        if (files.read(caseId).isEmpty()) {
            throw Refusal.notFound("There is no investigation of that id.");
        }
        if (open.size() >= MOST) {
            throw new Refusal(503, "Too many pages watch live. Close one, or reload this page to see what is new.");
        }
        long after = position(exchange);
        exchange.response().setContentType("text/event-stream; charset=utf-8");
        exchange.response().setHeader("Cache-Control", "no-store");
        exchange.response().setHeader("X-Accel-Buffering", "no");
        if (exchange.request().getMethod().equals("HEAD")) {
            return;
        }
        open.add(Thread.currentThread());
        try {
            stream(caseId, after, exchange.response().getOutputStream());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(Thread.currentThread());
        }
    }

    /** Where the page is: what the browser last received, else what the page was made with. */
    private static long position(Exchange exchange) throws Refusal {
        String last = exchange.request().getHeader("Last-Event-ID");
        String asked = last == null || last.isBlank() ? exchange.parameter("after") : last;
        try {
            return asked == null ? 0 : Math.max(0, Long.parseLong(asked));
        } catch (NumberFormatException _) {
            throw new Refusal(400, "The position to go on from is not a number.");
        }
    }

    private void stream(String caseId, long from, OutputStream out) throws IOException, InterruptedException {
        write(out, "retry: 2000\n\n");
        long position = from;
        while (true) {
            Page page = files.read(caseId).orElse(null);
            if (page == null) {
                event(out, "closed", null, "");
                return;
            }
            if (page.state().position() > position) {
                bring(out, page, position);
                position = page.state().position();
            }
            if (page.state().phase() == Phase.CLOSED) {
                event(out, "closed", null, "");
                return;
            }
            if (journal.await(caseId, position, ping).isEmpty()) {
                write(out, ": ping\n\n");
            }
        }
    }

    private void bring(OutputStream out, Page page, long position) throws IOException {
        List<Moment> fresh = page.after(position);
        if (!fresh.isEmpty()) {
            event(out, "moments", null, pages.moments(page.state().id(), fresh));
        }
        event(out, "parts", page.state().position(), pages.parts(page));
    }

    private static void event(OutputStream out, String name, @Nullable Long id, String data) throws IOException {
        StringBuilder text = new StringBuilder("event: ").append(name).append('\n');
        if (id != null) {
            text.append("id: ").append(id).append('\n');
        }
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        if (data.isEmpty()) {
            text.append("data:\n");
        }
        write(out, text.append('\n').toString());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Ends all streams; browsers come back on their own when the program is there again. */
    @Override
    public void close() {
        open.forEach(Thread::interrupt);
    }
}
