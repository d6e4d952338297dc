package dev.gumshoe.bot.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What CloudWatch, its logs and X-Ray hold of the shop: minutes of figures, lines of four hosts, traces. */
final class ShopTelemetry {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final Pattern STREAM = Pattern.compile("@logStream like \"([^\"]+)\"");
    private static final Duration HISTORY = Duration.ofHours(2);

    private final long seed;
    private final Instant alarm;
    private final Instant damage;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, JsonNode> searches = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> polled = new ConcurrentHashMap<>();

    private record Line(Instant at, String group, String stream, String text) {}

    ShopTelemetry(long seed, Instant alarm, Instant damage) {
        this.seed = seed;
        this.alarm = alarm;
        this.damage = damage;
        write();
    }

    Object answer(String operation, JsonNode asked) {
        return switch (operation) {
            case "ListMetrics" -> Map.of("Metrics", metrics());
            case "GetMetricData" -> data(asked);
            case "DescribeAlarms" -> Map.of("MetricAlarms", List.of(Map.of("AlarmName", "shop-5xx", "AlarmArn",
                    ShopOnAws.arn("cloudwatch", "alarm:shop-5xx"), "StateValue", "ALARM", "Namespace", "AWS/ApplicationELB", "MetricName",
                    "HTTPCode_Target_5XX_Count", "Dimensions", List.of(Map.of("Name", "LoadBalancer", "Value", ShopOnAws.BALANCER)))));
            case "DescribeAlarmHistory" -> Map.of("AlarmHistoryItems", history(asked));
            case "DescribeLogGroups" -> Map.of("logGroups", List.of(group("/shop/app"), group("/aws/lambda/thumbnails"),
                    group("/aws/ssm/sessions")));
            case "StartQuery" -> started(asked);
            case "GetQueryResults" -> results(asked.path("queryId").asText());
            case "FilterLogEvents" -> filtered(asked);
            case "GetServiceGraph" -> Map.of("StartTime", alarm.minus(HISTORY), "EndTime", alarm, "Services", graph());
            case "GetTraceSummaries" -> Map.of("TraceSummaries", summaries(asked));
            case "BatchGetTraces" -> Map.of("Traces", traces(asked));
            default -> throw new IllegalArgumentException("nobody told the shop how to answer " + operation);
        };
    }

    // figures

    private record Series(String namespace, String metric, Map<String, String> dimensions, double usual, double noise, double after) {

        Map<String, Object> named() {
            return Map.of("Namespace", namespace, "MetricName", metric, "Dimensions", dimensions.entrySet().stream()
                    .map(one -> Map.of("Name", one.getKey(), "Value", one.getValue())).toList());
        }

        String key() {
            return metric + " " + new java.util.TreeMap<>(dimensions);
        }
    }

    private static List<Series> series() {
        List<Series> all = new ArrayList<>();
        Map<String, String> balancer = Map.of("LoadBalancer", ShopOnAws.BALANCER);
        all.add(new Series("AWS/ApplicationELB", "RequestCount", balancer, 2400, 60, 2380));
        all.add(new Series("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", balancer, 2, 1.2, 590));
        all.add(new Series("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", Map.of("LoadBalancer", ShopOnAws.BALANCER, "AvailabilityZone",
                "eu-west-1a"), 1, 0.5, 300));
        all.add(new Series("AWS/ApplicationELB", "TargetResponseTime", balancer, 0.08, 0.006, 0.11));
        all.add(new Series("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", Map.of("LoadBalancer", ShopOnAws.BALANCER, "TargetGroup",
                ShopOnAws.TARGETS), 2, 1.2, 590));
        all.add(new Series("AWS/DynamoDB", "SuccessfulRequestLatency", Map.of("TableName", "carts", "Operation", "GetItem"), 3.1, 0.2,
                3.1));
        for (String instance : ShopOnAws.INSTANCES) {
            boolean damaged = instance.equals(ShopOnAws.DAMAGED);
            all.add(new Series("AWS/EC2", "CPUUtilization", Map.of("InstanceId", instance), 31, 2, damaged ? 47 : 31));
            all.add(new Series("CWAgent", "mem_used_percent", Map.of("InstanceId", instance, "ImageId", "ami-0abcdef1234567890",
                    "AutoScalingGroupName", ShopOnAws.GROUP), 58, 0.7, 58));
        }
        return all;
    }

    private static List<Map<String, Object>> metrics() {
        return series().stream().map(Series::named).toList();
    }

    private Map<String, Object> data(JsonNode asked) {
        Map<String, Series> known = new HashMap<>();
        series().forEach(one -> known.put(one.key(), one));
        List<Object> results = new ArrayList<>();
        for (JsonNode query : asked.path("MetricDataQueries")) {
            JsonNode metric = query.at("/MetricStat/Metric");
            Map<String, String> dimensions = new HashMap<>();
            metric.path("Dimensions").forEach(one -> dimensions.put(one.path("Name").asText(), one.path("Value").asText()));
            Series series = known.get(metric.path("MetricName").asText() + " " + new java.util.TreeMap<>(dimensions));
            results.add(points(query.path("Id").asText(), series, asked));
        }
        return Map.of("MetricDataResults", results, "Messages", List.of());
    }

    private Map<String, Object> points(String id, Series series, JsonNode asked) {
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Instant at = alarm.minus(HISTORY); series != null && at.isBefore(alarm); at = at.plusSeconds(60)) {
            if (AwsWire.within(at, asked, "StartTime", "EndTime")) {
                Random dice = new Random(seed + series.key().hashCode() * 31L + at.getEpochSecond());
                times.add(at);
                values.add(Math.max(0, (at.isBefore(damage) ? series.usual() : series.after()) + dice.nextGaussian() * series.noise()));
            }
        }
        return Map.of("Id", id, "Label", series == null ? id : series.metric(), "Timestamps", times, "Values", values, "StatusCode",
                "Complete");
    }

    private List<Object> history(JsonNode asked) {
        boolean inside = AwsWire.within(alarm.minusSeconds(2), asked, "StartDate", "EndDate")
                && !asked.path("HistoryItemType").asText("StateUpdate").equals("ConfigurationUpdate");
        return inside
                ? List.of(Map.of("AlarmName", "shop-5xx", "AlarmType", "MetricAlarm", "Timestamp", alarm.minusSeconds(2),
                        "HistoryItemType", "StateUpdate", "HistorySummary", "Alarm updated from OK to ALARM", "HistoryData", "{}"))
                : List.of();
    }

    // lines

    private static Map<String, Object> group(String name) {
        return Map.of("logGroupName", name, "arn", ShopOnAws.arn("logs", "log-group:" + name + ":*"), "creationTime", 1_700_000_000_000L,
                "storedBytes", 4_096);
    }

    private void write() {
        for (String instance : ShopOnAws.INSTANCES) {
            Random dice = new Random(seed + instance.hashCode());
            for (Instant at = alarm.minus(HISTORY); at.isBefore(alarm); at = at.plusMillis(2_000 + dice.nextInt(4_000))) {
                lines.add(new Line(at, "/shop/app", instance, served(instance, at, dice)));
            }
        }
        String[] typed = {"sh-5.2$ cd /var/cache/shop", "sh-5.2$ sudo truncate -s 512 index.db", "sh-5.2$ exit"};
        for (int i = 0; i < typed.length; i++) {
            lines.add(new Line(damage.minusSeconds(25 - 10L * i), "/aws/ssm/sessions", ShopOnAws.SESSION, """
                    {"eventVersion": "1.0", "awsRegion": "eu-west-1", "target": {"id": "%s"}, "runAsUser": "ssm-user", "sessionId": "%s",
                     "userIdentity": {"arn": "arn:aws:sts::111122223333:assumed-role/engineer/maria.k@example.com"}, "sessionData": ["%s"]}
                    """.formatted(ShopOnAws.DAMAGED, ShopOnAws.SESSION, typed[i]).strip()));
        }
        lines.sort(Comparator.comparing(Line::at));
    }

    private String served(String instance, Instant at, Random dice) {
        if (instance.equals(ShopOnAws.DAMAGED) && !at.isBefore(damage) && dice.nextInt(10) < 8) {
            return WRITTEN.format(at) + " ERROR [cart] shop.cache.CorruptIndexException: index.db ends after 512 bytes, expected "
                    + (40_000 + dice.nextInt(9_000)) + "\n\tat shop.cache.IndexReader.open(IndexReader.java:88)\n\tat "
                    + "shop.cart.CartService.load(CartService.java:141)";
        }
        return dice.nextInt(40) == 0
                ? WRITTEN.format(at) + " WARN [pool] connection " + dice.nextInt(64) + " was idle too long"
                : WRITTEN.format(at) + " INFO [cart] GET /cart/" + dice.nextInt(90_000) + " 200 in " + (8 + dice.nextInt(40)) + " ms";
    }

    private Object started(JsonNode asked) {
        String id = "q-" + java.util.UUID.randomUUID();
        searches.put(id, asked);
        return Map.of("queryId", id);
    }

    private Object results(String id) {
        JsonNode asked = searches.get(id);
        if (polled.computeIfAbsent(id, _ -> new AtomicInteger()).getAndIncrement() == 0) {
            return Map.of("status", "Running", "results", List.of());
        }
        List<String> groups = new ArrayList<>();
        asked.path("logGroupNames").forEach(one -> groups.add(one.asText()));
        Matcher stream = STREAM.matcher(asked.path("queryString").asText());
        String only = stream.find() ? stream.group(1) : "";
        List<Object> rows = new ArrayList<>();
        for (int i = lines.size() - 1; i >= 0 && rows.size() < asked.path("limit").asInt(1_000); i--) {
            Line line = lines.get(i);
            boolean wanted = groups.contains(line.group()) && (line.stream() + line.group()).contains(only)
                    && line.at().getEpochSecond() >= asked.path("startTime").asLong()
                    && line.at().getEpochSecond() <= asked.path("endTime").asLong();
            if (wanted) {
                rows.add(List.of(field("@timestamp", WRITTEN.format(line.at())), field("@message", line.text()), field("@logStream",
                        line.stream()), field("@log", ShopOnAws.ACCOUNT + ":" + line.group()), field("@ptr", "p" + i)));
            }
        }
        return Map.of("status", "Complete", "results", rows, "statistics", Map.of("recordsMatched", rows.size() * 1.0));
    }

    private static Map<String, String> field(String name, String value) {
        return Map.of("field", name, "value", value);
    }

    private Object filtered(JsonNode asked) {
        List<Object> events = new ArrayList<>();
        int from = asked.path("nextToken").asInt(0);
        int i = from;
        for (; i < lines.size() && events.size() < 1_000; i++) {
            Line line = lines.get(i);
            long at = line.at().toEpochMilli();
            if (line.group().equals(asked.path("logGroupName").asText()) && at >= asked.path("startTime").asLong()
                    && at <= asked.path("endTime").asLong()) {
                events.add(Map.of("logStreamName", line.stream(), "timestamp", at, "message", line.text(), "eventId", "e" + i));
            }
        }
        return i < lines.size() ? Map.of("events", events, "nextToken", Integer.toString(i)) : Map.of("events", events);
    }

    // traces

    private List<Object> graph() {
        return List.of(Map.of("ReferenceId", 0, "Name", "shop", "Names", List.of("shop"), "Type", "AWS::EC2::Instance", "State", "active",
                "Edges", List.of(Map.of("ReferenceId", 1, "Aliases", List.of()))),
                Map.of("ReferenceId", 1, "Name", "carts", "Names", List.of("carts"), "Type", "AWS::DynamoDB::Table", "State", "active",
                        "Edges",
                        List.of()),
                Map.of("ReferenceId", 2, "Name", "shop", "Names", List.of("shop"), "Type", "client", "Edges",
                        List.of(Map.of("ReferenceId", 0, "Aliases", List.of()))));
    }

    private List<Instant> requests() {
        List<Instant> times = new ArrayList<>();
        for (Instant at = alarm.minus(HISTORY); at.isBefore(alarm); at = at.plusSeconds(20)) {
            times.add(at);
        }
        return times;
    }

    private boolean failed(int number, Instant at) {
        return number % 4 == 1 && !at.isBefore(damage);
    }

    private static String id(int number, Instant at) {
        return "1-%08x-%024x".formatted(at.getEpochSecond(), number);
    }

    private List<Object> summaries(JsonNode asked) {
        List<Object> found = new ArrayList<>();
        List<Instant> times = requests();
        for (int i = 0; i < times.size(); i++) {
            Instant at = times.get(i);
            if (AwsWire.within(at, asked, "StartTime", "EndTime")) {
                found.add(Map.of("Id", id(i, at), "Duration", 0.08, "ResponseTime", 0.08, "HasFault", failed(i, at), "HasError", false));
            }
        }
        return found;
    }

    private List<Object> traces(JsonNode asked) {
        List<Object> found = new ArrayList<>();
        List<Instant> times = requests();
        List<String> wanted = new ArrayList<>();
        asked.path("TraceIds").forEach(one -> wanted.add(one.asText()));
        for (int i = 0; i < times.size(); i++) {
            if (wanted.contains(id(i, times.get(i)))) {
                found.add(Map.of("Id", id(i, times.get(i)), "Duration", 0.08, "Segments", segments(i, times.get(i))));
            }
        }
        return found;
    }

    private List<Object> segments(int number, Instant at) {
        String instance = ShopOnAws.INSTANCES.get(number % 4);
        double start = at.toEpochMilli() / 1000.0;
        boolean failed = failed(number, at);
        String own = "%016x".formatted(number * 16L + 1);
        String call = "%016x".formatted(number * 16L + 2);
        String shop = """
                {"id": "%s", "trace_id": "%s", "name": "shop", "start_time": %.3f, "end_time": %.3f, "fault": %s, "origin": "AWS::EC2::Instance",
                 "http": {"request": {"method": "GET", "url": "http://shop/cart"}, "response": {"status": %d}}, "aws": {"ec2": {"instance_id": "%s"}},
                 "subsegments": [{"id": "%s", "name": "carts", "namespace": "aws", "start_time": %.3f, "end_time": %.3f,
                 "aws": {"operation": "GetItem", "table_name": "carts"}}]}
                """.formatted(own, id(number, at), start, start + 0.08, failed, failed ? 500 : 200, instance, call, start + 0.01,
                start + 0.013);
        String table = """
                {"id": "%016x", "trace_id": "%s", "parent_id": "%s", "name": "carts", "start_time": %.3f, "end_time": %.3f, "inferred": true,
                 "origin": "AWS::DynamoDB::Table"}
                """.formatted(number * 16L + 3, id(number, at), call, start + 0.01, start + 0.013);
        return List.of(Map.of("Id", own, "Document", shop), Map.of("Id", "%016x".formatted(number * 16L + 3), "Document", table));
    }
}
