package dev.gumshoe.bot.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.bot.aws.StandInAws.Denied;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A shop in one account asks a function of another account for prices. Somebody there uploads code that cannot find the currency; half of the shop's
 * requests fail, and its load balancer's alarm fires, in the account that is well. Each account answers only those who entered it by its role
 * with its external id.
 */
final class PricesInAnotherAccount implements StandInAws.World {

    static final String SHOP = "111122223333";
    static final String PRICES = "444455556666";
    static final String BALANCER = "app/shop/50dc6c495c0c9188";
    static final String FUNCTION = "pricing";
    static final String EXTERNAL_ID = "prices-9912";
    private static final List<String> INSTANCES = List.of("i-0a1b2c3d4e5f60001", "i-0a1b2c3d4e5f60002");
    private static final String TARGETS = "targetgroup/shop/73e2d6bc24d8a067";
    private static final Duration HISTORY = Duration.ofHours(2);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final long seed;
    private final Instant alarm;
    private final Map<String, JsonNode> searches = new ConcurrentHashMap<>();

    PricesInAnotherAccount(long seed, Instant alarm) {
        this.seed = seed;
        this.alarm = alarm;
    }

    Instant uploaded() {
        return alarm.minus(Duration.ofMinutes(6));
    }

    /** The alarm as EventBridge hands it on. */
    String event() {
        return """
                {"version": "0", "id": "c4c1c1c9-6542-e61b-6ef0-8c4d36933a93", "detail-type": "CloudWatch Alarm State Change",
                 "source": "aws.cloudwatch", "account": "%1$s", "time": "%2$s", "region": "eu-west-1",
                 "resources": ["arn:aws:cloudwatch:eu-west-1:%1$s:alarm:shop-5xx"],
                 "detail": {"alarmName": "shop-5xx", "state": {"value": "ALARM", "reason": "Threshold Crossed", "timestamp": "%2$s"},
                  "previousState": {"value": "OK"},
                  "configuration": {"metrics": [{"id": "m1", "returnData": true, "metricStat": {"metric": {"namespace": "AWS/ApplicationELB",
                   "name": "HTTPCode_Target_5XX_Count", "dimensions": {"LoadBalancer": "%3$s"}}, "period": 60, "stat": "Sum"}}]}}}
                """
                .formatted(SHOP, alarm, BALANCER);
    }

    @Override
    public Object answer(String service, String operation, JsonNode asked) {
        throw new IllegalStateException("nobody asks without a signature");
    }

    @Override
    public Object answer(String key, String service, String operation, JsonNode asked) throws Denied {
        if (service.equals("sts")) {
            return entered(asked);
        }
        return switch (key) {
            case "ASIASHOP" -> told(SHOP, operation, asked);
            case "ASIAPRICES" -> told(PRICES, operation, asked);
            default -> throw new Denied(service + ":" + operation);
        };
    }

    private Object entered(JsonNode asked) throws Denied {
        String role = asked.path("RoleArn").asText();
        String wanted = role.contains(PRICES) ? EXTERNAL_ID : "shop-4711";
        if (!asked.path("ExternalId").asText().equals(wanted)) {
            throw new Denied("sts:AssumeRole");
        }
        return Map.of("Credentials", Map.of("AccessKeyId", role.contains(PRICES) ? "ASIAPRICES" : "ASIASHOP", "SecretAccessKey", "secret",
                "SessionToken", "token", "Expiration", alarm.plus(Duration.ofDays(1))), "AssumedRoleUser",
                Map.of("AssumedRoleId",
                        "AROAEXAMPLE:gumshoe", "Arn", role.replace(":iam:", ":sts:").replace("role/", "assumed-role/") + "/gumshoe"));
    }

    private Object told(String account, String operation, JsonNode asked) {
        boolean shop = account.equals(SHOP);
        return switch (operation) {
            case "DescribeInstances" -> Map.of("reservationSet", shop ? instances() : List.of());
            case "DescribeAutoScalingGroups" -> Map.of("AutoScalingGroups", List.of());
            case "DescribeScalingActivities" -> Map.of("Activities", List.of());
            case "DescribeLoadBalancers" -> Map.of("LoadBalancers",
                    shop
                            ? List.of(Map.of("LoadBalancerArn", arn("loadbalancer/" + BALANCER),
                                    "LoadBalancerName", "shop", "Type", "application", "State", Map.of("Code", "active")))
                            : List.of());
            case "DescribeTargetGroups" -> Map.of("TargetGroups", shop
                    ? List.of(Map.of("TargetGroupArn", arn(TARGETS), "TargetGroupName",
                            "shop", "Protocol", "HTTP", "Port", 8080, "LoadBalancerArns", List.of(arn("loadbalancer/" + BALANCER))))
                    : List.of());
            case "DescribeTargetHealth" -> Map.of("TargetHealthDescriptions", INSTANCES.stream().map(id -> Map.of("Target",
                    Map.of("Id", id, "Port", 8080), "TargetHealth", Map.of("State", "healthy"))).toList());
            case "ListFunctions" -> Map.of("Functions", shop ? List.of() : List.of(function("$LATEST")));
            case "ListVersionsByFunction" -> Map.of("Versions", List.of(function("$LATEST")));
            case "ListAliases" -> Map.of("Aliases", List.of());
            case "ListTables" -> Map.of("TableNames", List.of());
            case "DescribeStacks" -> Map.of("Stacks", List.of());
            case "ListRolePolicies" -> Map.of("PolicyNames", List.of(), "IsTruncated", false);
            case "ListAttachedRolePolicies" -> Map.of("AttachedPolicies", List.of(), "IsTruncated", false);
            case "ListMetrics" -> Map.of("Metrics", series(shop).stream().map(Series::named).toList());
            case "GetMetricData" -> data(shop, asked);
            case "DescribeAlarms" -> Map.of("MetricAlarms", List.of());
            case "DescribeAlarmHistory" -> Map.of("AlarmHistoryItems", List.of());
            case "DescribeLogGroups" -> Map.of("logGroups", List.of(Map.of("logGroupName", shop ? "/shop/app" : "/aws/lambda/" + FUNCTION,
                    "creationTime", 1_700_000_000_000L, "storedBytes", 4_096)));
            case "StartQuery" -> started(asked);
            case "FilterLogEvents" -> Map.of("events", List.of());
            case "GetQueryResults" -> results(shop, searches.get(asked.path("queryId").asText()));
            case "LookupEvents" -> Map.of("Events", shop ? List.of() : trail(asked));
            case "GetServiceGraph" -> Map.of("StartTime", alarm.minus(HISTORY), "EndTime", alarm, "Services", graph(shop));
            case "GetTraceSummaries" -> Map.of("TraceSummaries", summaries(asked));
            case "BatchGetTraces" -> Map.of("Traces", traces(shop, asked));
            default -> throw new IllegalArgumentException("nobody told how to answer " + operation);
        };
    }

    private static String arn(String rest) {
        return "arn:aws:elasticloadbalancing:eu-west-1:" + SHOP + ":" + rest;
    }

    private List<Object> instances() {
        return INSTANCES.stream().<Object>map(id -> Map.of("reservationId", "r-" + id, "instancesSet", List.of(Map.of("instanceId", id,
                "instanceType", "m7g.large", "instanceState", Map.of("code", 16, "name", "running"), "launchTime",
                alarm.minus(Duration.ofDays(9)), "tagSet", List.of(Map.of("key", "Name", "value", "shop-web")))))).toList();
    }

    private Map<String, Object> function(String version) {
        return Map.of("FunctionName", FUNCTION, "FunctionArn", "arn:aws:lambda:eu-west-1:" + PRICES + ":function:" + FUNCTION, "Runtime",
                "python3.13", "Version", version, "MemorySize", 256, "Timeout", 30, "CodeSha256", "9aTn0f", "LastModified",
                uploaded().toString().replaceAll("(\\.\\d+)?Z$", ".000+0000"));
    }

    private record Series(String namespace, String metric, String dimension, String value, double usual, double noise, double after) {

        Map<String, Object> named() {
            return Map.of("Namespace", namespace, "MetricName", metric, "Dimensions", List.of(Map.of("Name", dimension, "Value", value)));
        }
    }

    private static List<Series> series(boolean shop) {
        if (!shop) {
            return List.of(new Series("AWS/Lambda", "Errors", "FunctionName", FUNCTION, 0.2, 0.4, 300),
                    new Series("AWS/Lambda", "Invocations", "FunctionName", FUNCTION, 600, 20, 600),
                    new Series("AWS/Lambda", "Duration", "FunctionName", FUNCTION, 41, 3, 33));
        }
        List<Series> all = new ArrayList<>(List.of(
                new Series("AWS/ApplicationELB", "RequestCount", "LoadBalancer", BALANCER, 1200, 40, 1190),
                new Series("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "LoadBalancer", BALANCER, 1, 0.8, 300)));
        INSTANCES.forEach(id -> all.add(new Series("AWS/EC2", "CPUUtilization", "InstanceId", id, 31, 2, 31)));
        return all;
    }

    private Object data(boolean shop, JsonNode asked) {
        List<Object> results = new ArrayList<>();
        for (JsonNode query : asked.path("MetricDataQueries")) {
            JsonNode metric = query.at("/MetricStat/Metric");
            Series one = series(shop).stream().filter(s -> s.metric().equals(metric.path("MetricName").asText())
                    && s.value().equals(metric.at("/Dimensions/0/Value").asText())).findFirst().orElse(null);
            results.add(points(query.path("Id").asText(), one, asked));
        }
        return Map.of("MetricDataResults", results, "Messages", List.of());
    }

    private Map<String, Object> points(String id, Series series, JsonNode asked) {
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Instant at = alarm.minus(HISTORY); series != null && at.isBefore(alarm); at = at.plusSeconds(60)) {
            if (AwsWire.within(at, asked, "StartTime", "EndTime")) {
                Random dice = new Random(seed + series.hashCode() * 31L + at.getEpochSecond());
                times.add(at);
                values.add(Math.max(0, (at.isBefore(uploaded()) ? series.usual() : series.after()) + dice.nextGaussian() * series.noise()));
            }
        }
        return Map.of("Id", id, "Label", id, "Timestamps", times, "Values", values, "StatusCode", "Complete");
    }

    private boolean failed(Instant at) {
        return !at.isBefore(uploaded()) && (at.getEpochSecond() / 6 + seed) % 5 < 2;
    }

    private List<Instant> requests() {
        List<Instant> times = new ArrayList<>();
        for (Instant at = alarm.minus(HISTORY); at.isBefore(alarm); at = at.plusSeconds(6)) {
            times.add(at);
        }
        return times;
    }

    private Object started(JsonNode asked) {
        String id = "q-" + java.util.UUID.randomUUID();
        searches.put(id, asked);
        return Map.of("queryId", id);
    }

    private Object results(boolean shop, JsonNode asked) {
        List<Object> rows = new ArrayList<>();
        for (Instant at : requests().reversed()) {
            if (at.getEpochSecond() >= asked.path("startTime").asLong() && at.getEpochSecond() <= asked.path("endTime").asLong()) {
                rows.add(List.of(field("@timestamp", WRITTEN.format(at.plusMillis(40))), field("@message", line(shop, at)),
                        field("@logStream", shop ? INSTANCES.get((int) (at.getEpochSecond() / 6 % 2)) : "2026/03/02/[$LATEST]58419525dade"),
                        field("@log", shop ? SHOP + ":/shop/app" : PRICES + ":/aws/lambda/" + FUNCTION), field("@ptr", "p" + at)));
            }
        }
        return Map.of("status", "Complete", "results", rows);
    }

    private String line(boolean shop, Instant at) {
        if (shop) {
            return failed(at)
                    ? "ERROR [cart] shop.prices.PriceUnavailableException: pricing answered 502"
                            + "\n\tat shop.prices.PriceClient.price(PriceClient.java:57)\n\tat shop.cart.CartService.total(CartService.java:90)"
                    : "INFO [cart] GET /cart/" + at.getEpochSecond() % 9_000 + " 200";
        }
        return failed(at)
                ? "[ERROR] KeyError: 'currency'\nTraceback (most recent call last):\n  File \"/var/task/handler.py\", line 31, in handler\n"
                        + "    return convert(price, event[\"currency\"])\nKeyError: 'currency'"
                : "[INFO] price of item " + at.getEpochSecond() % 700 + " asked";
    }

    private static Map<String, String> field(String name, String value) {
        return Map.of("field", name, "value", value);
    }

    private List<Object> trail(JsonNode asked) {
        if (!AwsWire.within(uploaded(), asked, "StartTime", "EndTime")) {
            return List.of();
        }
        Map<String, Object> detail = Map.of("eventVersion", "1.08", "userIdentity", Map.of("type", "AssumedRole", "principalId",
                "AROAEXAMPLE00000002:jonas@example.com", "accountId", PRICES), "eventName", "UpdateFunctionCode20150331v2",
                "requestParameters", Map.of("functionName", FUNCTION), "readOnly", false);
        try {
            return List.of(Map.of("EventId", "7c1d2e3f-b01", "EventName", "UpdateFunctionCode20150331v2", "ReadOnly", "false", "EventTime",
                    uploaded(), "EventSource", "lambda.amazonaws.com", "Username", "jonas@example.com", "Resources", List.of(),
                    "CloudTrailEvent", JSON.writeValueAsString(detail)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Object> graph(boolean shop) {
        Map<String, Object> pricing = Map.of("ReferenceId", 1, "Name", FUNCTION, "Names", List.of(FUNCTION), "Type",
                shop ? "remote" : "AWS::Lambda::Function", "State", "active", "Edges", List.of());
        return shop
                ? List.of(Map.of("ReferenceId", 0, "Name", "shop", "Names", List.of("shop"), "Type", "AWS::EC2::Instance", "Edges",
                        List.of(Map.of("ReferenceId", 1, "Aliases", List.of()))), pricing)
                : List.of(pricing);
    }

    private static String id(Instant at) {
        return "1-%08x-%024x".formatted(at.getEpochSecond(), at.getEpochSecond());
    }

    private List<Object> summaries(JsonNode asked) {
        return requests().stream().filter(at -> at.getEpochSecond() % 4 == 0 && AwsWire.within(at, asked, "StartTime", "EndTime"))
                .<Object>map(at -> Map.of("Id", id(at), "Duration", 0.08, "ResponseTime", 0.08, "HasFault", failed(at), "HasError", false))
                .toList();
    }

    private List<Object> traces(boolean shop, JsonNode asked) {
        List<Object> found = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        asked.path("TraceIds").forEach(one -> wanted.add(one.asText()));
        requests().stream().filter(at -> wanted.contains(id(at))).forEach(at -> found.add(Map.of("Id", id(at), "Duration", 0.08, "Segments",
                List.of(Map.of("Id", (shop ? "a" : "c") + "%015x".formatted(at.getEpochSecond()), "Document", segment(shop, at))))));
        return found;
    }

    /** Each account keeps its own part of a request. */
    private String segment(boolean shop, Instant at) {
        double start = at.toEpochMilli() / 1000.0;
        int status = failed(at) ? 502 : 200;
        String call = "b%015x".formatted(at.getEpochSecond());
        return shop
                ? """
                        {"id": "a%015x", "trace_id": "%s", "name": "shop", "start_time": %.3f, "end_time": %.3f, "fault": %s,
                         "origin": "AWS::EC2::Instance", "http": {"request": {"method": "GET", "url": "http://shop/cart"}, "response": {"status": %d}},
                         "aws": {"ec2": {"instance_id": "%s"}}, "subsegments": [{"id": "%s", "name": "pricing", "namespace": "remote",
                         "start_time": %.3f, "end_time": %.3f, "fault": %s, "http": {"response": {"status": %d}}}]}
                        """
                        .formatted(at.getEpochSecond(), id(at), start, start + 0.08, failed(at), failed(at) ? 500 : 200,
                                INSTANCES.get((int) (at.getEpochSecond() / 6 % 2)), call, start + 0.01, start + 0.06, failed(at), status)
                : """
                        {"id": "c%015x", "trace_id": "%s", "parent_id": "%s", "name": "pricing", "start_time": %.3f, "end_time": %.3f, "fault": %s,
                         "origin": "AWS::Lambda::Function", "http": {"response": {"status": %d}},
                         "resource_arn": "arn:aws:lambda:eu-west-1:444455556666:function:pricing"}
                        """
                        .formatted(at.getEpochSecond(), id(at), call, start + 0.012, start + 0.058, failed(at), status);
    }
}
