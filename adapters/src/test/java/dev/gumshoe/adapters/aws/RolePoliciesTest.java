package dev.gumshoe.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.adapters.aws.RolePolicies.Grant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RolePoliciesTest {

    private static final String CARTS = "arn:aws:dynamodb:eu-west-1:111122223333:table/carts";

    private static RolePolicies of(String statements) throws AwsTrouble {
        RolePolicies policies = new RolePolicies();
        policies.add(URLEncoder.encode("{\"Statement\": " + statements + "}", StandardCharsets.UTF_8));
        return policies;
    }

    @Test
    void grantsByWildCardsAndByName() throws AwsTrouble {
        RolePolicies policies = of(
                "{\"Effect\": \"Allow\", \"Action\": \"dynamodb:*\", \"Resource\": [\"arn:aws:dynamodb:*:*:table/ca?ts\", \"*\"]}");

        assertThat(policies.telling()).containsExactly(new Grant("dynamodb:*", "arn:aws:dynamodb:*:*:table/ca?ts"));
        assertThat(policies.holds(policies.telling().getFirst(), CARTS)).isTrue();
        assertThat(policies.holds(policies.telling().getFirst(), CARTS + "2")).isFalse();
        assertThat(policies.telling().getFirst().ofOneThing()).isFalse();
        assertThat(new Grant("dynamodb:GetItem", CARTS).ofOneThing()).isTrue();
    }

    @Test
    void whatIsDeniedIsNotGranted() throws AwsTrouble {
        RolePolicies policies = of("[{\"Effect\": \"Allow\", \"Action\": [\"dynamodb:GetItem\"], \"Resource\": \"" + CARTS + "\"},"
                + "{\"Effect\": \"Deny\", \"Action\": \"dynamodb:*\", \"Resource\": \"*\"}]");

        assertThat(policies.holds(policies.telling().getFirst(), CARTS)).isFalse();
    }

    @Test
    void saysWhenADocumentIsNone() {
        assertThatThrownBy(() -> new RolePolicies().add("{nothing")).isInstanceOf(AwsTrouble.class)
                .hasMessageContaining("could not be read");
    }
}
