package dev.gumshoe.conversations.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryTest {

    /** Six shops call the store, which calls a disk; every other shop calls the mail as well, and the bank calls the same disk. */
    private static final Topology TOWN = Topology.empty().with(new Inventory(List.of(), Stream.of(
            IntStream.range(0, 6).mapToObj(i -> calls("shop-" + i, "store")),
            IntStream.of(0, 2, 4).mapToObj(i -> calls("shop-" + i, "mail")),
            Stream.of(calls("store", "disk"), calls("bank", "disk"), calls("teller", "bank"))).flatMap(edges -> edges).toList()));

    private final Reach reach = new Reach(TOWN);
    private final AlertCorrelator correlator = new AlertCorrelator(Duration.ofMinutes(10));

    private static Relation calls(String from, String to) {
        return new Relation(from, to, RelationKind.CALLS, "spans", Cases.ALARM);
    }

    private static List<String> shops(int many) {
        return IntStream.range(0, many).mapToObj(i -> "shop-" + i).toList();
    }

    private static Alert alert(String resource) {
        return new Alert("a-" + resource, "HighErrorRate " + resource, "HighErrorRate " + resource, "", Severity.HIGH, Cases.ALARM,
                resource, null,
                "alertmanager", null, Map.of());
    }

    @Test
    void isAboutWhatEverybodyWhoComplainsDependsOnAndFewBesides() {
        assertThat(Story.of(shops(6), reach).origins()).first().isEqualTo("store");
    }

    @Test
    void isNotToldByAFew() {
        Story early = Story.of(shops(5), reach);

        assertThat(early.origins()).isEmpty();
        assertThat(early.fits("mail")).isTrue();
    }

    @Test
    void takesInWhomTheOriginHurtsAndWhatMayHurtTheOrigin() {
        Story story = Story.of(shops(6), reach);

        assertThat(Stream.of("shop-5", "store", "disk").filter(story::fits)).hasSize(3);
        assertThat(Stream.of("mail", "bank", "teller").filter(story::fits)).isEmpty();
    }

    @Test
    void keepsAnAlarmApartThatIsOnlyNear() {
        List<Alert> incident = shops(6).stream().map(StoryTest::alert).toList();

        assertThat(correlator.belongs(alert("mail"), incident, TOWN)).isEmpty();
        assertThat(correlator.belongs(alert("mail"), incident.subList(0, 3), TOWN)).as("while the story is not clear").isPresent();
        assertThat(correlator.belongs(alert("store"), incident, TOWN)).isPresent();
    }
}
