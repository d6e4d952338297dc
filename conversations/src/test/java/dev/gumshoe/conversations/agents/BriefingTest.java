package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.investigation.JournalEntry.TopologySeen;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BriefingTest {

    private static String told(int instances, int services) {
        List<Resource> resources = IntStream.range(0, instances + services)
                .mapToObj(i -> i < instances
                        ? new Resource("i-0123456789abcdef" + i, "instance", Map.of(), Cases.ALARM)
                        : new Resource("a-service-with-a-long-name-" + i, "service", Map.of(), Cases.ALARM))
                .toList();
        List<Relation> parts = IntStream.range(0, instances)
                .mapToObj(i -> new Relation(i % 3 == 0 ? "forge" : "shop", "i-0123456789abcdef" + i, RelationKind.CONSISTS_OF, "tags",
                        Cases.ALARM))
                .toList();
        return Briefing.incident(Cases.after(new TopologySeen(Cases.ALARM, new Inventory(resources, parts))));
    }

    private static String line(String briefing, String kind) {
        return briefing.lines().filter(line -> line.startsWith("| " + kind + ": ")).findFirst().orElseThrow();
    }

    @Test
    void countsTheManyPartsOfAServiceInsteadOfNamingThem() {
        assertThat(line(told(30, 0), "instance")).isEqualTo("| instance: bot-2, 10 in forge, 20 in shop");
    }

    @Test
    void namesPartsWhereThereAreFew() {
        assertThat(line(told(3, 0), "instance"))
                .isEqualTo("| instance: bot-2, i-0123456789abcdef0, i-0123456789abcdef1, i-0123456789abcdef2");
    }

    @Test
    void cutsALongListBetweenTwoNamesAndSaysHowManyAreLeft() {
        String line = line(told(0, 40), "service");

        assertThat(line).hasSizeLessThan(420).matches(".*, a-service-with-a-long-name-\\d+ and \\d+ more");
        long named = line.split(", ").length;
        assertThat(line).endsWith(" and " + (43 - named) + " more");
    }
}
