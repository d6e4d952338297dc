package dev.gumshoe.bot;

import dev.gumshoe.bot.RobotsMonth.Score;
import dev.gumshoe.conversations.prevention.Standing.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is recommended after thirty days of the demo's world, each incident of which was investigated by the real engine, against what really
 * recurred; and whether it is seen that something stopped after people said that they had done what was recommended.
 *
 * <pre>
 * mvn -B -ntp -q test-compile
 * mvn -B -ntp -q -pl bot dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Xmx1g -cp bot/target/test-classes:bot/target/classes:adapters/target/classes:conversations/target/classes:$(cat bot/target/classpath) \
 *     bot/src/bench/java/dev/gumshoe/bot/RobotsMonthBench.java [FIRST LAST]
 * </pre>
 */
public final class RobotsMonthBench {

    private RobotsMonthBench() {}

    /** @param arguments the first and the last seed */
    public static void main(String[] arguments) throws Exception {
        long first = arguments.length < 2 ? 1 : Long.parseLong(arguments[0]);
        long last = arguments.length < 2 ? 10 : Long.parseLong(arguments[1]);
        List<Score> scores = new ArrayList<>();
        int cases = 0;
        for (long seed = first; seed <= last; seed++) {
            RobotsMonth month = RobotsMonth.of(seed).investigated();
            Score score = month.score();
            scores.add(score);
            cases += month.strikes().size();
            tell(seed, month, score);
        }
        int found = scores.stream().mapToInt(Score::found).sum();
        int wrong = scores.stream().mapToInt(score -> score.wrong().size()).sum();
        int real = scores.stream().mapToInt(Score::real).sum();
        int missed = scores.stream().mapToInt(score -> score.missed().size()).sum();
        System.out.printf(Locale.ROOT, "%d months, %d cases, %d classes recur, %d recommendations%n", scores.size(), cases, real, found);
        System.out.printf(Locale.ROOT, "precision %.3f, recall %.3f, incidents named %.3f%n", (double) (found - wrong) / found,
                (double) (real - missed) / real,
                (double) scores.stream().mapToInt(Score::named).sum() / scores.stream().mapToInt(Score::incidents).sum());
        System.out.printf(Locale.ROOT, "ended and seen so: %d of %d; went on and seen so: %d of %d%n",
                scores.stream().filter(score -> score.stopped().filter(e -> e == Effect.STOPPED).isPresent()).count(), scores.size(),
                scores.stream().filter(score -> score.wentOn().filter(e -> e == Effect.CAME_BACK).isPresent()).count(), scores.size());
    }

    private static void tell(long seed, RobotsMonth month, Score score) {
        System.out.println("seed " + seed + ": " + month.strikes().size() + " incidents, " + score.found() + " recommendations for "
                + score.real() + "; stopped " + score.stopped() + ", went on " + score.wentOn());
        score.wrong().forEach(wrong -> System.err.println("  wrong: " + wrong.title() + " " + wrong.incidents()));
        score.missed().forEach(missed -> System.err.println("  missed: " + missed + " " + month.truth().get(missed)));
        System.out.flush();
    }
}
