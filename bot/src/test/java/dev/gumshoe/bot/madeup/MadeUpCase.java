package dev.gumshoe.bot.madeup;

import dev.gumshoe.bot.madeup.Plan.File;
import dev.gumshoe.bot.madeup.Requests.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A made-up incident, recorded as a case folder.
 *
 * @param resource what is to be named
 * @param change the change that is to be named, {@code none} where none did it, or null where none is recorded
 */
public record MadeUpCase(FaultKind kind, String resource, @Nullable String change) {

    /**
     * Makes up a case and writes its folder. The same seed gives the same case.
     *
     * @param wanted the kind of fault; drawn when null
     * @param only what is recorded; drawn when null
     */
    public static MadeUpCase write(Path folder, long seed, @Nullable FaultKind wanted, @Nullable Set<String> only) throws IOException {
        return write(folder, Plan.drawn(seed, wanted, files(only)));
    }

    /** The same, recorded in one of many fashions: other names, ways of logging and tracing, services that record nothing. */
    public static MadeUpCase varied(Path folder, long seed, @Nullable FaultKind wanted, @Nullable Set<String> only) throws IOException {
        return write(folder, Plan.varied(seed, wanted, files(only)));
    }

    /** The same, of a system with habits of its own: calls given up, stores, many services, little quiet time. */
    public static MadeUpCase wild(Path folder, long seed, @Nullable FaultKind wanted, @Nullable Set<String> only) throws IOException {
        return write(folder, Plan.wild(seed, wanted, files(only)));
    }

    private static @Nullable Set<File> files(@Nullable Set<String> only) {
        return only == null ? null : only.stream().map(File::valueOf).collect(Collectors.toSet());
    }

    private static MadeUpCase write(Path folder, Plan plan) throws IOException {
        MadeUpSystem system = MadeUpSystem.of(plan);
        Files.createDirectories(folder);
        Series series = new Series(plan, system);
        try (Writer spans = writer(folder, "spans.jsonl"); Writer logs = writer(folder, "logs.jsonl")) {
            Spans traced = new Spans(plan, system, spans);
            Lines logged = new Lines(plan, system, logs);
            new Requests(plan, system).run(visit -> {
                series.count(visit);
                record(visit, traced, logged);
            });
        }
        try (Writer metrics = writer(folder, "metrics.csv")) {
            series.write(metrics);
        }
        drop(folder, plan, File.SPANS, "spans.jsonl");
        drop(folder, plan, File.LOGS, "logs.jsonl");
        drop(folder, plan, File.METRICS, "metrics.csv");
        rest(folder, plan, system);
        return new MadeUpCase(plan.kind(), system.names().get(system.broken()), plan.changes() ? new Deeds(plan, system).answer() : null);
    }

    private static Writer writer(Path folder, String name) throws IOException {
        return Files.newBufferedWriter(folder.resolve(name));
    }

    private static void record(Visit visit, Spans spans, Lines lines) {
        try {
            spans.write(visit);
            lines.write(visit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void drop(Path folder, Plan plan, File file, String name) throws IOException {
        if (!plan.records(file)) {
            Files.delete(folder.resolve(name));
        }
    }

    private static void rest(Path folder, Plan plan, MadeUpSystem system) throws IOException {
        Files.writeString(folder.resolve("alert.json"), String.format(Locale.ROOT, """
                {"id":"a-%d","title":"Requests are slow or fail","description":"%s","severity":"HIGH","startedAt":"%s","resource":%s,"metric":null}
                """, plan.seed(), plan.seed() % 2 == 0 ? "Users see errors in the last 10 minutes" : "Users complain",
                Plan.START.plusSeconds(plan.alertSecond()), plan.seed() % 3 == 0 ? "\"" + system.names().getFirst() + "\"" : "null"));
        if (plan.records(File.TOPOLOGY)) {
            Files.writeString(folder.resolve("topology.json"), topology(system));
        }
        if (plan.changes()) {
            try (Writer changes = writer(folder, "changes.jsonl")) {
                new Deeds(plan, system).write(changes);
            }
        }
    }

    private static String topology(MadeUpSystem system) {
        Set<String> edges = new LinkedHashSet<>();
        system.calls().forEach(calls -> {
            for (int i = 0; i < calls.size(); i++) {
                for (int callee : calls.get(i)) {
                    edges.add("{\"from\":\"" + system.names().get(i) + "\",\"to\":\"" + system.names().get(callee) + "\"}");
                }
            }
        });
        String resources = system.names().stream().map(name -> "{\"id\":\"" + name + "\",\"kind\":\"service\"}")
                .collect(Collectors.joining(","));
        return "{\"resources\":[" + resources + "],\"dependencies\":[" + String.join(",", edges) + "]}\n";
    }
}
