package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who exists and who calls whom, as spans tell it. */
class SpanResourcesTest {

    private static final TimeWindow HOUR = TimeWindow.endingAt(GivenEvidence.ALERT, Duration.ofHours(1));

    private final GivenEvidence given = new GivenEvidence();

    private Inventory told() {
        return ((ToolResult.Found<Inventory>) new SpanResources(given).inventory(HOUR)).data();
    }

    @Test
    void aServiceConsistsOfTheMachinesWhoseSpansNameIt() {
        given.span("t1", "a", null, "i-1", "GET /", 10, 5, "OK", "SERVER", Map.of(SpanResources.SERVICE, "shop"));
        given.span("t2", "b", null, "i-2", "GET /", 20, 5, "OK", "SERVER", Map.of(SpanResources.SERVICE, "shop"));
        given.span("t2", "c", "b", "prices", "price", 20, 2, "OK", "SERVER", Map.of(SpanResources.SERVICE, "prices"));

        Inventory told = told();

        assertThat(told.resources()).extracting(Resource::id).containsExactlyInAnyOrder("i-1", "i-2", "prices", "shop");
        assertThat(told.relations()).extracting(Relation::from, Relation::kind, Relation::to, Relation::how).containsExactlyInAnyOrder(
                tuple("i-2", RelationKind.CALLS, "prices", "spans"),
                tuple("shop", RelationKind.CONSISTS_OF, "i-1", "spans"),
                tuple("shop", RelationKind.CONSISTS_OF, "i-2", "spans"));
    }

    @Test
    void aSourceThatFailsIsNoEmptyWorld() {
        given.failure = "it did not answer";

        assertThat(new SpanResources(given).inventory(HOUR)).isInstanceOf(ToolResult.Failed.class);
    }
}
