package dev.gumshoe.conversations.evidence;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/** One metric of one resource over time: points in order of time, values finite. Immutable. */
public final class MetricSeries {

    private final String resource;
    private final String metric;
    private final long[] epochMillis;
    private final double[] values;

    /**
     * Takes copies of both arrays.
     *
     * @param epochMillis strictly ascending
     * @param values as many as there are times, all finite
     * @throws IllegalArgumentException when the arrays break these rules
     */
    public MetricSeries(String resource, String metric, long[] epochMillis, double[] values) {
        this.resource = Objects.requireNonNull(resource, "resource");
        this.metric = Objects.requireNonNull(metric, "metric");
        this.epochMillis = epochMillis.clone();
        this.values = values.clone();
        check();
    }

    private void check() {
        if (epochMillis.length != values.length) {
            throw new IllegalArgumentException(this + ": " + epochMillis.length + " times for " + values.length + " values");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || (i > 0 && epochMillis[i] <= epochMillis[i - 1])) {
                throw new IllegalArgumentException(this + ": point " + i + " is not finite or not after the one before");
            }
        }
    }

    /** Shares the points of another. */
    private MetricSeries(String resource, MetricSeries points) {
        this.resource = Objects.requireNonNull(resource, "resource");
        this.metric = points.metric;
        this.epochMillis = points.epochMillis;
        this.values = points.values;
    }

    /** The same points under another resource's id. */
    public MetricSeries of(String other) {
        return other.equals(resource) ? this : new MetricSeries(other, this);
    }

    /** The id of the resource it was measured on. */
    public String resource() {
        return resource;
    }

    /** The metric's name at its source. */
    public String metric() {
        return metric;
    }

    /** How many points there are. */
    public int size() {
        return values.length;
    }

    /** When point {@code i} was measured. */
    public Instant time(int i) {
        return Instant.ofEpochMilli(epochMillis[i]);
    }

    /** When point {@code i} was measured, in epoch milliseconds. */
    public long millis(int i) {
        return epochMillis[i];
    }

    /** The value of point {@code i}, in the source's unit. */
    public double value(int i) {
        return values[i];
    }

    /** A copy of the values, in order of time. */
    public double[] values() {
        return values.clone();
    }

    /** The part of the series in the window. */
    public MetricSeries within(TimeWindow window) {
        int from = firstAtOrAfter(window.from());
        int to = firstAtOrAfter(window.to());
        return new MetricSeries(resource, metric, Arrays.copyOfRange(epochMillis, from, to), Arrays.copyOfRange(values, from, to));
    }

    /** The index of the first point at or after the instant; {@link #size()} when there is none. */
    public int firstAtOrAfter(Instant instant) {
        int found = Arrays.binarySearch(epochMillis, instant.toEpochMilli());
        return found >= 0 ? found : -found - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricSeries that
                && resource.equals(that.resource)
                && metric.equals(that.metric)
                && Arrays.equals(epochMillis, that.epochMillis)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(resource, metric, Arrays.hashCode(epochMillis), Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return metric + " of " + resource + " (" + values.length + " points)";
    }
}
