package dev.gumshoe.adapters.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/**
 * The condition of an alerting rule, as the link carries it that Prometheus gives to each alert: {@code /graph?g0.expr=…}.
 *
 * @param promql a vector with one element for each alert of the rule
 */
record AlarmCondition(String promql) {

    private static final String PARAMETER = "g0.expr=";
    private static final int LONGEST = 4_000;

    /** The condition in the link; empty when this is no link of Prometheus. */
    static Optional<AlarmCondition> in(URI link) {
        String query = link.getRawQuery();
        return query == null
                ? Optional.empty()
                : Arrays.stream(query.split("&", -1)).filter(part -> part.startsWith(PARAMETER)).findFirst()
                        .flatMap(part -> decoded(part.substring(PARAMETER.length())))
                        .filter(promql -> !promql.isBlank() && promql.length() <= LONGEST)
                        .map(AlarmCondition::new);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * The value of the element that contradicts none of the labels.
     *
     * @param data what Prometheus answered to an instant query
     */
    static OptionalDouble value(JsonNode data, Map<String, String> labels) {
        return data.path("resultType").asText("").equals("vector")
                ? StreamSupport.stream(data.path("result").spliterator(), false).filter(element -> fits(element.path("metric"), labels))
                        .mapToDouble(element -> PrometheusSource.number(element.path("value").path(1).asText("")))
                        .filter(Double::isFinite).findFirst()
                : OptionalDouble.empty();
    }

    /** An alert has all labels of its element but the metric's name, and those of the rule. */
    private static boolean fits(JsonNode metric, Map<String, String> labels) {
        return metric.properties().stream().filter(label -> !label.getKey().equals("__name__"))
                .allMatch(label -> label.getValue().asText("").equals(labels.get(label.getKey())));
    }
}
