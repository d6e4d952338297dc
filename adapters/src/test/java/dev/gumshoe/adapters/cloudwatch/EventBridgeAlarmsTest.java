package dev.gumshoe.adapters.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.http.Delivery;
import dev.gumshoe.conversations.evidence.Naming;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertReading.Fired;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An alarm tells where it is. */
class EventBridgeAlarmsTest {

    private static Alert read(String partition, String region) throws Exception {
        String body = """
                {"source": "aws.cloudwatch", "detail-type": "CloudWatch Alarm State Change",
                 "resources": ["arn:%s:cloudwatch:%s:444455556666:alarm:checkout errors"],
                 "detail": {"alarmName": "checkout errors", "state": {"value": "ALARM", "timestamp": "2026-03-02T14:10:00Z"},
                  "configuration": {"metrics": [{"metricStat": {"metric": {"namespace": "AWS/Lambda", "name": "Errors",
                   "dimensions": {"FunctionName": "checkout"}}}}]}}}
                """.formatted(partition, region);
        Delivery delivery = new Delivery(Map.of(), body.getBytes(StandardCharsets.UTF_8), Instant.parse("2026-03-02T14:10:01Z"));
        return ((Fired) EventBridgeAlarms.FORMAT.read(delivery).getFirst()).alert();
    }

    @ParameterizedTest
    @CsvSource({"aws, eu-west-1, eu-west-1.console.aws.amazon.com", "aws-cn, cn-north-1, console.amazonaws.cn",
        "aws-us-gov, us-gov-west-1, console.amazonaws-us-gov.com"})
    void hasItsPageInTheConsoleOfItsPartition(String partition, String region, String host) throws Exception {
        assertThat(read(partition, region).link())
                .hasToString("https://" + host + "/cloudwatch/home?region=" + region + "#alarmsV2:alarm/checkout%20errors");
    }

    @Test
    void meansTheResourceOfItsAccountAndRegion() throws Exception {
        Naming naming = new Naming() {

            @Override
            public String id(String name) {
                return name.equals("checkout@444455556666/eu-west-1") ? "checkout@staging/eu-west-1" : name;
            }

            @Override
            public Set<String> names(Set<String> ids) {
                return ids;
            }
        };

        assertThat(read("aws", "eu-west-1").named(naming).resource()).isEqualTo("checkout@staging/eu-west-1");
        assertThat(read("aws", "eu-central-1").named(naming).resource()).isEqualTo("checkout");
    }

    private static Alert watching(String metrics) throws Exception {
        String body = """
                {"source": "aws.cloudwatch", "detail-type": "CloudWatch Alarm State Change", "account": "444455556666",
                 "resources": ["arn:aws:cloudwatch:eu-west-1:444455556666:alarm:checkout errors"],
                 "detail": {"alarmName": "checkout errors", "state": {"value": "ALARM", "timestamp": "2026-03-02T14:10:00Z"},
                  "configuration": {"metrics": %s}}}
                """.formatted(metrics);
        Delivery delivery = new Delivery(Map.of(), body.getBytes(StandardCharsets.UTF_8), Instant.parse("2026-03-02T14:10:01Z"));
        return ((Fired) EventBridgeAlarms.FORMAT.read(delivery).getFirst()).alert();
    }

    @Test
    void meansTheResourceOfTheAccountThatOwnsTheMetricWhereTheAlarmsOwnAccountWatchesOthers() throws Exception {
        Alert alert = watching("""
                [{"id": "m1", "accountId": "111122223333", "returnData": true, "metricStat": {"stat": "Sum", "period": 60,
                  "metric": {"namespace": "AWS/Lambda", "name": "Errors", "dimensions": {"FunctionName": "checkout"}}}}]""");

        assertThat(alert.attributes()).containsEntry(Alert.ACCOUNT, "111122223333").containsEntry(Alert.REGION, "eu-west-1");
        assertThat(alert.resource()).isEqualTo("checkout");
        assertThat(alert.link()).asString().contains("#alarmsV2:alarm/checkout%20errors");
    }

    @Test
    void readsWhatAnExpressionIsMadeOf() throws Exception {
        Alert alert = watching("""
                [{"id": "e1", "expression": "SUM(METRICS())", "label": "all", "returnData": true},
                 {"id": "m1", "accountId": "111122223333", "returnData": false, "metricStat": {"stat": "Sum", "period": 60,
                  "metric": {"namespace": "AWS/Lambda", "name": "Errors", "dimensions": {"FunctionName": "checkout"}}}},
                 {"id": "m2", "returnData": false, "metricStat": {"stat": "Sum", "period": 60,
                  "metric": {"namespace": "AWS/Lambda", "name": "Throttles", "dimensions": {"FunctionName": "cart"}}}}]""");

        assertThat(alert.metric()).isEqualTo("Errors");
        assertThat(alert.resource()).isEqualTo("checkout");
        assertThat(alert.attributes()).containsEntry(Alert.ACCOUNT, "111122223333");
    }

    @Test
    void readsTheMetricThatIsComparedAndNoOther() throws Exception {
        Alert alert = watching("""
                [{"id": "m1", "returnData": false, "metricStat": {"stat": "Sum", "period": 60,
                  "metric": {"namespace": "AWS/Lambda", "name": "Invocations", "dimensions": {"FunctionName": "cart"}}}},
                 {"id": "m2", "returnData": true, "metricStat": {"stat": "Sum", "period": 60,
                  "metric": {"namespace": "AWS/Lambda", "name": "Throttles", "dimensions": {"FunctionName": "checkout"}}}}]""");

        assertThat(alert.metric()).isEqualTo("Throttles");
        assertThat(alert.resource()).isEqualTo("checkout");
        assertThat(alert.attributes()).containsEntry(Alert.ACCOUNT, "444455556666");
    }

    @Test
    void anAlarmOnOtherAlarmsIsTakenThoughItMeasuresNothing() throws Exception {
        assertThat(watching("[]").metric()).isNull();
    }
}
