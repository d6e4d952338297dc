package dev.gumshoe.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What X-Ray's segments become. */
class SegmentsTest {

    private static final AwsPlace SHOP = new AwsPlace(
            new AwsAccount("shop", "arn:aws:iam::111122223333:role/gumshoe", null, List.of("eu-west-1"), Map.of()), "eu-west-1", true);

    private static List<Span> spans(String aws) {
        List<Span> spans = new ArrayList<>();
        Segments.spans("1-5759e988-bd862e3fe1be46a994272793", """
                {"id": "c0ffee", "name": "pricing", "start_time": 1772460600.000, "end_time": 1772460600.050, "fault": true, "aws": %s}
                """.formatted(aws), SHOP, spans);
        return spans;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}                             | pricing",
        "{'account_id': '111122223333'} | pricing",
        "{'account_id': '444455556666'} | pricing@444455556666/eu-west-1"})
    void areOfTheAccountThatTheyCameFrom(String aws, String resource) {
        assertThat(spans(aws.replace('\'', '"'))).extracting(Span::resource).containsExactly(resource);
    }

    @Test
    void areOfTheInstanceThatTheyRanOnAndNameTheirService() {
        Span span = spans("{\"ec2\": {\"instance_id\": \"i-0a1b2c3d4e5f60001\"}}").getFirst();

        assertThat(span.resource()).isEqualTo("i-0a1b2c3d4e5f60001");
        assertThat(span.attributes()).containsEntry("service", "pricing");
        assertThat(span.status()).isEqualTo("ERROR");
        assertThat(span.durationMicros()).isEqualTo(50_000);
    }
}
