package dev.gumshoe.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Dissent;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.Unrecognized;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was ever written can be read for ever: the checked-in files are entries as they stand in people's journals. */
class JournalJsonTest {

    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");

    static Stream<JournalEntry> samples() {
        return JournalSamples.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheCheckedInFileOfEachType(JournalEntry sample) throws IOException {
        assertThat(JournalJson.read(golden(sample.getClass()))).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesEachTypeAsItsCheckedInFileHasIt(JournalEntry sample) throws IOException {
        String json = JournalJson.write(sample);

        assertThat(json).startsWith("{\"type\":\"" + typeName(sample.getClass()) + "\",").doesNotContain("\n");
        assertThat(PLAIN.readTree(json)).isEqualTo(PLAIN.readTree(golden(sample.getClass())));
    }

    @Test
    void hasASampleOfEveryTypeOfEntry() {
        Set<Class<?>> types = Arrays.stream(JournalEntry.class.getPermittedSubclasses())
                .filter(type -> type != Unrecognized.class)
                .collect(Collectors.toSet());

        assertThat(JournalSamples.ALL).extracting(Object::getClass).hasSameElementsAs(types);
    }

    static Stream<Direction> directions() {
        return Stream.of(new Direction.FocusOn(List.of("a")), new Direction.Exclude(List.of("b")), new Direction.Include(List.of("c")),
                new Direction.Since(AT), new Direction.Between(AT, AT.plusSeconds(60)),
                new Direction.LastWave(), new Direction.Widen(), new Direction.Investigate(), new Direction.InWords("compare with Monday"),
                new Direction.Stop(), new Direction.NotUnderstood("no such resource"));
    }

    @ParameterizedTest
    @MethodSource("directions")
    void readsBackEveryDirection(Direction direction) {
        var entry = new JournalEntry.SteeringReceived(AT, "m", "u", "t", null, direction);

        JournalEntry read = JournalJson.read(JournalJson.write(entry));

        assertThat(read).isEqualTo(entry);
        assertThat(Direction.class.getPermittedSubclasses()).hasSize((int) directions().count());
    }

    @Test
    void leavesOutWhatIsNull() {
        assertThat(JournalJson.write(new JournalEntry.QuestionAsked(AT, "m", "u", "why?", null))).doesNotContain("null", "place");
    }

    @Test
    void passesOverFieldsItDoesNotKnow() {
        var read = JournalJson.read("{\"type\":\"lead-taken\",\"at\":\"2024-05-01T12:00:00Z\",\"holder\":\"h\",\"mood\":{\"x\":[1]}}");

        assertThat(read).isEqualTo(new JournalEntry.LeadTaken(AT, "h"));
    }

    @Test
    void takesACaseOpenedByAnOlderVersionAsOneToInvestigate() throws IOException {
        String older = golden(JournalEntry.InvestigationOpened.class).replaceAll(",\\s*\"inquiry\"\\s*:\\s*true", "");

        assertThat(JournalJson.read(older)).isInstanceOfSatisfying(JournalEntry.InvestigationOpened.class,
                entry -> assertThat(entry.inquiry()).isFalse());
    }

    @Test
    void readsBackAConclusionThatIsContradicted() throws IOException {
        var older = (JournalEntry.RootCauseConcluded) JournalJson.read(golden(JournalEntry.RootCauseConcluded.class));
        var entry = new JournalEntry.RootCauseConcluded(
                AT, older.conclusion().against("look at both", new Dissent("m-1", older.conclusion().causes().getFirst())));

        assertThat(JournalJson.read(JournalJson.write(entry))).isEqualTo(entry);
        assertThat(older.conclusion().dissent()).as("not written then").isNull();
    }

    @Test
    void takesFieldsThatWereNotWrittenAsEmpty() {
        var read = JournalJson.read("{\"type\":\"task-finished\",\"at\":\"2024-05-01T12:00:00Z\",\"task\":\"M1\"}");

        assertThat(read).isEqualTo(new JournalEntry.TaskFinished(AT, "M1", "", List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"coffee-brewed\",\"at\":\"2024-05-01T12:00:00Z\",\"cups\":3}",
        "{\"type\":\"hypothesis-judged\",\"at\":\"2024-05-01T12:00:00Z\",\"hypothesis\":\"H1\",\"verdict\":\"perhaps\"}",
        "{\"type\":\"steering-received\",\"at\":\"2024-05-01T12:00:00Z\",\"direction\":{\"type\":\"dance\"}}",
        "{\"type\":\"task-opened\",\"at\":\"2024-05-01T12:00:00Z\"}"})
    void keepsWhatItCannotReadAsItWas(String json) {
        JournalEntry read = JournalJson.read(json);

        assertThat(read).isInstanceOfSatisfying(Unrecognized.class, entry -> assertThat(entry.at()).isEqualTo(AT));
        assertThat(JournalJson.write(read)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"type\":", "null", "[]", "17", "{}", "{\"type\":7,\"at\":\"noon\"}"})
    void neverFailsOnWhatIsNoEntry(String text) {
        assertThat(JournalJson.read(text)).isInstanceOfSatisfying(Unrecognized.class, entry -> assertThat(entry.raw()).isEqualTo(text));
    }

    private static String golden(Class<?> type) throws IOException {
        String name = "/journal/" + typeName(type) + ".json";
        try (InputStream in = Objects.requireNonNull(JournalJsonTest.class.getResourceAsStream(name), name + " is not checked in")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String typeName(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }
}
