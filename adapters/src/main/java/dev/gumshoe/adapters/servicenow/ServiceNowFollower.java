package dev.gumshoe.adapters.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Memos;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.TicketNarration;
import dev.gumshoe.conversations.conversation.TicketNarration.Event;
import dev.gumshoe.conversations.conversation.TicketNarration.Told;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a case's tickets what {@link TicketNarration} words: as work notes, or as comments where that is set. Each entry ends with its mark; whatever
 * may have gone out before is looked for by it, and not written again. The sys_ids of our own entries are remembered, so that they are never heard.
 */
public final class ServiceNowFollower implements JournalFollower, Closeable {

    /** How long an entry of ours is remembered: longer than anybody asks for old entries. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(ServiceNowFollower.class);

    private final ServiceNowSettings settings;
    private final ServiceNowApi api;
    private final TicketNarration narration;
    private final BiFunction<Told, Investigation, List<TicketFile>> files;
    private final Memos memos;
    private final Map<String, Long> tried = new ConcurrentHashMap<>();

    /**
     * A follower for one instance.
     *
     * @param files what is attached along with something that is said
     * @param memos where our own entries are remembered
     */
    public ServiceNowFollower(ServiceNowSettings settings, TicketNarration narration,
            BiFunction<Told, Investigation, List<TicketFile>> files, Memos memos, InstantSource clock) {
        this.settings = settings;
        this.api = new ServiceNowApi(settings, clock);
        this.narration = narration;
        this.files = files;
        this.memos = memos;
    }

    @Override
    public String name() {
        return Ticket.SURFACE;
    }

    @Override
    public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) throws IOException {
        List<String> tickets = TicketNarration.tickets(after);
        if (tickets.isEmpty()) {
            return;
        }
        boolean look = begun(after.id(), recorded.position()) || mayHaveGoneOut;
        List<Told> all = narration.of(recorded, after);
        for (int i = 0; i < all.size(); i++) {
            Told told = all.get(i);
            for (String ticket : where(told, tickets)) {
                unlessGone(Place.parse(ticket), told, recorded.position() + "." + i, after, look);
            }
        }
    }

    /** Notes that the entry is being delivered. @return whether that was tried before in this process */
    private boolean begun(String caseId, long position) {
        Long before = tried.put(caseId, Math.max(position, tried.getOrDefault(caseId, 0L)));
        return before != null && before >= position;
    }

    @Override
    public void caughtUp(Investigation state) {
        if (state.exists() && state.phase() == Investigation.Phase.CLOSED) {
            tried.remove(state.id());
        }
    }

    /** All tickets learn of the turning points; a conversation stands where it was held, else in the first. */
    private static List<String> where(Told told, List<String> tickets) {
        String place = told.note().place();
        if (place != null && Place.parse(place).ticket()) {
            return List.of(place);
        }
        return told.event() == Event.CONVERSATION ? List.of(tickets.getFirst()) : tickets;
    }

    /** A ticket that is not there any more must not keep the others waiting. */
    private void unlessGone(Place ticket, Told told, String what, Investigation after, boolean look) throws IOException {
        try {
            say(ticket, told, what, after, look);
        } catch (ServiceNowRefused e) {
            if (!e.gone()) {
                throw e;
            }
            LOG.warn("Nothing more can be said in {}: {}", ticket, e.getMessage());
        }
    }

    private void say(Place ticket, Told told, String what, Investigation after, boolean look) throws IOException {
        boolean customers = settings.comments().contains(told.event());
        Note note = told.note();
        for (TicketText.Piece piece : TicketText.of(note, !customers, after.id(), what)) {
            if (!look || !stands(ticket, piece.mark())) {
                api.update(ticket.channel(), ticket.thread(), Map.of(customers ? "comments" : "work_notes", piece.text()));
                if (!stands(ticket, piece.mark())) {
                    LOG.warn("{} took an entry for {} but does not show it: the user needs to write the field and to read {}", settings,
                            ticket, TicketEntry.TABLE);
                }
            }
        }
        for (TicketFile file : files.apply(told, after)) {
            if (!look || !api.attached(ticket.channel(), ticket.thread(), file.name())) {
                attach(ticket, file);
            }
        }
    }

    /** Whether the entry of that mark stands in the ticket; one that does is known as ours from then on. */
    private boolean stands(Place ticket, String mark) throws IOException {
        JsonNode entry = api.first(TicketEntry.TABLE, "element_id=" + ticket.thread() + "^valueLIKE" + mark, "sys_id,sys_created_by");
        if (entry.isMissingNode()) {
            return false;
        }
        memos.note(own(entry.path("sys_id").asText()), mark, REMEMBERED);
        return true;
    }

    /** The key under which an entry of ours is remembered. */
    static String own(String entry) {
        return "servicenow:own:" + entry;
    }

    /** What is said counts more than its picture: one that ServiceNow refuses is left out. */
    private void attach(Place ticket, TicketFile file) throws IOException {
        try {
            api.attach(ticket.channel(), ticket.thread(), file.name(), file.type(), file.bytes());
        } catch (ServiceNowRefused e) {
            if (e.gone() || e.limited() || e.status() >= 500) {
                throw e;
            }
            LOG.warn("{} is not attached to {}: {}", file.name(), ticket, e.getMessage());
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
