package dev.gumshoe.bot;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes recorded suites again with less in them, for tuning: what is right with all that was recorded and wrong with a part of it was
 * luck. {@code thin} keeps 70 % of the points and 35 % of the traces, {@code half} every second metric and no spans, {@code nospans} and
 * {@code nometrics} leave out one file of those that have both. The same input gives the same output.
 *
 * <pre>
 * java bot/src/bench/java/dev/gumshoe/bot/PoorerSuites.java FOLDER OUT
 * </pre>
 *
 * <p>{@code FOLDER} holds suites and their {@code *.labels.jsonl}; only odd-numbered cases are taken.
 */
public final class PoorerSuites {

    private static final Pattern LABEL = Pattern.compile("(\"suite\": ?\")([^\"]+)(\", ?\"case\": ?\")([^\"]+)(\", ?\"answer\": ?\"[^\"]+\")");
    private static final Pattern TRACE = Pattern.compile("\"traceId\": ?\"([^\"]+)\"");

    private PoorerSuites() {}

    /** Writes. */
    public static void main(String[] arguments) throws IOException {
        Path from = Path.of(arguments[0]);
        Path to = Path.of(arguments[1]);
        try (Stream<Path> files = Files.list(from)) {
            for (Path labels : files.filter(f -> f.toString().endsWith(".labels.jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(labels)) {
                    Matcher label = LABEL.matcher(line);
                    if (label.find() && odd(label.group(4))) {
                        poorer(from.resolve(label.group(2)).resolve(label.group(4)), to, label);
                    }
                }
            }
        }
    }

    private static boolean odd(String name) {
        return Integer.parseInt(name.replaceAll("\\D", "")) % 2 == 1;
    }

    private static void poorer(Path one, Path to, Matcher label) throws IOException {
        boolean both = Files.exists(one.resolve("spans.jsonl")) && Files.exists(one.resolve("metrics.csv"));
        written(one, to, label, "thin", line -> share(line) < 0.7, line -> share(trace(line)) < 0.35);
        if (both) {
            written(one, to, label, "nospans", _ -> true, _ -> false);
            written(one, to, label, "nometrics", _ -> false, _ -> true);
            List<String> metrics = metrics(one.resolve("metrics.csv"));
            written(one, to, label, "half", line -> metrics.indexOf(line.split(",", -1)[2]) % 2 == 0, _ -> false);
        }
    }

    // 0 to 1, evenly, and the same for the same text
    private static double share(String text) {
        return (text.hashCode() * 0x9E3779B97F4A7C15L >>> 11) / (double) (1L << 53);
    }

    private static String trace(String line) {
        Matcher trace = TRACE.matcher(line);
        return trace.find() ? trace.group(1) : line;
    }

    private static List<String> metrics(Path file) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.skip(1).forEach(line -> names.add(line.split(",", -1)[2]));
        }
        return new ArrayList<>(names);
    }

    private static void written(Path one, Path to, Matcher label, String how, Predicate<String> points, Predicate<String> spans)
            throws IOException {
        String suite = label.group(2) + "-" + how;
        Path folder = Files.createDirectories(to.resolve(suite).resolve(label.group(4)));
        try (Stream<Path> files = Files.list(one)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean table = name.equals("metrics.csv");
                kept(file, folder.resolve(name), table, table ? points : name.equals("spans.jsonl") ? spans : _ -> true);
            }
        }
        String told = "{" + label.group(1) + suite + label.group(3) + label.group(4) + label.group(5) + "}\n";
        Files.writeString(to.resolve(suite + ".labels.jsonl"), told, java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
    }

    private static void kept(Path from, Path to, boolean headed, Predicate<String> keep) throws IOException {
        int lines = 0;
        try (BufferedReader in = Files.newBufferedReader(from); BufferedWriter out = Files.newBufferedWriter(to)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if ((headed && lines == 0) || keep.test(line)) {
                    out.write(line);
                    out.newLine();
                    lines++;
                }
            }
        }
        if (lines <= (headed ? 1 : 0)) {
            Files.delete(to);
        }
    }
}
