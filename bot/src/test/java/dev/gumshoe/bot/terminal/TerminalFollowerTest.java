package dev.gumshoe.bot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.ScriptedCase;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Spent;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalFollowerTest {

    private static String transcript(TerminalStyle style) {
        StringWriter written = new StringWriter();
        TerminalFollower follower = new TerminalFollower(new PrintWriter(written), style, new Narration(ZoneOffset.UTC), ZoneOffset.UTC);
        Investigation state = new Investigation(ScriptedCase.ID);
        for (Recorded recorded : ScriptedCase.journal().read(ScriptedCase.ID, 0)) {
            state = state.after(recorded);
            follower.deliver(recorded, state, false);
        }
        return written.toString().replace(System.lineSeparator(), "\n");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = TerminalFollowerTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void tellsAWholeCase() throws IOException {
        assertThat(transcript(TerminalStyle.plain())).isEqualTo(golden("transcript.txt"));
    }

    @Test
    void leavesItToTheReportToSayWhatModelsCost() {
        StringWriter written = new StringWriter();
        TerminalFollower follower = new TerminalFollower(
                new PrintWriter(written), TerminalStyle.plain(), new Narration(ZoneOffset.UTC), ZoneOffset.UTC);
        Recorded used = new Recorded(1, new JournalEntry.ModelUsed(
                Instant.parse("2026-03-02T14:10:00Z"), "lead.plan", "sonnet", null, new Spent(1, 900, 0, 100, 0, 40_000, 10)));

        follower.deliver(used, new Investigation(ScriptedCase.ID).after(used), false);

        assertThat(written.toString()).isEmpty();
    }

    @Test
    void staysWithinTheWidth() {
        for (int width : new int[] {40, 60, 100}) {
            assertThat(transcript(new TerminalStyle(false, true, width)).lines())
                    .allSatisfy(line -> assertThat(Wrapping.columns(line)).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void letsNothingFromOutsideSteerTheTerminal() {
        String plain = transcript(TerminalStyle.plain());
        String coloured = transcript(new TerminalStyle(true, true, 80));

        assertThat(plain).doesNotContain("\u001b", "\u0007", "\u202e");
        assertThat(coloured.replaceAll("\u001b\\[(0|1|2|3[1-6])m", "")).isEqualTo(plain);
    }

    @Test
    void tellsInALineThatAConclusionStands() {
        StringWriter written = new StringWriter();
        TerminalFollower follower = new TerminalFollower(
                new PrintWriter(written), TerminalStyle.plain(), new Narration(ZoneOffset.UTC), ZoneOffset.UTC);
        List<Recorded> entries = ScriptedCase.journal().read(ScriptedCase.ID, 0);
        Investigation state = new Investigation(ScriptedCase.ID).after(entries);
        Recorded again = new Recorded(state.position() + 1, entries.stream()
                .map(Recorded::entry)
                .filter(JournalEntry.RootCauseConcluded.class::isInstance)
                .findFirst()
                .orElseThrow());

        follower.deliver(again, state.after(again), false);

        assertThat(written.toString()).contains("The root cause stands: forge").doesNotContain("Because").hasLineCount(1);
    }

    @Test
    void tellsWhatIsSeenAgainOnlyOnce() {
        StringWriter written = new StringWriter();
        TerminalFollower follower = new TerminalFollower(new PrintWriter(written), TerminalStyle.plain(), new Narration(ZoneOffset.UTC),
                ZoneOffset.UTC);
        Investigation state = new Investigation(ScriptedCase.ID).after(ScriptedCase.journal().read(ScriptedCase.ID, 0));
        Observation seen = state.observation("M1.1").orElseThrow();

        for (String text : List.of(seen.text(), "Something new was seen.")) {
            Observation another = new Observation("M" + text.length() + ".1", seen.look(), seen.stance(), seen.resource(), text, seen.at(),
                    seen.evidence(),
                    null);
            Recorded recorded = new Recorded(state.position() + 1, new ObservationMade(ScriptedCase.FIRED, "M2", another));
            state = state.after(recorded);
            follower.deliver(recorded, state, false);
        }

        assertThat(written.toString()).contains("Something new").doesNotContain(seen.text().substring(0, 20));
    }

    @Test
    void writesAsciiWhereTheTerminalShowsNothingElse() {
        TerminalStyle style = TerminalStyle.of(Map.of("TERM", "xterm"), true, StandardCharsets.US_ASCII);

        assertThat(transcript(style)).doesNotContain("●", "╭", "│", "•");
    }

    @Test
    void coloursOnlyWhereAPersonLooksAndDoesNotMind() {
        assertThat(TerminalStyle.of(Map.of(), true, StandardCharsets.UTF_8).colour()).isTrue();
        assertThat(TerminalStyle.of(Map.of(), false, StandardCharsets.UTF_8).colour()).isFalse();
        assertThat(TerminalStyle.of(Map.of("NO_COLOR", "1", "FORCE_COLOR", "1"), true, StandardCharsets.UTF_8).colour()).isFalse();
        assertThat(TerminalStyle.of(Map.of("FORCE_COLOR", "1"), false, StandardCharsets.UTF_8).colour()).isTrue();
        assertThat(TerminalStyle.of(Map.of("TERM", "dumb"), true, StandardCharsets.UTF_8).colour()).isFalse();
        assertThat(TerminalStyle.of(Map.of("COLUMNS", "100000"), true, StandardCharsets.UTF_8).width()).isEqualTo(110);
    }

    @Test
    void breaksLinesBetweenWordsAndInsideLongOnes() {
        assertThat(Wrapping.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(Wrapping.wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(Wrapping.wrap("漢字漢字", 4)).containsExactly("漢字", "漢字");
        assertThat(Wrapping.wrap("\u001b[2J", 4)).containsExactly("");
    }
}
