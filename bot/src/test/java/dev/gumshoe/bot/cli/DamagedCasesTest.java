package dev.gumshoe.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.bot.Replay;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Suspect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happened to a recording, {@code investigate} ends in order, says what was damaged (file, how many lines, how, the first of them),
 * and uses the rest. {@code -Dgumshoe.damages=10000} tries more than the usual few seeds.
 */
class DamagedCasesTest {

    private static final Path RECORDED = Path.of("src/test/resources/cases/checkout-errors");
    private static final List<String> FILES = List.of("metrics.csv", "logs.jsonl", "spans.jsonl", "changes.jsonl");
    private static final List<Damage> DAMAGES = List.of(Damage.values());
    private static final List<Damage> OF_A_WHOLE_FILE = List.of(Damage.EMPTY, Damage.CUT_FILE, Damage.NOISE);
    private static final Instant QUIET = Instant.parse("2026-01-01T12:00:00Z");
    private static final Pattern START = Pattern.compile("(?<=\"start\": )\\d+");
    private static final int BROKEN_AT_TRACE = 56;
    private static final int USUALLY = 30;

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("gumshoe.damages", USUALLY));
    }

    @BeforeEach
    void recorded() throws IOException {
        try (Stream<Path> files = Files.list(RECORDED)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.write(folder.resolve("spans.jsonl"), IntStream.range(0, 70).boxed().flatMap(DamagedCasesTest::trace).toList());
    }

    /** The shop asks payments, which asks its database; later payments fails by itself. */
    private static Stream<String> trace(int trace) {
        long start = QUIET.plusSeconds(40L * trace).getEpochSecond() * 1_000_000;
        String status = trace < BROKEN_AT_TRACE ? "OK" : "ERROR";
        return Stream.of(span(trace, 1, "null", "shop", start, 90_000, status),
                span(trace, 2, "\"s1\"", "payments", start + 10_000, 60_000, status),
                span(trace, 3, "\"s2\"", "payments-db", start + 20_000, 20_000, "OK"));
    }

    private static String span(int trace, int span, String parent, String resource, long start, int micros, String status) {
        return "{\"traceId\": \"t%d\", \"spanId\": \"s%d\", \"parentSpanId\": %s, \"resource\": \"%s\", \"name\": \"GET /\", "
                .formatted(trace, span, parent, resource)
                + "\"start\": %d, \"durationMicros\": %d, \"status\": \"%s\", \"kind\": \"SERVER\"}".formatted(start, micros, status);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void saysWhatIsDamagedAndUsesTheRest(int seed) throws Exception {
        Random random = new Random(seed);
        List<String> toBeSaid = new ArrayList<>();
        boolean slight = true;
        for (String file : FILES) {
            Damage damage = DAMAGES.get(random.nextInt(DAMAGES.size()));
            if (random.nextInt(3) > 0) {
                toBeSaid.add(damage.harm(folder.resolve(file), random));
                slight &= damage.slight() && !"changes.jsonl".equals(file);
            }
        }
        if (random.nextInt(4) == 0) {
            OF_A_WHOLE_FILE.get(random.nextInt(OF_A_WHOLE_FILE.size())).harm(folder.resolve("topology.json"), random);
            slight = false;
        }

        Investigation state = investigated();

        assertThat(gaps(state)).allSatisfy(gap -> assertThat(gap).isNotBlank());
        assertThat(toBeSaid).filteredOn(said -> !said.isEmpty())
                .allSatisfy(said -> assertThat(gaps(state)).anyMatch(gap -> gap.matches("(?s).*" + said)));
        assertThat(state.conclusion()).isPresent();
        if (slight) {
            assertThat(state.conclusion().orElseThrow().ranked()).first().extracting(Suspect::resource).isEqualTo("payments");
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void endsInOrder(int seed) throws IOException {
        Random random = new Random(seed);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Damage.NOISE.harm(file, random);
            }
        }

        Typed typed = Typed.of("investigate", "--json", "--case", folder);

        assertThat(typed.exit()).as(typed.err()).isIn(0, 2);
        assertThat(typed.exit() == 0 ? typed.out() : typed.err()).hasLineCount(1);
    }

    @Test
    void saysWhoseClockIsWrong() throws Exception {
        Path spans = folder.resolve("spans.jsonl");
        Files.write(spans, Files.readAllLines(spans).stream()
                .map(line -> line.contains("\"payments\"") ? later(line, 5_000_000) : line).toList());

        Investigation state = investigated();

        assertThat(gaps(state)).anyMatch(gap -> gap.contains("the clock of payments is about"));
    }

    @Test
    void aClockThatIsMinutesOffMovesNoOnset() throws Exception {
        Instant before = Objects.requireNonNull(investigated().conclusion().orElseThrow().onset());
        Path spans = folder.resolve("spans.jsonl");
        Files.write(spans, Files.readAllLines(spans).stream()
                .map(line -> line.contains("\"payments\"") ? later(line, -900_000_000) : line).toList());

        Investigation state = investigated();

        assertThat(gaps(state)).anyMatch(gap -> gap.contains("payments by 900 s forward"));
        assertThat(state.conclusion().orElseThrow().onset()).isCloseTo(before, within(1, ChronoUnit.SECONDS));
        assertThat(state.conclusion().orElseThrow().ranked()).first().extracting(Suspect::resource).isEqualTo("payments");
    }

    private static String later(String line, long micros) {
        return START.matcher(line).replaceFirst(start -> String.valueOf(Long.parseLong(start.group()) + micros));
    }

    private Investigation investigated() throws Exception {
        return new Replay(Runbooks.read(List.of()).advice(), InstantSource.system(), _ -> List.of()).of(RecordedCase.open(folder));
    }

    private static List<String> gaps(Investigation state) {
        return state.gaps().stream().map(gap -> gap.what() + ": " + gap.why() + ". " + gap.mend()).toList();
    }
}
