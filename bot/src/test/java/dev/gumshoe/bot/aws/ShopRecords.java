package dev.gumshoe.bot.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people and pipelines did to the shop, as CloudTrail, CloudFormation and Auto Scaling recorded it. */
final class ShopRecords {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Instant alarm;
    private final Instant damage;

    ShopRecords(Instant alarm, Instant damage) {
        this.alarm = alarm;
        this.damage = damage;
    }

    Object answer(String operation, JsonNode asked) {
        return switch (operation) {
            case "LookupEvents" -> Map.of("Events",
                    events().stream().filter(one -> AwsWire.within((Instant) one.get("EventTime"), asked, "StartTime", "EndTime"))
                            .sorted(Comparator.comparing((Map<String, Object> one) -> (Instant) one.get("EventTime")).reversed()).toList());
            case "DescribeStacks" -> Map.of("Stacks", List.of(Map.of("StackName", "reports", "StackId", stack(), "CreationTime",
                    alarm.minus(Duration.ofDays(80)), "LastUpdatedTime", alarm.minus(Duration.ofMinutes(52)), "StackStatus",
                    "UPDATE_COMPLETE")));
            case "ListStackResources" -> Map.of("StackResourceSummaries", List.of(Map.of("LogicalResourceId", "Thumbnails",
                    "PhysicalResourceId", "thumbnails", "ResourceType", "AWS::Lambda::Function", "LastUpdatedTimestamp",
                    alarm.minus(Duration.ofDays(4)), "ResourceStatus", "UPDATE_COMPLETE")));
            case "DescribeStackEvents" -> Map.of("StackEvents", List.of(event("e3", 50, stack(), "AWS::CloudFormation::Stack",
                    "UPDATE_COMPLETE"), event("e2", 51, "topic", "AWS::SNS::Topic", "UPDATE_IN_PROGRESS"),
                    event("e1", 52, stack(), "AWS::CloudFormation::Stack", "UPDATE_IN_PROGRESS")));
            case "DescribeScalingActivities" -> Map.of("Activities", List.of(Map.of("ActivityId", "f9f2d65b-f1f2-43e7-b46d-d86756459699",
                    "AutoScalingGroupName", ShopOnAws.GROUP, "Description", "Launching a new EC2 instance: " + ShopOnAws.INSTANCES.get(3),
                    "Cause", "an instance was started in response to a difference between desired and actual capacity", "StartTime",
                    alarm.minus(Duration.ofHours(3)), "StatusCode", "Successful")));
            default -> throw new IllegalArgumentException("nobody told the shop how to answer " + operation);
        };
    }

    private static String stack() {
        return ShopOnAws.arn("cloudformation", "stack/reports/c5d0");
    }

    private Map<String, Object> event(String id, int minutes, String physical, String type, String status) {
        return Map.of("StackId", stack(), "EventId", id, "StackName", "reports", "LogicalResourceId", physical.equals("topic")
                ? "Topic"
                : "reports", "PhysicalResourceId", physical, "ResourceType", type, "Timestamp", alarm.minus(Duration.ofMinutes(minutes)),
                "ResourceStatus", status);
    }

    private List<Map<String, Object>> events() {
        String target = ShopOnAws.DAMAGED;
        List<Map<String, Object>> events = new ArrayList<>();
        events.add(trail("a01", damage.minusSeconds(90), "StartSession", "ssm", "maria.k@example.com", Map.of("target", target),
                Map.of("sessionId", ShopOnAws.SESSION)));
        events.add(trail("a02", damage.plusSeconds(40), "TerminateSession", "ssm", "maria.k@example.com",
                Map.of("sessionId", ShopOnAws.SESSION), Map.of("sessionId", ShopOnAws.SESSION)));
        events.add(trail("a03", alarm.minus(Duration.ofMinutes(41)), "ConsoleLogin", "signin", "tom@example.com", Map.of(), Map.of()));
        events.add(trail("a04", alarm.minus(Duration.ofMinutes(140)), "PutMetricAlarm", "monitoring", "terraform",
                Map.of("alarmName", "reports-lag"), Map.of()));
        events.add(trail("a05", alarm.minus(Duration.ofMinutes(52)), "UpdateStack", "cloudformation", "pipeline",
                Map.of("stackName", "reports"), Map.of()));
        return events;
    }

    private static Map<String, Object> trail(String id, Instant at, String name, String service, String who, Map<String, Object> request,
            Map<String, Object> answer) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("eventVersion", "1.08");
        detail.put("userIdentity", Map.of("type", "AssumedRole", "principalId", "AROAEXAMPLE00000002:" + who, "arn",
                "arn:aws:sts::111122223333:assumed-role/engineer/" + who, "accountId", ShopOnAws.ACCOUNT));
        detail.put("eventTime", at.toString());
        detail.put("eventSource", service + ".amazonaws.com");
        detail.put("eventName", name);
        detail.put("awsRegion", ShopOnAws.REGION);
        detail.put("sourceIPAddress", "203.0.113.64");
        detail.put("requestParameters", request);
        detail.put("responseElements", answer);
        detail.put("readOnly", false);
        try {
            return Map.of("EventId", "0b1c2d3e-" + id, "EventName", name, "ReadOnly", "false", "EventTime", at, "EventSource",
                    service + ".amazonaws.com", "Username", who, "Resources", List.of(), "CloudTrailEvent",
                    JSON.writeValueAsString(detail));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
