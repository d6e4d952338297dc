package dev.gumshoe.adapters.servicenow;

import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Memos;
import dev.gumshoe.conversations.conversation.Message;
import dev.gumshoe.conversations.conversation.Permission;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.Leases;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings tickets, and what people write in them, to the front desk, in the order in which ServiceNow has it and each once. Of several processes one
 * asks, as a lease says; it goes on where the last one ended. What a business rule delivers only wakes it, so there is one way in and one order.
 */
public final class ServiceNowInbox implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceNowInbox.class);
    private static final String LEASE = "servicenow-inbox";
    private static final int IDS_AT_ONCE = 40;
    private static final Pattern MENTION = Pattern.compile("(?i)@gumshoe\\b[:,]?\\s*");
    private static final String SINCE = "^sys_updated_on>=";

    private final ServiceNowSettings settings;
    private final ServiceNowApi api;
    private final FrontDesk desk;
    private final OpenTickets open;
    private final Leases leases;
    private final Memos memos;
    private final String holder;
    private final InstantSource clock;
    private final TicketPeople people;
    private final Semaphore news = new Semaphore(0);
    private @Nullable Watermark tickets;
    private @Nullable Watermark entries;
    private @Nullable Thread thread;
    private volatile boolean closed;

    /**
     * An inbox of one instance; it asks nothing before {@link #start}.
     *
     * @param memos how far was read, and which entries are our own
     * @param holder the name of this process
     */
    public ServiceNowInbox(ServiceNowSettings settings, FrontDesk desk, Journal journal, CaseIndex index, Leases leases, Memos memos,
            String holder, InstantSource clock) {
        this.settings = settings;
        this.api = new ServiceNowApi(settings, clock);
        this.desk = desk;
        this.open = new OpenTickets(journal, index);
        this.leases = leases;
        this.memos = memos;
        this.holder = holder;
        this.clock = clock;
        this.people = new TicketPeople(api, settings.roles(), settings.table());
    }

    /** Begins to ask. */
    public void start() {
        thread = Thread.ofVirtual().name("servicenow").start(this::run);
    }

    /** Says that there may be news. */
    public void wake() {
        news.release();
    }

    private void run() {
        try {
            while (!closed) {
                tryRound();
                var _ = news.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryRound() {
        try {
            if (leases.hold(LEASE, holder, settings.poll().multipliedBy(3).plus(settings.timeout().multipliedBy(3)))) {
                round();
            } else {
                // another process has read on since
                tickets = null;
                entries = null;
            }
        } catch (IOException | UncheckedIOException e) {
            if (!closed) {
                LOG.warn("No news from ServiceNow, asking again in {} s: {}", settings.poll().toSeconds(), e.getMessage());
            }
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warn("What ServiceNow told could not be taken in, asking again in {} s", settings.poll().toSeconds(), e);
            }
        }
    }

    /** Asks once: first what became of tickets, then what people wrote in those that belong to cases. */
    void round() throws IOException {
        Instant now = clock.instant();
        if (tickets == null || entries == null) {
            tickets = new Watermark(memos, settings.table(), settings.overlap(), now);
            entries = new Watermark(memos, TicketEntry.TABLE, settings.overlap(), now);
        }
        readTickets(tickets);
        tickets.readAll();
        readEntries(entries);
        entries.readAll();
    }

    private void readTickets(Watermark mark) throws IOException {
        SequencedSet<String> known = open.ids(settings.table());
        String since = SINCE + Times.written(mark.since());
        String query = Arrays.stream(settings.filter().split("\\^NQ", -1)).map(part -> part + since).collect(Collectors.joining("^NQ"));
        if (!known.isEmpty()) {
            query += "^NQsys_idIN" + String.join(",", known) + since;
        }
        List<Ticket> rows = api.rows(settings.table(), query + "^ORDERBYsys_created_on^ORDERBYsys_id", Ticket.FIELDS, "all").stream()
                .map(row -> new Ticket(settings.table(), row)).toList();
        for (Ticket ticket : rows) {
            mark.take(ticket.version(), ticket.updated(), _ -> take(ticket, known.contains(ticket.id())));
        }
    }

    /** A ticket that is new, has changed, or is over. Its state is read and never written. */
    private void take(Ticket ticket, boolean known) {
        if (ticket.over(settings)) {
            if (known) {
                desk.resolved(ticket.alertId(), ticket.fingerprint());
            }
            return;
        }
        caseOf(desk.receive(ticket.alert(settings), null, null)).ifPresent(caseId -> desk.placed(caseId, ticket.place()));
    }

    private static Optional<String> caseOf(Intent intent) {
        return switch (intent) {
            case Intent.Opened opened -> Optional.of(opened.caseId());
            case Intent.Joined joined -> Optional.of(joined.caseId());
            case Intent.Repeated repeated -> Optional.ofNullable(repeated.caseId());
            case Intent.Held _,Intent.Offered _,Intent.Heard _,Intent.Talk _ -> Optional.empty();
            case Intent.Refused refused -> {
                LOG.warn("A ticket is not investigated: {}", refused.why());
                yield Optional.empty();
            }
        };
    }

    private void readEntries(Watermark mark) throws IOException {
        List<String> ids = new ArrayList<>(open.ids(settings.table()));
        for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
            String some = String.join(",", ids.subList(from, Math.min(from + IDS_AT_ONCE, ids.size())));
            String query = "element_idIN" + some + "^elementIN" + String.join(",", settings.hears()) + "^sys_created_on>="
                    + Times.written(mark.since()) + "^ORDERBYsys_created_on^ORDERBYsys_id";
            for (var row : api.rows(TicketEntry.TABLE, query, TicketEntry.FIELDS, "false")) {
                TicketEntry entry = TicketEntry.of(row);
                mark.take(entry.id(), entry.at(), _ -> hear(entry));
            }
        }
    }

    /** What somebody wrote; never what we wrote ourselves. */
    private void hear(TicketEntry entry) {
        if (entry.author().equalsIgnoreCase(settings.user()) || memos.recall(ServiceNowFollower.own(entry.id())).isPresent()) {
            return;
        }
        boolean mentioned = MENTION.matcher(entry.text()).find();
        String text = MENTION.matcher(entry.text()).replaceAll("").strip();
        if (text.isEmpty()) {
            return;
        }
        try {
            Permission permission = people.permission(entry.author());
            Intent intent = desk.hear(
                    new Message(entry.message(), entry.place(settings.table()), entry.author(), text, entry.at(), mentioned, permission,
                            List.of()));
            if (intent instanceof Intent.Refused refused) {
                refuse(entry, refused.why());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why something is not done is said once, to whoever reads work notes. */
    private void refuse(TicketEntry entry, String why) throws IOException {
        Place ticket = entry.place(settings.table());
        String mark = TicketText.mark("to", entry.id());
        if (api.first(TicketEntry.TABLE, "element_id=" + entry.ticket() + "^valueLIKE" + mark, "sys_id").isMissingNode()) {
            api.update(ticket.channel(), ticket.thread(), Map.of("work_notes", entry.author() + ": " + why + "\n\n" + mark));
        }
    }

    @Override
    public void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        api.close();
        try {
            leases.release(LEASE, holder);
        } catch (RuntimeException e) {
            LOG.debug("the lease runs out by itself", e);
        }
    }
}
