package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.investigation.Attachment;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Dissent;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.GapFound;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.RootCauseConcluded;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskCancelled;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Spent;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.Task;
import dev.gumshoe.conversations.investigation.TimelineItem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NarrationTest {

    private static final Instant AT = Cases.ALARM.plusSeconds(30);

    private final Narration narration = new Narration(ZoneOffset.UTC);

    private static JournalEntry saw(String task, String id, String text) {
        return new ObservationMade(AT, task, Cases.observation(id, Stance.FOR, text));
    }

    @Test
    void saysOfASecondLookOnlyWhatIsNew() {
        Scope focused = new Scope(Cases.WINDOW, null, java.util.Set.of("forge"), java.util.Set.of(), false);
        List<JournalEntry> entries = List.of(new TaskOpened(AT, new Task("M1", Look.METRICS, "Which?", Scope.of(Cases.WINDOW), null)),
                saw("M1", "M1.1", "Errors of forge rose."), new TaskFinished(AT, "M1", "Looked.", List.of()),
                new TaskOpened(AT, new Task("M2", Look.METRICS, "Which?", focused, null)), saw("M2", "M2.1", "Errors of forge rose."));
        TaskFinished over = new TaskFinished(AT, "M2", "Looked.", List.of());

        Note again = reply(over, entries);
        Note more = reply(over, Stream.concat(entries.stream(), Stream.of(saw("M2", "M2.2", "Its cache is full."))).toList());

        assertThat(again.headline()).isEqualTo("M2 saw the same as was seen before, and nothing else [M2.1].");
        assertThat(more.headline()).isEqualTo("Its cache is full.");
        assertThat(more.sections()).isEmpty();
        assertThat(more.citations()).extracting(Note.Citation::id).containsExactly("M2.2");
    }

    private Note reply(JournalEntry last, List<JournalEntry> before) {
        Investigation state = Cases.after(Stream.concat(before.stream(), Stream.of(last)).toArray(JournalEntry[]::new));
        return narration.reply(new Recorded(state.position(), last), state).orElseThrow();
    }

    @Test
    void saysOnceWhatSeveralLooksSaw() {
        List<Statement> once = WorthSaying.once(List.of(Statement.of("Errors rose.", "M1.1"), Statement.of("It is full.", "L1.1"),
                Statement.of("Errors rose.", "M2.1")));

        assertThat(once).containsExactly(Statement.of("Errors rose.", "M1.1", "M2.1"), Statement.of("It is full.", "L1.1"));
    }

    @Test
    void callsAnAlarmByItsName() {
        assertThat(AlarmWording.name("[FIRING:2] HighErrorRate gateway")).isEqualTo("HighErrorRate gateway");
        assertThat(AlarmWording.name("[Alerting] Disk")).isEqualTo("Disk");
        assertThat(AlarmWording.name("[FIRING:1]")).isEqualTo("[FIRING:1]");
    }

    private static Conclusion conclusion(boolean conclusive) {
        RootCause cause = new RootCause(
                "forge",
                Mechanism.BAD_DEPLOYMENT,
                "deploy-7",
                Statement.of("deploy-7 made cached records unreadable for forge", "M1.1"),
                List.of(Statement.of("Requests that miss the cache succeed", "M1.2")),
                0.91);
        return new Conclusion(
                List.of(cause),
                List.of(new Suspect("forge", 0.8, List.of("M1.1"), List.of())),
                List.of("deploy-7"),
                Mechanism.BAD_DEPLOYMENT,
                Instant.parse("2026-03-02T14:02:15Z"),
                0.91,
                conclusive,
                new Impact(null, null, Map.of(), Map.of(), List.of(), List.of(Statement.of("91 robots were affected", "M1.1"))),
                List.of(new TimelineItem(Instant.parse("2026-03-02T14:02:15Z"), Statement.of("errors begin", "M1.1"))),
                List.of(Statement.of("The CPU spike of i-9: it had just started", "M1.2")),
                "Two suspects cannot be told apart.");
    }

    private static List<JournalEntry> aCase() {
        return List.of(
                new TaskOpened(AT, new Task("M1", Look.METRICS, "Which series left their range?", Scope.of(Cases.WINDOW), null)),
                new ObservationMade(AT, "M1", Cases.observation("M1.1")),
                new ObservationMade(AT, "M1", Cases.observation("M1.2", Stance.RULED_OUT, "CPU of i-9 rose: it had just started")),
                new ObservationMade(AT, "M1", Cases.observation("M1.3", Stance.CONTEXT, "forge has three instances")),
                new GapFound(AT, new Gap("L1.g1", Look.LOGS, "The logs of forge were not read", "logs answered 403.", "Grant logs:read.")),
                new SteeringReceived(AT, "m-1", "ana", "focus on forge", "slack/C1/1.0", new Direction.FocusOn(List.of("forge"))),
                new SteeringAccounted(AT, "m-1", true, "Used in M2."),
                new EvidenceOffered(AT, "m-2", "ben", "I restarted i-9", "slack/C1/1.0", null, null),
                new QuestionAsked(AT, "m-3", "ana", "what changed?", "slack/C1/1.0"),
                new QuestionAnswered(AT, "m-3", List.of(Statement.of("deploy-7 went out at 14:01", "M1.1"))),
                new TaskFinished(AT, "M1", "One series left its range.", List.of()),
                new RootCauseConcluded(AT, conclusion(true)));
    }

    @Test
    void saysInALineThatAConclusionStands() {
        RootCauseConcluded again = new RootCauseConcluded(AT, conclusion(true));

        String said = transcript(Stream.concat(aCase().stream(), Stream.of(again)));

        assertThat(said).endsWith("The root cause stands: forge, bad deployment (deploy-7), confidence 91 %.\n");
        assertThat(transcript(Stream.concat(aCase().stream(), Stream.of(new RootCauseConcluded(AT, conclusion(false))))))
                .as("another conclusion is told in full").contains("Two suspects cannot be told apart.");
    }

    private String transcript(Stream<JournalEntry> entries) {
        Investigation state = Cases.after();
        StringBuilder said = new StringBuilder();
        for (JournalEntry entry : entries.toList()) {
            Recorded recorded = new Recorded(state.position() + 1, entry);
            state = state.after(recorded);
            narration.reply(recorded, state).ifPresent(note -> said.append(text(note)));
        }
        return said.toString();
    }

    private static String text(Note note) {
        String sections = note.sections().stream()
                .map(s -> "  " + (s.label() == null ? "" : s.label() + ": ") + String.join(" | ", s.lines()) + "\n")
                .collect(Collectors.joining());
        return note.kind() + (note.answers() == null ? "" : " -> " + note.answers()) + ": " + note.headline() + "\n" + sections;
    }

    @Test
    void tellsACaseInItsThread() {
        assertThat(transcript(aCase().stream()))
                .isEqualTo(
                        """
                        ACKNOWLEDGEMENT -> m-1: Focusing on forge and what it depends on.
                        ACCOUNT -> m-1: “focus on forge” (ana): Used in M2.
                        ACKNOWLEDGEMENT -> m-2: Thank you, noted.
                        ANSWER -> m-3: deploy-7 went out at 14:01 [M1.1]
                        OBSERVATION: forge fails 31 % of its calls since 14:02:15
                          Ruled out: CPU of i-9 rose: it had just started [M1.2]
                        REPORT: deploy-7 made cached records unreadable for forge
                          Root cause: forge · bad deployment · confidence 91 % [M1.1] | Change: deploy-7 | Since 14:02:15 UTC
                          Because: Requests that miss the cache succeed [M1.2]
                          Impact: 91 robots were affected [M1.1]
                          Timeline (UTC): 14:02:15  errors begin [M1.1]
                          Ruled out: The CPU spike of i-9: it had just started [M1.2]
                          Not looked at: The logs of forge were not read. Grant logs:read.
                        """);
    }

    @Test
    void citesTheQueryOfEveryObservationItReports() {
        Investigation state = Cases.after(aCase().toArray(JournalEntry[]::new));

        assertThat(narration.report(state).citations())
                .containsExactly(
                        new Note.Citation("M1.1", "metrics", "errors of forge", null),
                        new Note.Citation("M1.2", "metrics", "errors of forge", null));
    }

    @Test
    void saysWhatAnErrandSawInOneReplyAndHowMuchMoreThereIs() {
        List<JournalEntry> entries = new ArrayList<>(List.of(aCase().getFirst()));
        for (int i = 1; i <= 5; i++) {
            entries.add(new ObservationMade(AT, "M1", Cases.observation("M1." + i, Stance.FOR, "series " + i + " rose")));
        }
        entries.add(new TaskFinished(AT, "M1", "Five series rose.", List.of()));

        assertThat(transcript(entries.stream()))
                .isEqualTo(
                        """
                        OBSERVATION: series 1 rose
                          series 2 rose [M1.2] | series 3 rose [M1.3]
                          … and 2 more under “Everything seen”.
                        """);
    }

    @Test
    void saysWhatAnErrandSawBeforeItWasCalledOff() {
        String said = transcript(Stream.of(
                aCase().getFirst(),
                new ObservationMade(AT, "M1", Cases.observation("M1.1")),
                new TaskCancelled(AT, "M1", "the direction changed what to look at")));

        assertThat(said).isEqualTo("OBSERVATION: forge fails 31 % of its calls since 14:02:15\n");
    }

    @Test
    void saysNothingOfAnErrandThatSawNothingOfNote() {
        assertThat(transcript(Stream.of(aCase().getFirst(), new TaskFinished(AT, "M1", "Nothing.", List.of())))).isEmpty();
    }

    @Test
    void doesNotRepeatInTheThreadsReportWhatAReplyShowed() {
        Chart chart = new Chart("inv-1/M1.1", "forge errors", "", AT, null, null);
        Observation charted = withChart(Cases.observation("M1.1"), chart);
        Investigation state = Cases.after(
                aCase().getFirst(), new ObservationMade(AT, "M1", charted), new TaskFinished(AT, "M1", "One.", List.of()));
        Recorded concluded = new Recorded(state.position() + 1, new RootCauseConcluded(AT, conclusion(true)));
        Investigation after = state.after(concluded);

        assertThat(narration.reply(concluded, after).orElseThrow().chart()).isNull();
        assertThat(narration.reply(concluded, after).orElseThrow().citations()).isEmpty();
        assertThat(narration.report(after).chart()).as("on the page").isEqualTo(chart);
    }

    @Test
    void marksTheChangeInTheReportsChart() {
        Instant deployed = AT.minusSeconds(90);
        Observation charted = withChart(Cases.observation("M1.1"), new Chart("inv-1/M1.1", "forge errors", "", AT, null, null));
        Observation change = new Observation("M1.2", Look.CHANGES, Stance.CONTEXT, "forge", "deploy-7 went out", deployed,
                charted.evidence(), null);
        Investigation after = Cases.after(
                aCase().getFirst(), new ObservationMade(AT, "M1", charted), new ObservationMade(AT, "M1", change),
                new RootCauseConcluded(AT, conclusion(true)));

        assertThat(narration.report(after).chart())
                .isEqualTo(new Chart("inv-1/M1.1", "forge errors", "", AT, deployed, "deploy-7"));
    }

    private static Observation withChart(Observation o, Chart chart) {
        return new Observation(o.id(), o.look(), o.stance(), o.resource(), o.text(), o.at(), o.evidence(), chart);
    }

    @Test
    void saysInconclusiveWithTheSuspectsRatherThanGuess() {
        String said = transcript(Stream.of(
                new ObservationMade(AT, "M1", Cases.observation("M1.1")), new RootCauseConcluded(AT, conclusion(false))));

        assertThat(said)
                .contains("Inconclusive; best guess: deploy-7 made")
                .contains("Where it stands: Two suspects cannot be told apart.")
                .contains("Suspects, most likely first: forge 80 % [M1.1]");
    }

    @Test
    void tellsWhatElseIsNamedAndOnWhatEvidence() {
        RootCause other = new RootCause(
                "web", Mechanism.OTHER, null, Statement.of("web was flooded", "M1.2"), List.of(Statement.of("CPU of i-9 rose", "M1.2")),
                0.4);
        Conclusion contradicted = conclusion(false).against("Two causes are named.", new Dissent("m-1", other));

        String said = transcript(Stream.of(
                new ObservationMade(AT, "M1", Cases.observation("M1.1")), new ObservationMade(AT, "M1", Cases.observation("M1.2")),
                new RootCauseConcluded(AT, contradicted)));

        assertThat(said)
                .contains("Inconclusive; best guess: deploy-7 made")
                .contains("m-1 names another cause: web was flooded [M1.2]")
                .contains("web · ", "confidence 40 %", "CPU of i-9 rose [M1.2]")
                .contains("Where it stands: Two causes are named.");
    }

    @Test
    void saysOnceThatItCannotSeeWhatIsOnAPicture() {
        List<JournalEntry> shown = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            shown.add(new JournalEntry.EvidenceOffered(AT, "m-" + i, "ana", "look at this", "slack/C1/1.0", null, null, null,
                    List.of(new Attachment(Attachment.Kind.IMAGE, "graph-" + i + ".png", null, ""))));
            shown.add(new ObservationMade(AT, "P1", Cases.observation("P1." + i, Stance.CONTEXT, "ana shows a picture")));
        }

        assertThat(transcript(shown.stream())).containsOnlyOnce("cannot see what is on it: say it in words, and it counts.");
    }

    @Test
    void keepsOneStatusThatSaysWhatIsBeingLookedAt() {
        Note status = narration.status(Cases.after(aCase().getFirst()));

        assertThat(text(status))
                .isEqualTo(
                        """
                        STATUS: Investigating: Checkout errors above 5 % — 1 specialist at work
                          Looking now: M1: Which series left their range?
                          Case inv-1 · 30 s · 0 observations, 0 gaps
                        """);
    }

    @Test
    void tellsThePageEveryStep() {
        Investigation state = Cases.after();
        Recorded task = new Recorded(state.position() + 1, aCase().getFirst());

        assertThat(narration.reply(task, state.after(task))).isEmpty();
        assertThat(narration.step(task, state.after(task)).orElseThrow().headline()).contains("Which series left their range?");
    }

    private String said(JournalEntry entry) {
        return narration.reply(new Recorded(9, entry), Cases.after(entry)).orElseThrow().headline();
    }

    @Test
    void saysInOneLineWhatAModelMayNotDoAndWhetherItIsThere() {
        assertThat(said(new JournalEntry.ToolNotCalled(AT, "restart_service of shiplogs", "{}", "mutating"))).isEqualTo(
                "Not called: restart_service of shiplogs, which a model asked for. It counts as mutating; I only look.");
        assertThat(said(new JournalEntry.ReasoningTakenOver(AT, "sonnet", "its provider did not answer.", AT.plusSeconds(60)))).isEqualTo(
                "Going on without sonnet: its provider did not answer. What was seen so far stays; the rest is calculated, and I ask it again "
                        + "for what comes after 14:11:30.");
        assertThat(said(new JournalEntry.ReasoningTakenOver(AT, "sonnet", "its key was refused."))).endsWith("; the rest is calculated.");
        assertThat(said(new JournalEntry.ReasoningHandedBack(AT, "sonnet"))).isEqualTo("sonnet answers again and goes on with the case.");
    }

    @Test
    void theReportSaysThatItWasCalculatedFromSomeTimeOn() {
        JournalEntry spent = new JournalEntry.ReasoningTakenOver(AT, "sonnet", "The budget of this case is used up (9,000 tokens).");

        assertThat(transcript(Stream.concat(Stream.of(spent), aCase().stream()))).contains(
                "Cost of language models: Calculated since ", ", without sonnet: The budget of this case is used up (9,000 tokens).");
    }

    @Test
    void theReportCountsTokensOnlyWhereAModelDid() {
        JournalEntry used = new JournalEntry.ModelUsed(AT, "lead.plan", "sonnet", null, new Spent(2, 900, 0, 100, 1, 40_000, 10));
        JournalEntry local = new JournalEntry.ModelUsed(AT, "lead.plan", "llama", null, new Spent(2, 0, 0, 0, 1, 0, 10));

        assertThat(transcript(Stream.concat(Stream.of(used), aCase().stream()))).contains("2 calls, 1,000 tokens, 1 tool call, $0.04");
        assertThat(transcript(Stream.concat(Stream.of(local), aCase().stream()))).contains("2 calls, 1 tool call")
                .doesNotContain("0 tokens");
    }

    @Test
    void anAnswerSaysWhatItAnswersWhereSomethingElseWasAskedMeanwhile() {
        Investigation asked = Cases.after(
                new QuestionAsked(AT, "m-1", "ana", "who was affected?", "slack/C1/1.0"),
                new QuestionAsked(AT.plusSeconds(1), "m-2", "ben", "when did it start?", "slack/C1/1.0"));

        assertThat(answered("m-1", asked)).isEqualTo("“who was affected?” (ana): 91 robots");
        assertThat(answered("m-2", Cases.after(new QuestionAsked(AT, "m-2", "ben", "when did it start?", "slack/C1/1.0"))))
                .isEqualTo("91 robots");
    }

    private String answered(String message, Investigation before) {
        Recorded answer = new Recorded(before.position() + 1, new QuestionAnswered(AT, message, List.of(Statement.of("91 robots"))));
        return narration.reply(answer, before.after(answer)).orElseThrow().headline();
    }

    @Test
    void writesWhatWasRecordedInUtcAsItIsReadInTheTeamsZone() {
        Investigation state = Cases.after(new ObservationMade(Cases.ALARM, "M1",
                Cases.observation("M1.1", Stance.FOR, "forge fails since 14:02:15 UTC")));

        Note berlin = new Narration(java.time.ZoneId.of("Europe/Berlin")).everything(state).getFirst();

        assertThat(berlin.sections().getFirst().lines()).containsExactly("forge fails since 15:02:15 CET [M1.1]");
        assertThat(berlin.citations().getFirst().query()).isEqualTo("errors of forge");
    }
}
