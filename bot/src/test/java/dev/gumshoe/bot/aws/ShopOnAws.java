package dev.gumshoe.bot.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A shop behind a load balancer on four instances. Maria opens a shell on one of them and truncates the index of its cache; a minute and a half later
 * a quarter of the requests fails, and five minutes after that the load balancer's alarm fires. Everything comes from one seed and the alarm's time.
 */
final class ShopOnAws implements StandInAws.World {

    static final String ACCOUNT = "111122223333";
    static final String REGION = "eu-west-1";
    static final String BALANCER = "app/shop/50dc6c495c0c9188";
    static final String TARGETS = "targetgroup/shop/73e2d6bc24d8a067";
    static final String GROUP = "shop-web";
    static final List<String> INSTANCES = List.of("i-0a1b2c3d4e5f60001", "i-0a1b2c3d4e5f60002", "i-0a1b2c3d4e5f60003",
            "i-0a1b2c3d4e5f60004");
    static final String DAMAGED = INSTANCES.get(1);
    static final String SESSION = "maria.k@example.com-0b7c9d1e2f3a4b5c6";

    private final Instant alarm;
    private final ShopTelemetry telemetry;
    private final ShopInventory inventory;
    private final ShopRecords records;

    ShopOnAws(long seed, Instant alarm) {
        this.alarm = alarm;
        this.telemetry = new ShopTelemetry(seed, alarm, damage());
        this.inventory = new ShopInventory(alarm);
        this.records = new ShopRecords(alarm, damage());
    }

    Instant alarm() {
        return alarm;
    }

    /** When the cache's index was truncated. */
    Instant damage() {
        return alarm.minus(Duration.ofMinutes(5));
    }

    /** The alarm as EventBridge hands it on. */
    String event() {
        return """
                {"version": "0", "id": "c4c1c1c9-6542-e61b-6ef0-8c4d36933a92", "detail-type": "CloudWatch Alarm State Change",
                 "source": "aws.cloudwatch", "account": "%1$s", "time": "%3$s", "region": "%2$s",
                 "resources": ["arn:aws:cloudwatch:%2$s:%1$s:alarm:shop-5xx"],
                 "detail": {"alarmName": "shop-5xx",
                  "state": {"value": "ALARM", "reason": "Threshold Crossed: 3 datapoints were greater than the threshold (20.0).", "timestamp": "%3$s"},
                  "previousState": {"value": "OK"},
                  "configuration": {"description": "The shop answers 5xx", "metrics": [{"id": "m1", "returnData": true, "metricStat": {
                   "metric": {"namespace": "AWS/ApplicationELB", "name": "HTTPCode_Target_5XX_Count", "dimensions": {"LoadBalancer": "%4$s"}},
                   "period": 60, "stat": "Sum"}}]}}}
                """
                .formatted(ACCOUNT, REGION, alarm, BALANCER);
    }

    @Override
    public Object answer(String service, String operation, JsonNode asked) {
        return switch (service) {
            case "cloudwatch", "logs", "xray" -> telemetry.answer(operation, asked);
            case "cloudtrail", "cloudformation" -> records.answer(operation, asked);
            case "sts" -> Map.of("Credentials", Map.of("AccessKeyId", "ASIAEXAMPLE", "SecretAccessKey", "secret", "SessionToken", "token",
                    "Expiration", alarm.plus(Duration.ofDays(1))), "AssumedRoleUser",
                    Map.of("AssumedRoleId", "AROAEXAMPLE:gumshoe", "Arn", "arn:aws:sts::" + ACCOUNT + ":assumed-role/gumshoe/gumshoe"));
            default ->
                operation.equals("DescribeScalingActivities") ? records.answer(operation, asked) : inventory.answer(operation, asked);
        };
    }

    /** An ARN in the shop's account. */
    static String arn(String service, String rest) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + rest;
    }
}
