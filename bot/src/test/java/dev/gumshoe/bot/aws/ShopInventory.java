package dev.gumshoe.bot.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What there is in the shop's account, as EC2, Auto Scaling, load balancers, Lambda, DynamoDB and IAM tell it. */
final class ShopInventory {

    private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:orders";
    private final Instant alarm;

    ShopInventory(Instant alarm) {
        this.alarm = alarm;
    }

    Object answer(String operation, JsonNode asked) {
        return switch (operation) {
            case "DescribeInstances" -> Map.of("reservationSet", instances());
            case "DescribeAutoScalingGroups" -> Map.of("AutoScalingGroups", List.of(group()));
            case "DescribeLoadBalancers" -> Map.of("LoadBalancers",
                    List.of(Map.of("LoadBalancerArn", balancer(), "LoadBalancerName", "shop",
                            "DNSName", "shop-1.elb.amazonaws.com", "Type", "application", "Scheme", "internet-facing", "State",
                            Map.of("Code", "active"), "CreatedTime", alarm.minus(Duration.ofDays(90)))));
            case "DescribeTargetGroups" -> Map.of("TargetGroups", List.of(Map.of("TargetGroupArn", targets(), "TargetGroupName", "shop",
                    "Protocol", "HTTP", "Port", 8080, "HealthCheckPath", "/health", "LoadBalancerArns", List.of(balancer()))));
            case "DescribeTargetHealth" -> Map.of("TargetHealthDescriptions", ShopOnAws.INSTANCES.stream().map(id -> Map.of("Target",
                    Map.of("Id", id, "Port", 8080), "HealthCheckPort", "8080", "TargetHealth", Map.of("State", "healthy"))).toList());
            case "ListFunctions" -> Map.of("Functions", List.of(function("$LATEST")));
            case "ListVersionsByFunction" -> Map.of("Versions", List.of(function("$LATEST"), function("7")));
            case "ListAliases" -> Map.of("Aliases", List.of(Map.of("Name", "live", "FunctionVersion", "7")));
            case "ListTables" -> Map.of("TableNames", List.of("carts"));
            case "DescribeTable" -> Map.of("Table", Map.of("TableName", "carts", "TableArn", ShopOnAws.arn("dynamodb", "table/carts"),
                    "TableStatus", "ACTIVE", "ItemCount", 120_411, "TableSizeBytes", 48_120_331, "CreationDateTime",
                    alarm.minus(Duration.ofDays(200)), "BillingModeSummary", Map.of("BillingMode", "PAY_PER_REQUEST")));
            default -> roles(operation, asked);
        };
    }

    private static Object roles(String operation, JsonNode asked) {
        String role = asked.path("RoleName").asText();
        return switch (operation) {
            case "GetInstanceProfile" -> Map.of("InstanceProfile", Map.of("Path", "/", "InstanceProfileName", "shop", "InstanceProfileId",
                    "AIPAEXAMPLE00000001", "Arn", "arn:aws:iam::111122223333:instance-profile/shop", "CreateDate", "2025-01-01T00:00:00Z",
                    "Roles", List.of(Map.of("Path", "/", "RoleName", "shop-web", "RoleId", "AROAEXAMPLE00000001", "Arn",
                            "arn:aws:iam::111122223333:role/shop-web", "CreateDate", "2025-01-01T00:00:00Z"))));
            case "ListRolePolicies" -> Map.of("PolicyNames", role.equals("shop-web") ? List.of("carts") : List.of(), "IsTruncated", false);
            case "GetRolePolicy" -> Map.of("RoleName", role, "PolicyName", "carts", "PolicyDocument", policy("dynamodb:*",
                    ShopOnAws.arn("dynamodb", "table/carts")));
            case "ListAttachedRolePolicies" -> Map.of("AttachedPolicies", List.of(Map.of("PolicyName", "orders", "PolicyArn",
                    "arn:aws:iam::111122223333:policy/orders")), "IsTruncated", false);
            case "GetPolicy" -> Map.of("Policy", Map.of("PolicyName", "orders", "DefaultVersionId", "v3"));
            case "GetPolicyVersion" -> Map.of("PolicyVersion", Map.of("VersionId", "v3", "Document", policy("sqs:SendMessage", QUEUE)));
            default -> throw new IllegalArgumentException("nobody told the shop how to answer " + operation);
        };
    }

    private static String policy(String action, String resource) {
        return URLEncoder.encode("{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"" + action
                + "\"], \"Resource\": \"" + resource + "\"}, {\"Effect\": \"Allow\", \"Action\": \"logs:*\", \"Resource\": \"*\"}]}",
                StandardCharsets.UTF_8);
    }

    private static String balancer() {
        return ShopOnAws.arn("elasticloadbalancing", "loadbalancer/" + ShopOnAws.BALANCER);
    }

    private static String targets() {
        return ShopOnAws.arn("elasticloadbalancing", ShopOnAws.TARGETS);
    }

    private List<Object> instances() {
        List<Object> reservations = new ArrayList<>();
        for (int i = 0; i < ShopOnAws.INSTANCES.size(); i++) {
            reservations.add(Map.of("reservationId", "r-000000000000000" + i, "instancesSet", List.of(Map.of(
                    "instanceId", ShopOnAws.INSTANCES.get(i), "imageId", "ami-0abcdef1234567890", "instanceType", "m7g.large",
                    "instanceState", Map.of("code", 16, "name", "running"), "privateIpAddress", "10.0.1.1" + i, "launchTime",
                    alarm.minus(Duration.ofDays(9 + i)), "placement", Map.of("availabilityZone", "eu-west-1" + (i % 2 == 0 ? "a" : "b")),
                    "iamInstanceProfile", Map.of("arn", "arn:aws:iam::111122223333:instance-profile/shop", "id", "AIPAEXAMPLE00000001"),
                    "tagSet", List.of(Map.of("key", "Name", "value", "shop-web"), Map.of("key", "aws:autoscaling:groupName", "value",
                            ShopOnAws.GROUP), Map.of("key", "team", "value", "shop"))))));
        }
        return reservations;
    }

    private Object group() {
        return Map.ofEntries(Map.entry("AutoScalingGroupName", ShopOnAws.GROUP), Map.entry("AutoScalingGroupARN",
                ShopOnAws.arn("autoscaling", "autoScalingGroup:4f0b:autoScalingGroupName/" + ShopOnAws.GROUP)), Map.entry("MinSize", 2),
                Map.entry("MaxSize", 8), Map.entry("DesiredCapacity", 4), Map.entry("DefaultCooldown", 300),
                Map.entry("AvailabilityZones", List.of("eu-west-1a", "eu-west-1b")), Map.entry("HealthCheckType", "ELB"),
                Map.entry("CreatedTime", alarm.minus(Duration.ofDays(200))),
                Map.entry("LaunchTemplate", Map.of("LaunchTemplateName", "shop-web", "Version", "12")),
                Map.entry("Instances", ShopOnAws.INSTANCES.stream().map(id -> Map.of("InstanceId", id, "AvailabilityZone", "eu-west-1a",
                        "LifecycleState", "InService", "HealthStatus", "Healthy", "ProtectedFromScaleIn", false)).toList()));
    }

    private Map<String, Object> function(String version) {
        return Map.of("FunctionName", "thumbnails", "FunctionArn", ShopOnAws.arn("lambda", "function:thumbnails"), "Runtime", "python3.13",
                "Version", version, "Role", "arn:aws:iam::111122223333:role/thumbnails", "MemorySize", 256, "Timeout", 30, "CodeSha256",
                "3dTn0f", "LastModified", alarm.minus(Duration.ofDays(4)).toString().replaceAll("(\\.\\d+)?Z$", ".000+0000"), "Environment",
                Map.of("Variables", Map.of("API_KEY", "never-to-be-seen")));
    }
}
