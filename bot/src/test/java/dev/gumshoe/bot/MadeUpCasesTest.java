package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.bot.madeup.FaultKind;
import dev.gumshoe.bot.madeup.MadeUpCase;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Suspect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few made-up incidents; {@code MadeUpSuites} writes as many as one likes. */
class MadeUpCasesTest {

    @TempDir
    Path folder;

    private Conclusion concluded(Path recorded) throws Exception {
        var replay = new Replay(Runbooks.read(List.of()).advice(), InstantSource.system(), _ -> List.of());
        return replay.of(RecordedCase.open(recorded)).conclusion().orElseThrow();
    }

    private void names(FaultKind kind, long seed, String... files) throws Exception {
        MadeUpCase made = MadeUpCase.write(folder, seed, kind, Set.of(files));

        Conclusion conclusion = concluded(folder);

        assertThat(conclusion.ranked()).first().extracting(Suspect::resource).isEqualTo(made.resource());
    }

    @Test
    void aBusyProcessorIsNamedFromSeriesAlone() throws Exception {
        names(FaultKind.CPU, 2, "METRICS", "TOPOLOGY");
    }

    @Test
    void lateNetworkIsNamedFromSpansAloneWithNoTopology() throws Exception {
        names(FaultKind.NETWORK_DELAY, 3_003, "SPANS");
    }

    @Test
    void codeThatThrowsIsNamedFromLogsAndSpans() throws Exception {
        names(FaultKind.EXCEPTION, 5_003, "LOGS", "SPANS", "TOPOLOGY");
    }

    @Test
    void whoDoesNotAnswerIsNamedThoughItLeavesNoSpan() throws Exception {
        names(FaultKind.DOWN, 7_002, "LOGS", "SPANS", "TOPOLOGY");
    }

    @Test
    void theSameSeedGivesTheSameCase() throws Exception {
        MadeUpCase one = MadeUpCase.write(folder.resolve("one"), 11, null, null);
        MadeUpCase other = MadeUpCase.write(folder.resolve("other"), 11, null, null);

        assertThat(one).isEqualTo(other);
        assertThat(Files.readAllLines(folder.resolve("one/alert.json"))).isEqualTo(Files.readAllLines(folder.resolve("other/alert.json")));
        assertThat(Files.size(folder.resolve("one/spans.jsonl"))).isEqualTo(Files.size(folder.resolve("other/spans.jsonl")));
    }

    @Test
    void whoCallsWhomIsLearnedFromSpansWhereNobodyKeepsARecordOfIt() throws Exception {
        MadeUpCase made = MadeUpCase.write(folder, 6_505, FaultKind.EARLY_RETURN, Set.of("LOGS", "SPANS", "METRICS"));

        Conclusion conclusion = concluded(folder);

        assertThat(conclusion.ranked()).first().extracting(Suspect::resource).isEqualTo(made.resource());
    }

    @Test
    void whoThrowsForAnothersFailureIsNotBlamedForIt() throws Exception {
        MadeUpCase made = MadeUpCase.varied(folder, 10_000 + 1_000 * 2 + 604, FaultKind.WRONG_ANSWER, null);

        Conclusion conclusion = concluded(folder);

        assertThat(conclusion.ranked()).first().extracting(Suspect::resource).isEqualTo(made.resource());
    }
}
