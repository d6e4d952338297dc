package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.evidence.MetricSeries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Series as bytes: a version (1), then deflated (RFC 1950): the number of series, and for each its resource and metric (length in bytes,
 * UTF-8), the number of points, the distance of each time from the one before in milliseconds, and the values. Numbers are big-endian;
 * counts have 4 bytes, distances and values (IEEE 754) 8.
 */
final class SeriesBytes {

    private static final int VERSION = 1;

    private SeriesBytes() {}

    static byte[] write(List<MetricSeries> series) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(VERSION);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(series.size());
            for (MetricSeries one : series) {
                write(one, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(MetricSeries series, DataOutputStream out) throws IOException {
        writeText(series.resource(), out);
        writeText(series.metric(), out);
        out.writeInt(series.size());
        long before = 0;
        for (int i = 0; i < series.size(); i++) {
            out.writeLong(series.millis(i) - before);
            before = series.millis(i);
        }
        for (int i = 0; i < series.size(); i++) {
            out.writeDouble(series.value(i));
        }
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** @throws IllegalArgumentException when the bytes are of a version this program does not know */
    static List<MetricSeries> read(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            throw new IllegalArgumentException("series kept in a form this version does not know: update Gumshoe");
        }
        ByteArrayInputStream rest = new ByteArrayInputStream(bytes, 1, bytes.length - 1);
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(rest))) {
            List<MetricSeries> series = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                series.add(readOne(in));
            }
            return List.copyOf(series);
        } catch (IOException e) {
            throw new UncheckedIOException("series kept in the locker are damaged", e);
        }
    }

    private static MetricSeries readOne(DataInputStream in) throws IOException {
        String resource = readText(in);
        String metric = readText(in);
        long[] times = new long[in.readInt()];
        long time = 0;
        for (int i = 0; i < times.length; i++) {
            time += in.readLong();
            times[i] = time;
        }
        double[] values = new double[times.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return new MetricSeries(resource, metric, times, values);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
