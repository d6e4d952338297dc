package dev.gumshoe.adapters.prometheus;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a Prometheus is reached and read.
 *
 * @param name what the source is called
 * @param url where its web pages are, without {@code /api}
 * @param token shown as a bearer, or null
 * @param labels the labels that name a resource, the best first
 * @param timeout how long one query may take
 * @param most how many metrics one look reads at most
 */
public record PrometheusSettings(String name, URI url, @Nullable String token, List<String> labels, Duration timeout, int most) {

    /** What a resource is called by when nothing else is set. */
    public static final List<String> LABELS = List.of("service", "app", "job");

    /** @throws IllegalArgumentException naming what cannot be */
    public PrometheusSettings {
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
            throw new IllegalArgumentException("url '" + url + "' is no web address: something like http://prometheus:9090 is expected");
        }
        labels = List.copyOf(labels);
        if (labels.isEmpty() || labels.stream().anyMatch(label -> !label.matches("[a-zA-Z_][a-zA-Z0-9_]*"))) {
            throw new IllegalArgumentException("labels is " + labels + ": name labels of Prometheus, such as service");
        }
        if (most < 1) {
            throw new IllegalArgumentException("most is " + most + ", less than 1");
        }
    }

    @Override
    public String toString() {
        return name + " at " + url;
    }
}
