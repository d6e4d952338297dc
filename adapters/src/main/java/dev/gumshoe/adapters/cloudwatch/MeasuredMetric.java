package dev.gumshoe.adapters.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The metric that an alarm watches, of all that its definition names: SNS writes it with capital letters, EventBridge with small ones. Of an alarm over
 * several it is the one that is compared, else the first that is measured; an expression is none. In an account that watches others the metric says whose
 * it is.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html">MetricDataQuery</a>
 */
record MeasuredMetric(JsonNode query) {

    /** Where its name and its dimensions are put for a mapping to read. */
    static final String NAME = "/measured/name";
    /** See {@link #NAME}. */
    static final String DIMENSIONS = "/measured/dimensions";

    private static final List<String> DEFINITIONS = List.of("/detail/configuration/metrics", "/Trigger/Metrics");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    /** The one of an alarm's notification; empty where it names none, as for an alarm of one metric that SNS tells of, or of other alarms. */
    static Optional<MeasuredMetric> of(JsonNode notification) {
        return DEFINITIONS.stream().map(notification::at)
                .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
                .filter(query -> !metric(query).isMissingNode())
                .min(Comparator.comparing(query -> !field(query, "returnData").asBoolean(false)))
                .map(MeasuredMetric::new);
    }

    /** The number of the account whose it is, where that is said. */
    Optional<String> account() {
        return Optional.of(field(query, "accountId").asText("")).filter(number -> ACCOUNT.matcher(number).matches());
    }

    /** The notification, with what it measures where a mapping reads it. */
    byte[] in(JsonNode notification) {
        ObjectNode all = notification.deepCopy();
        JsonNode metric = metric(query);
        ObjectNode measured = all.putObject("measured");
        measured.set("name", metric.has("MetricName") ? metric.get("MetricName") : metric.path("name"));
        measured.set("dimensions", field(metric, "dimensions"));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode metric(JsonNode query) {
        return field(field(query, "metricStat"), "metric");
    }

    private static JsonNode field(JsonNode of, String name) {
        return of.has(name) ? of.get(name) : of.path(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }
}
