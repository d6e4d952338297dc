package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.TimeWindow;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pages of AWS' console on which a person sees what was asked. */
final class ConsolePages {

    private static final int MOST_GROUPS = 20;
    private static final int MOST_SERIES = 10;
    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-F]{2})");

    private ConsolePages() {}

    /** The graph of these series over the window, each by its statistic; of many the first few, for addresses have an end. */
    static URI graph(AwsPlace place, TimeWindow window, int period, List<MetricChoice> series) {
        return page(place, "cloudwatch", "#metricsV2?graph=~(view~'timeSeries~stacked~false~metrics~(~"
                + series.stream().limit(MOST_SERIES).map(ConsolePages::series).collect(Collectors.joining("~")) + ")~region~'"
                + place.region() + "~start~'" + starred(window.from().toString()) + "~end~'" + starred(window.to().toString()) + "~period~"
                + period + "~timezone~'UTC)");
    }

    private static String series(MetricChoice one) {
        String dimensions = one.metric().dimensions().stream()
                .map(dimension -> "~'" + starred(dimension.name()) + "~'" + starred(dimension.value())).collect(Collectors.joining());
        return "(~'" + starred(one.metric().namespace()) + "~'" + starred(one.metric().metricName()) + dimensions + "~(stat~'"
                + one.statistic() + "))";
    }

    static URI alarms(AwsPlace place) {
        return page(place, "cloudwatch", "#alarmsV2:");
    }

    static URI alarm(AwsPlace place, String name) {
        return page(place, "cloudwatch", "#alarmsV2:alarm/" + encoded(name));
    }

    /** The search with its window, words and log groups, as Insights opens it; of many groups the first few, for addresses have an end. */
    static URI logs(AwsPlace place, TimeWindow window, String query, List<String> groups) {
        return page(place, "cloudwatch", "#logsV2:logs-insights$3FqueryDetail$3D~(end~'" + starred(window.to().toString()) + "~start~'"
                + starred(window.from().toString()) + "~timeType~'ABSOLUTE~tz~'UTC~editorString~'" + starred(query) + "~source~(~'"
                + groups.stream().limit(MOST_GROUPS).map(ConsolePages::starred).collect(Collectors.joining("~'")) + "))");
    }

    static URI traces(AwsPlace place, TimeWindow window) {
        return page(place, "cloudwatch", "#xray:traces/query?~(timeRange~(delta~" + Duration.between(window.from(), window.to()).toMillis()
                + "~end~'" + starred(window.to().toString()) + "))");
    }

    static URI trace(AwsPlace place, String id) {
        return page(place, "cloudwatch", "#xray:traces/" + encoded(id));
    }

    static URI event(AwsPlace place, String id) {
        return page(place, "cloudtrailv2", "#/events/" + encoded(id));
    }

    static URI events(AwsPlace place, TimeWindow window) {
        return page(place, "cloudtrailv2", "#/events?ReadOnly=false&StartTime=" + window.from() + "&EndTime=" + window.to());
    }

    static URI stacks(AwsPlace place) {
        return page(place, "cloudformation", "#/stacks");
    }

    static URI stackEvents(AwsPlace place, String stackId) {
        return page(place, "cloudformation", "#/stacks/events?stackId=" + encoded(stackId));
    }

    static URI instances(AwsPlace place) {
        return page(place, "ec2", "#Instances:");
    }

    static URI scaling(AwsPlace place) {
        return page(place, "ec2", "#AutoScalingGroups:");
    }

    static URI activities(AwsPlace place, String group) {
        return page(place, "ec2", "#AutoScalingGroupDetails:id=" + encoded(group) + ";view=activity");
    }

    static URI versions(AwsPlace place, String function) {
        return page(place, "lambda", "#/functions/" + encoded(function) + "?tab=versions");
    }

    static URI functions(AwsPlace place) {
        return page(place, "lambda", "#/functions");
    }

    private static URI page(AwsPlace place, String service, String rest) {
        String host = switch (place.partition()) {
            case "aws-cn" -> "console.amazonaws.cn";
            case "aws-us-gov" -> "console.amazonaws-us-gov.com";
            default -> place.region() + ".console.aws.amazon.com";
        };
        return URI.create("https://" + host + "/" + service + "/home?region=" + place.region() + rest);
    }

    /** The console's own way to write what stands in quotes: a star where addresses have a per cent. */
    private static String starred(String text) {
        return ESCAPED.matcher(encoded(text).replace("*", "%2A")).replaceAll(escape -> "*" + escape.group(1).toLowerCase(Locale.ROOT));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
