package dev.gumshoe.adapters.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the JSON library reads with it the same, and what the library refuses is not read without it. */
class PlainObjectTest {

    private static final JsonMapper LIBRARY = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final String LINE = "{\"timestamp\":\"2024-05-01T10:00:00Z\",\"resource\" : \"a\", \"size\":-120.50,\"ok\":true,"
            + "\"no\":null,\"attributes\":{\"thread\":\"http-1\",\"n\":7,\"off\":false},\"body\":\"took 7 ms, it's {fine} [so far]\"}";
    private static final String[] PIECES = {"\"", "\\", "{", "}", "[1]", ":", ",", " ", "\t", "\u0001", "é", "0", "-", ".", "1e5", "true",
        "null", "attributes", "\"resource\":\"b\",", "{}", "\\u0041", "\uFEFF"};

    private final Fields fields = new Fields();
    private final Fields attributes = new Fields();
    private final PlainObject plain = new PlainObject(fields, attributes);

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsWhatTheLibraryReads(int seed) throws IOException {
        Random random = new Random(seed);

        for (int i = 0; i < 20; i++) {
            byte[] line = damaged(random, LINE).getBytes(StandardCharsets.UTF_8);
            if (reads(line)) {
                assertThat(attributes.and(fields)).as(new String(line, StandardCharsets.UTF_8)).isEqualTo(byLibrary(line));
            }
        }
    }

    @Test
    void readsAPlainLine() throws IOException {
        byte[] line = LINE.getBytes(StandardCharsets.UTF_8);

        assertThat(reads(line)).isTrue();
        assertThat(attributes.and(fields)).isEqualTo(byLibrary(line)).containsEntry("size", "-120.50").containsEntry("n", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":-}",
        "{\"a\":tru}",
        "{\"a\":nulls}", "{\"a\":\"x}", "{\"a\":\"x\\n\"}", "{\"a\":\"\u0007\"}", "{\"a\":\"é\"}", "{\"a\":1 2}", "{\"a\":{\"b\":1}}",
        "{\"attributes\":{\"a\":{}}}", "{\"a\":1}{\"a\":2}", "{'a':1}", "{\"a\":1e5}", "{\"a\":NaN}"})
    void leavesWhatIsNotPlainToTheLibrary(String line) {
        assertThat(reads(line.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void sharesTextsThatComeAgain() {
        byte[] line = LINE.getBytes(StandardCharsets.UTF_8);

        reads(line);
        String first = fields.take("resource");
        reads(line);

        assertThat(fields.take("resource")).isSameAs(first);
    }

    private boolean reads(byte[] line) {
        fields.clear();
        attributes.clear();
        byte[] buffer = Arrays.copyOf("\"}, ".getBytes(StandardCharsets.US_ASCII), line.length + 20);
        System.arraycopy(line, 0, buffer, 4, line.length);
        Arrays.fill(buffer, 4 + line.length, buffer.length, (byte) '"');
        return plain.read(buffer, 4, line.length);
    }

    private static Map<String, String> byLibrary(byte[] line) throws IOException {
        Map<String, String> all = new TreeMap<>();
        JsonNode object = LIBRARY.readTree(line);
        object.properties().stream().filter(field -> !field.getValue().isNull() && !field.getValue().isObject())
                .forEach(field -> all.put(field.getKey(), written(field.getValue())));
        object.path("attributes").properties().stream().filter(field -> !field.getValue().isNull())
                .forEach(field -> all.put(field.getKey(), written(field.getValue())));
        return all;
    }

    private static String written(JsonNode value) {
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
    }

    private static String damaged(Random random, String line) {
        StringBuilder text = new StringBuilder(line);
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 1 -> text.deleteCharAt(at);
                default -> text.replace(at, at + 1, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }
}
