package dev.gumshoe.bot;

import dev.gumshoe.bot.madeup.FaultKind;
import dev.gumshoe.bot.madeup.MadeUpCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes suites of made-up cases with their labels: one for each kind of fault, and with {@code --only} for one kind of recording.
 *
 * <pre>
 * mvn -B -ntp -q test-compile
 * java -cp bot/target/test-classes bot/src/bench/java/dev/gumshoe/bot/MadeUpSuites.java FOLDER [FIRST-LAST] [--only METRICS,TOPOLOGY] [--varied|--wild]
 * java -jar bot/target/gumshoe.jar evaluate --cases FOLDER --out made-up.jsonl --labels FOLDER/resources.labels.jsonl
 * </pre>
 *
 * <p>With {@code --varied} each case is recorded in a fashion of its own: names, ways of logging and tracing, what is not recorded. With
 * {@code --wild} the systems have habits of their own besides: calls given up, stores, many services, little quiet time, counters that
 * begin anew, log lines that are all marked as ordinary, stack traces of five languages, torn into rows or whole, refusals that blame the
 * caller, a bystander that is busy at about the same time.
 *
 * <p>{@code changes.labels.jsonl} holds the changes to be named, as a suite of their own would.
 */
public final class MadeUpSuites {

    private MadeUpSuites() {}

    /** Writes. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        String[] seeds = (arguments.length > 1 && !arguments[1].startsWith("--") ? arguments[1] : "1-10").split("-", 2);
        int only = List.of(arguments).indexOf("--only");
        Set<String> files = only < 0 ? null : Set.of(arguments[only + 1].split(","));
        boolean varied = List.of(arguments).contains("--varied");
        boolean wild = List.of(arguments).contains("--wild");
        StringBuilder resources = new StringBuilder();
        StringBuilder changes = new StringBuilder();
        for (FaultKind kind : FaultKind.values()) {
            String suite = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            for (int seed = Integer.parseInt(seeds[0]); seed <= Integer.parseInt(seeds[1]); seed++) {
                String name = String.format(Locale.ROOT, "case-%03d", seed);
                Path one = folder.resolve(suite).resolve(name);
                long drawn = seed + 1_000L * kind.ordinal();
                MadeUpCase made = wild ? MadeUpCase.wild(one, drawn, kind, files) : varied ? MadeUpCase.varied(one, drawn, kind, files) : MadeUpCase.write(one, drawn, kind, files);
                if (kind != FaultKind.NOTHING) {
                    resources.append(label(suite, name, made.resource()));
                }
                if (made.change() != null) {
                    changes.append(label(suite, name, made.change()));
                }
            }
        }
        Files.writeString(folder.resolve("resources.labels.jsonl"), resources);
        Files.writeString(folder.resolve("changes.labels.jsonl"), changes);
    }

    private static String label(String suite, String name, String answer) {
        return "{\"suite\":\"" + suite + "\",\"case\":\"" + name + "\",\"answer\":\"" + answer + "\"}\n";
    }
}
