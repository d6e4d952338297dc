package dev.gumshoe.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.ScriptedCase;
import dev.gumshoe.bot.web.Events.Event;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamsTest {

    private static final String STREAM = "/investigations/" + ScriptedCase.ID + "/events";
    private static final Duration SELDOM = Duration.ofMinutes(1);

    @Test
    void bringsWhatIsWrittenWhileThePageIsOpen() throws Exception {
        List<JournalEntry> entries = ScriptedCase.entries();
        InMemoryJournal journal = new InMemoryJournal();
        ScriptedCase.append(journal, entries.subList(0, 10));
        try (Served served = new Served(journal, WebSettings.local(0), SELDOM, Map.of());
                Events events = served.events(STREAM + "?after=10", "")) {

            ScriptedCase.append(journal, entries.subList(10, 11));

            Event moments = events.next();
            Event parts = events.next();
            assertThat(moments.name()).isEqualTo("moments");
            assertThat(moments.data()).contains("data-position=\"11\"", "Error rate of forge rose").doesNotContain("data-position=\"10\"");
            assertThat(parts.name()).isEqualTo("parts");
            assertThat(parts.id()).isEqualTo("11");
            assertThat(parts.data()).contains("id=\"o-M1.1\"");
        }
    }

    @Test
    void goesOnWhereTheBrowserLostTheLine() throws Exception {
        try (Served served = Served.whole();
                Events events = served.events(STREAM + "?after=0", "12")) {

            Event moments = events.next();
            Event parts = events.next();

            assertThat(moments.data()).doesNotContain("data-position=\"12\"").contains("data-position=\"13\"");
            assertThat(parts.id()).isEqualTo(String.valueOf(ScriptedCase.entries().size()));
        }
    }

    @Test
    void bringsHostileTextsAsText() throws Exception {
        try (Served served = Served.whole();
                Events events = served.events(STREAM, "")) {

            String all = events.next().data() + events.next().data();

            assertThat(all).contains("&lt;script&gt;alert").doesNotContain("<script>", "\u001b", "\u202e", "\u0007");
        }
    }

    @Test
    void pingsWhileNothingHappens() throws Exception {
        try (Served served = new Served(ScriptedCase.journal(), WebSettings.local(0), Duration.ofMillis(20), Map.of());
                Events events = served.events(STREAM, "999999")) {

            assertThat(events.next().name()).isEqualTo(":");
        }
    }

    @Test
    void endsWhenTheCaseIsClosed() throws Exception {
        InMemoryJournal journal = ScriptedCase.journal();
        long position = journal.read(ScriptedCase.ID, 0).size();
        try (Served served = new Served(journal, WebSettings.local(0), SELDOM, Map.of());
                Events events = served.events(STREAM + "?after=" + position, "")) {

            ScriptedCase.append(journal, List.of(new InvestigationClosed(ScriptedCase.FIRED.plusSeconds(60), "the alarm ended")));

            assertThat(events.next().name()).isEqualTo("moments");
            assertThat(events.next().name()).isEqualTo("parts");
            assertThat(events.next().name()).isEqualTo("closed");
            assertThat(events.next().name()).isEqualTo("end");
        }
    }

    @Test
    void endsWhenTheServerStops() throws Exception {
        Served served = Served.whole();
        try (Events events = served.events(STREAM + "?after=0", "")) {
            events.next();
            events.next();

            served.server.close();

            assertThat(events.next().name()).isEqualTo("end");
        } finally {
            served.close();
        }
    }

    @Test
    void refusesAPositionThatIsNoNumber() throws Exception {
        try (Served served = Served.whole()) {
            assertThat(served.get(STREAM + "?after=x").statusCode()).isEqualTo(400);
            assertThat(served.get("/investigations/none-such/events").statusCode()).isEqualTo(404);
        }
    }
}
