package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a case's Slack threads what is written in its journal: each note a reply, with its chart, and one status message that is edited.
 *
 * <p>A message of ours carries its mark ({@link SlackIds#mark}) as the id of its first block. Whenever a message may have gone out before, by an
 * earlier process or by an attempt of this one that failed half-way, the thread is read first and what is there is not posted again.
 */
public final class SlackThread implements JournalFollower, Closeable {

    /** How long the status stays as it is while a case is busy: Slack allows some fifty edits a minute. */
    public static final Duration CALM = Duration.ofMillis(1_500);

    private static final Logger LOG = LoggerFactory.getLogger(SlackThread.class);

    /** Slack's words for a layout it will not show. */
    private static final Set<String> LAYOUT = Set.of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long",
            "invalid_arguments");

    private final SlackApi api;
    private final Narration narration;
    private final SlackStatus status;
    private final @Nullable SlackHome home;
    private final Function<Chart, Optional<byte[]>> pictures;
    private final Map<String, Long> tried = new ConcurrentHashMap<>();

    /**
     * A follower for one workspace.
     *
     * @param pictures draws a chart as PNG; empty when there is nothing to draw any more
     * @param joined told a case's id and its new thread when a case that began elsewhere was given one in the home channel
     * @param calm the least time between two edits of a status, unless the case has come to an end
     */
    public SlackThread(SlackSettings settings, Narration narration, Function<Chart, Optional<byte[]>> pictures,
            BiConsumer<String, Place> joined, Duration calm) {
        this.api = new SlackApi(settings);
        this.narration = narration;
        this.status = new SlackStatus(api, narration, calm);
        this.home = settings.channel() == null ? null : new SlackHome(api, settings.channel(), joined);
        this.pictures = pictures;
    }

    @Override
    public String name() {
        return SlackIds.SURFACE;
    }

    @Override
    public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) throws IOException {
        boolean look = begun(after.id(), recorded.position()) || mayHaveGoneOut;
        List<Place> places = places(after);
        for (Place place : opened(recorded.entry(), places)) {
            unlessGone(place, () -> status.show(after, place));
        }
        Optional<Note> note = narration.reply(recorded, after);
        if (note.isPresent()) {
            for (Place place : where(note.get(), places)) {
                unlessGone(place, () -> say(note.get(), new Entry(after.id(), recorded.position()), place, look));
            }
        }
    }

    @Override
    public void caughtUp(Investigation state) throws IOException {
        if (!state.exists()) {
            return;
        }
        status.follow(state, places(state));
        if (state.phase() == Phase.CLOSED) {
            tried.remove(state.id());
            if (home != null) {
                home.forget(state.id());
            }
        }
    }

    /** An entry of a case. */
    private record Entry(String caseId, long position) {}

    /** Something said to Slack. */
    private interface Saying {
        void run() throws IOException;
    }

    /** Notes that the entry is being delivered. @return whether that was tried before in this process */
    private boolean begun(String caseId, long position) {
        Long before = tried.put(caseId, Math.max(position, tried.getOrDefault(caseId, 0L)));
        return before != null && before >= position;
    }

    private List<Place> places(Investigation state) throws IOException {
        List<Place> threads = state.places().stream().map(Place::parse).filter(SlackThread::ours).toList();
        return threads.isEmpty() && home != null ? List.of(home.thread(state, status.card(state))) : threads;
    }

    private static boolean ours(Place place) {
        return place.surface().equals(SlackIds.SURFACE);
    }

    /** The threads that the entry makes the case's. */
    private static List<Place> opened(JournalEntry entry, List<Place> places) {
        if (entry instanceof JournalEntry.InvestigationOpened) {
            return places;
        }
        return entry instanceof JournalEntry.PlaceJoined joined
                ? places.stream().filter(place -> place.toString().equals(joined.place())).toList()
                : List.of();
    }

    private static List<Place> where(Note note, List<Place> places) {
        if (note.place() == null) {
            return places;
        }
        Place only = Place.parse(note.place());
        return ours(only) ? List.of(only) : List.of();
    }

    /** A thread that is not there any more must not keep the others waiting. */
    private static void unlessGone(Place place, Saying saying) throws IOException {
        try {
            saying.run();
        } catch (SlackRefused e) {
            if (!e.gone()) {
                throw e;
            }
            LOG.warn("Nothing more can be said in {}: {}", place, e.getMessage());
        }
    }

    private void say(Note note, Entry entry, Place place, boolean look) throws IOException {
        Map<String, String> there = look ? api.marks(place.channel(), place.thread()) : Map.of();
        String what = Long.toString(entry.position());
        List<SlackCards.Card> cards = SlackCards.cards(note, entry.caseId(), what);
        for (int part = 0; part < cards.size(); part++) {
            String mark = SlackIds.mark(entry.caseId(), what, part);
            if (!there.containsKey(mark)) {
                post(place, cards.get(part), mark);
            }
        }
        if (note.chart() != null && !there.containsKey(SlackIds.chart(entry.caseId(), entry.position()))) {
            draw(note.chart(), entry, place);
        }
    }

    private void post(Place place, SlackCards.Card card, String mark) throws IOException {
        try {
            api.post(place.channel(), place.thread(), card);
        } catch (SlackRefused e) {
            if (!LAYOUT.contains(e.code())) {
                throw e;
            }
            LOG.warn("Slack will not show {} as it was laid out ({}); it is posted as plain text", mark, e.code());
            api.post(place.channel(), place.thread(), card.plain(mark));
        }
    }

    private void draw(Chart chart, Entry entry, Place place) throws IOException {
        Optional<byte[]> png = pictures.apply(chart);
        if (png.isEmpty()) {
            return;
        }
        try {
            api.picture(place.channel(), place.thread(), SlackIds.chart(entry.caseId(), entry.position()), chart.title(), described(chart),
                    png.get());
        } catch (SlackRefused e) {
            if (e.gone()) {
                throw e;
            }
            LOG.warn("The chart '{}' is missing in {}: {}", chart.title(), place, e.getMessage());
        }
    }

    /** What somebody who cannot see the picture is told. */
    private static String described(Chart chart) {
        return "Chart of " + chart.title() + (chart.unit().isEmpty() ? "" : " in " + chart.unit())
                + (chart.onset() == null ? "" : "; it began at " + chart.onset())
                + (chart.changeAt() == null
                        ? ""
                        : "; " + (chart.changeLabel() == null ? "a change" : chart.changeLabel()) + " at " + chart.changeAt());
    }

    @Override
    public void close() throws IOException {
        status.close();
        api.close();
    }
}
