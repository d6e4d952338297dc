package dev.gumshoe.bot.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** An account with 250 resources: 160 instances in 8 groups behind 2 balancers with 8 target groups, 50 functions, 22 tables; each answer takes its time. */
final class ManyAccounts implements StandInAws.World {

    static final int RESOURCES = 250;
    private static final int PAGE = 50;

    private final int account;
    private final Duration each;
    private final Instant now = Instant.now();
    private final AtomicInteger calls = new AtomicInteger();

    ManyAccounts(int account, Duration each) {
        this.account = account;
        this.each = each;
    }

    int calls() {
        return calls.get();
    }

    @Override
    public Object answer(String service, String operation, JsonNode asked) {
        calls.incrementAndGet();
        LockSupport.parkNanos(each.toNanos());
        return switch (operation) {
            case "AssumeRole" -> Map.of("Credentials", Map.of("AccessKeyId", "ASIAEXAMPLE", "SecretAccessKey", "s", "SessionToken",
                    "t", "Expiration", now.plus(Duration.ofDays(1))));
            case "DescribeInstances" -> instances(asked.path("NextToken").asInt(0));
            case "DescribeAutoScalingGroups" -> Map.of("AutoScalingGroups", many(8, i -> Map.of("AutoScalingGroupName", "group-" + i,
                    "Instances", many(20, j -> Map.of("InstanceId", instance(i * 20 + j))))));
            case "DescribeLoadBalancers" -> Map.of("LoadBalancers", many(2, i -> Map.of("LoadBalancerArn", balancer(i))));
            case "DescribeTargetGroups" ->
                Map.of("TargetGroups", many(8, i -> Map.of("TargetGroupArn", "arn:aws:elb:r:1:targetgroup/t" + i + "/" + account,
                        "LoadBalancerArns", List.of(balancer(i % 2)))));
            case "DescribeTargetHealth" -> {
                int group = Integer.parseInt(asked.path("TargetGroupArn").asText().replaceAll(".*/t(\\d+)/\\d+", "$1"));
                yield Map.of("TargetHealthDescriptions",
                        many(20, j -> Map.of("Target", Map.of("Id", instance(group * 20 + j)), "TargetHealth",
                                Map.of("State", "healthy"))));
            }
            case "ListFunctions" -> Map.of("Functions", many(50, i -> Map.of("FunctionName", "function-" + i, "FunctionArn",
                    "arn:aws:lambda:r:" + account + ":function:function-" + i)));
            case "ListTables" -> Map.of("TableNames", many(22, i -> "table-" + i));
            case "DescribeTable" -> Map.of("Table", Map.of("TableName", asked.path("TableName").asText(), "TableStatus", "ACTIVE"));
            case "DescribeStacks" -> Map.of("Stacks", List.of());
            case "GetServiceGraph" -> Map.of("Services", List.of());
            default -> throw new IllegalArgumentException("nobody told the accounts how to answer " + operation);
        };
    }

    private interface Numbered<T> {

        T of(int number);
    }

    private static <T> List<T> many(int count, Numbered<T> one) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(one.of(i));
        }
        return all;
    }

    private String instance(int number) {
        return "i-%05x%012x".formatted(account, number);
    }

    private String balancer(int number) {
        return "arn:aws:elb:r:1:loadbalancer/app/b" + number + "/" + account;
    }

    private Object instances(int from) {
        List<Object> page = many(PAGE,
                i -> (Object) Map.of("instancesSet", List.of(Map.of("instanceId", instance(from + i), "launchTime", now))));
        List<Object> left = page.subList(0, Math.min(PAGE, 160 - from));
        return from + PAGE < 160
                ? Map.of("reservationSet", left, "nextToken", Integer.toString(from + PAGE))
                : Map.of("reservationSet", left);
    }
}
