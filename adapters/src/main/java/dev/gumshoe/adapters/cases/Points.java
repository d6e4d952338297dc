package dev.gumshoe.adapters.cases;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The points of one series while they are being gathered. */
final class Points {

    private long[] millis = new long[64];
    private double[] values = new double[64];
    private long[] lines = new long[64];
    private int size;
    private boolean ascending = true;

    void add(long time, double value, long line) {
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, size * 2);
            values = Arrays.copyOf(values, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
        }
        ascending &= size == 0 || time > millis[size - 1];
        millis[size] = time;
        values[size] = value;
        lines[size++] = line;
    }

    /** The series in order of time; of rows with one time the last counts. */
    MetricSeries series(String resource, String metric, Defects defects) {
        if (!ascending) {
            noteBackwardSteps(defects);
            sort();
            dropRepeated(defects);
        }
        return new MetricSeries(resource, metric, Arrays.copyOf(millis, size), Arrays.copyOf(values, size));
    }

    private void noteBackwardSteps(Defects defects) {
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            if (millis[i] < latest) {
                defects.note("not in order of time, put in order", lines[i]);
            }
            latest = Math.max(latest, millis[i]);
        }
    }

    private void sort() {
        int[] order = IntStream.range(0, size).boxed().sorted((a, b) -> Long.compare(millis[a], millis[b])).mapToInt(i -> i).toArray();
        millis = Arrays.stream(order).mapToLong(i -> millis[i]).toArray();
        values = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
        lines = Arrays.stream(order).mapToLong(i -> lines[i]).toArray();
    }

    private void dropRepeated(Defects defects) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean repeats = kept > 0 && millis[i] == millis[kept - 1];
            if (repeats) {
                boolean same = values[i] == values[kept - 1];
                defects.note(same ? "repeated, taken once" : "repeated with another value, the last taken", lines[i]);
            }
            int place = repeats ? kept - 1 : kept++;
            millis[place] = millis[i];
            values[place] = values[i];
        }
        size = kept;
    }
}
