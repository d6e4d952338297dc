package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    private final AskedReader reader = new AskedReader(ZoneId.of("UTC"), () -> NOW,
            () -> List.of(topology("forge", "gateway", "checkout-api")));

    private static Topology topology(String... ids) {
        return Topology.empty().with(new Inventory(
                Stream.of(ids).map(id -> new Resource(id, "service", Map.of(), NOW)).toList(), List.of()));
    }

    @Test
    void leavesPlainWordsAlone() {
        assertThat(reader.read("checkout answers with errors")).isEqualTo(Asked.Case.of("checkout answers with errors"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            errors since 14:05                        | 2026-03-02T14:05:00Z
            errors since 14:05:30, all over           | 2026-03-02T14:05:30Z
            errors since 2:05 pm                      | 2026-03-02T14:05:00Z
            errors since 9am                          | 2026-03-02T09:00:00Z
            errors since 20 minutes ago               | 2026-03-02T14:40:00Z
            errors since an hour ago                  | 2026-03-02T14:00:00Z
            errors since 2026-03-01T09:00Z            | 2026-03-01T09:00:00Z
            errors since 23:50                        | 2026-03-01T23:50:00Z
            errors [since 14:05] [service forge]      | 2026-03-02T14:05:00Z
            errors since 14:05 service forge          | 2026-03-02T14:05:00Z
            """)
    void readsWhenItBegan(String text, Instant when) {
        assertThat(reader.read(text)).isInstanceOfSatisfying(Asked.Case.class, asked -> {
            assertThat(asked.since()).isEqualTo(when);
            assertThat(asked.text()).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"errors since the deployment", "errors since 3 deployments", "errors ever since", "since when is it slow"})
    void takesOtherWordsForWords(String text) {
        assertThat(reader.read(text)).isEqualTo(Asked.Case.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"25:70", "14:75", "2026-13-45T09:00Z", "3 days"})
    void saysThatItCannotReadATime(String when) {
        assertThat(reader.read("errors since " + when)).isInstanceOfSatisfying(Asked.Unclear.class,
                unclear -> assertThat(unclear.why()).contains("“" + when + "”").contains("since 14:05"));
    }

    @Test
    void refusesATimeThatIsStillToCome() {
        assertThat(reader.read("errors since 2026-03-03T09:00Z")).isInstanceOfSatisfying(Asked.Unclear.class,
                unclear -> assertThat(unclear.why()).contains("still to come"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            errors service forge                | forge        | forge
            errors service Forge since 14:05    | Forge        | forge
            errors service checkout             | checkout     | checkout-api
            errors [service forge]              | forge        | forge
            errors service: forge.              | forge        | forge
            errors service=billing              | billing      |
            errors service billing-7            | billing-7    |
            """)
    void readsWhatItIsAbout(String text, String service, String focus) {
        assertThat(reader.read(text)).isInstanceOfSatisfying(Asked.Case.class, asked -> {
            assertThat(asked.service()).isEqualTo(service);
            assertThat(asked.focus()).isEqualTo(focus == null ? Set.of() : Set.of(focus));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"the payment service is down", "the service down", "no service"})
    void doesNotTakeOtherWordsForAService(String text) {
        assertThat(reader.read(text)).isEqualTo(Asked.Case.of(text));
    }

    @Test
    void asksBackWhenANameIsNearlyKnown() {
        assertThat(reader.read("errors service:gatway")).isEqualTo(
                new Asked.Unclear("I know no service “gatway”; did you mean gateway?"));
    }

    @Test
    void readsPartsThatWereGivenApart() {
        assertThat(reader.read("errors", "14:05", "forge"))
                .isEqualTo(new Asked.Case("errors", Instant.parse("2026-03-02T14:05:00Z"), "forge", Set.of("forge")));
        assertThat(reader.read("errors", "soon", null)).isInstanceOf(Asked.Unclear.class);
    }
}
