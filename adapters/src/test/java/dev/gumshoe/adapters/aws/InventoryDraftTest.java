package dev.gumshoe.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What two accounts call the same is two things. */
class InventoryDraftTest {

    private static final AwsPlace PRODUCTION = place("production", true);
    private static final AwsPlace STAGING = place("staging", false);

    private final InventoryDraft draft = new InventoryDraft(Instant.parse("2026-03-02T14:10:00Z"));

    private static AwsPlace place(String account, boolean first) {
        return new AwsPlace(new AwsAccount(account, null, null, List.of("eu-west-1"), Map.of()), "eu-west-1", first);
    }

    private void function(AwsPlace place, String number) {
        String arn = "arn:aws:lambda:eu-west-1:" + number + ":function:checkout";
        draft.resource(place.id("checkout"), "function", Map.of("arn", arn, "name", "checkout"), arn, place.there("checkout"));
    }

    private Resource finished(String id) {
        return draft.finished().resources().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void whatIsSaidOfANameIsSaidOfTheOneInItsAccount() {
        function(PRODUCTION, "111122223333");
        function(STAGING, "444455556666");

        draft.also(STAGING, "checkout", "stack", "shop-staging");

        assertThat(finished("checkout@staging/eu-west-1").attributes()).containsEntry("stack", "shop-staging");
        assertThat(finished("checkout").attributes()).doesNotContainKey("stack");
    }

    @Test
    void anAlarmOfAnAccountAndRegionFindsItsOwn() {
        function(PRODUCTION, "111122223333");
        function(STAGING, "444455556666");

        assertThat(finished("checkout").attributes()).containsEntry(Resource.ALIAS, "checkout@111122223333/eu-west-1");
        assertThat(finished("checkout@staging/eu-west-1").attributes()).containsEntry(Resource.ALIAS, "checkout@444455556666/eu-west-1");
    }

    @Test
    void whatIsSeenCalledFromOutsideIsTheOneThingOfThatNameElsewhere() {
        draft.resource("shop", "service", Map.of());
        draft.relation("shop", draft.remote(PRODUCTION, "checkout", Map.of()), RelationKind.CALLS, "x-ray");
        function(STAGING, "444455556666");

        Inventory inventory = draft.finished();

        assertThat(inventory.resources()).extracting(Resource::id).containsExactly("shop", "checkout@staging/eu-west-1");
        assertThat(inventory.relations()).extracting(Relation::to).containsExactly("checkout@staging/eu-west-1");
    }

    @Test
    void whatSeveralAreCalledStaysAThingOfItsOwn() {
        draft.remote(PRODUCTION, "checkout", Map.of());
        function(STAGING, "444455556666");
        function(place("testing", false), "777788889999");

        assertThat(draft.finished().resources()).extracting(Resource::id).contains("checkout");
    }

    @Test
    void aPrivateAddressIsTheOneOfItsNetwork() {
        draft.resource("i-1", "instance", Map.of(), PRODUCTION.there("10.0.3.7"));
        draft.resource("i-2", "instance", Map.of(), STAGING.there("10.0.3.7"));
        draft.resource("targetgroup/shop/1", "target group", Map.of());

        draft.relation("targetgroup/shop/1", draft.named(STAGING, "10.0.3.7"), RelationKind.CONSISTS_OF, "load balancer");
        draft.relation("targetgroup/shop/1", draft.named(STAGING, "i-1"), RelationKind.CONSISTS_OF, "load balancer");

        Inventory inventory = draft.finished();
        assertThat(inventory.relations()).extracting(Relation::to).containsExactly("i-2", "i-1");
    }
}
