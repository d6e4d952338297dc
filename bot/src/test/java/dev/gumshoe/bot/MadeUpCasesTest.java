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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, names = {"EXCEPTION", "EARLY_RETURN", "NETWORK_LOSS", "POOL", "WRONG_ANSWER"})
    void otherNamesChangeNoRank(FaultKind kind) throws Exception {
        MadeUpCase.varied(folder.resolve("one"), 77, kind, null);
        Map<String, String> names = otherNames(folder.resolve("one"), folder.resolve("other"));

        List<String> usual = concluded(folder.resolve("one")).ranked().stream().map(s -> names.get(s.resource())).toList();
        List<String> renamed = concluded(folder.resolve("other")).ranked().stream().map(Suspect::resource).toList();

        assertThat(renamed).isEqualTo(usual);
    }

    /** Writes the same case once more with every resource called something else, wherever its name stands. */
    private static Map<String, String> otherNames(Path from, Path to) throws Exception {
        Map<String, String> names = new LinkedHashMap<>();
        Matcher named = Pattern.compile("\"resource\":\"([^\"]+)\"|^\\d+,([^,]+),", Pattern.MULTILINE).matcher(everything(from));
        while (named.find()) {
            String id = named.group(1) == null ? named.group(2) : named.group(1);
            names.computeIfAbsent(id, _ -> "zq" + Integer.toString(names.size() * 7 + 11, 36) + "-x");
        }
        List<String> longestFirst = names.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                for (String id : longestFirst) {
                    text = text.replaceAll("(?<![\\w./-])" + Pattern.quote(id) + "(?![\\w/-])", names.get(id));
                }
                Files.writeString(to.resolve(file.getFileName()), text);
            }
        }
        return names;
    }

    private static String everything(Path folder) throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }
}
