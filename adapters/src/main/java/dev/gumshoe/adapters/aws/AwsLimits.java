package dev.gumshoe.adapters.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How much one question may take and bring. What is beyond is left out, and said.
 *
 * @param timeout how long one question may take over all accounts and regions
 * @param concurrency requests at once in one account and region
 * @param perSecond requests a second to a service in one account and region, by service as the command line calls it
 * @param cache how long an answer is good for
 * @param pages of one list
 * @param series of metrics
 * @param lines of logs
 * @param traces that are opened
 * @param events of the audit trail
 */
public record AwsLimits(Duration timeout, Integer concurrency, Map<String, Integer> perSecond, Duration cache, Integer pages,
        Integer series,
        Integer lines, Integer traces, Integer events) {

    /** Fills in defaults. @throws IllegalArgumentException when a number is out of its range */
    public AwsLimits {
        timeout = Objects.requireNonNullElse(timeout, Duration.ofSeconds(60));
        concurrency = Objects.requireNonNullElse(concurrency, 8);
        perSecond = perSecond == null ? Map.of() : Map.copyOf(perSecond);
        cache = Objects.requireNonNullElse(cache, Duration.ofMinutes(2));
        pages = Objects.requireNonNullElse(pages, 200);
        series = Objects.requireNonNullElse(series, 1_000);
        lines = Objects.requireNonNullElse(lines, 100_000);
        traces = Objects.requireNonNullElse(traces, 500);
        events = Objects.requireNonNullElse(events, 5_000);
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("timeout is " + timeout.toMillis() + " ms: give one from 100ms to 10m");
        }
        positive("concurrency", concurrency);
        positive("pages", pages);
        positive("series", series);
        positive("lines", lines);
        positive("traces", traces);
        positive("events", events);
        perSecond.forEach((service, number) -> {
            if (AwsService.named(service).isEmpty()) {
                throw new IllegalArgumentException("perSecond has '" + service + "': give one of " + AwsService.names());
            }
            positive("perSecond." + service, number);
        });
    }

    private static void positive(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " is " + number + ": give a number above 0");
        }
    }

    int perSecond(AwsService service) {
        return perSecond.getOrDefault(service.command(), service.perSecond());
    }

    /** What holds when nothing is set. */
    @SuppressWarnings("NullAway") // the constructor fills in what is left out
    public static AwsLimits usual() {
        return new AwsLimits(null, null, null, null, null, null, null, null, null);
    }
}
