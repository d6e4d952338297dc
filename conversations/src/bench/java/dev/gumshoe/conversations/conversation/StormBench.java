package dev.gumshoe.conversations.conversation;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How well storms are told apart: 846 alerts of two causes and sixty unrelated ones, one storm a seed.
 *
 * <p>To run: {@code java -cp TEST-CLASSES:CLASSES:LIBRARIES StormBench.java [seeds]}, with what {@code mvn test-compile} made of conversations.
 */
public final class StormBench {

    private StormBench() {}

    public static void main(String[] args) {
        int seeds = args.length == 0 ? 20 : Integer.parseInt(args[0]);
        double precision = 0;
        double recall = 0;
        int most = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            AlertStorm storm = AlertStorm.of(seed, 846, 60);
            long begun = System.nanoTime();
            StormReplay replay = new StormReplay(storm).play();
            long millis = (System.nanoTime() - begun) / 1_000_000;
            Map<String, String> groups = replay.groups();
            Grouping grouping = Grouping.of(groups, storm.truth());
            String cases = replay.cases().stream().map(state -> state.alerts().stream()
                    .collect(Collectors.groupingBy(a -> storm.truth().get(a.id()).contains(" ") ? "unrelated" : storm.truth().get(a.id()),
                            Collectors.counting()))
                    .toString()).collect(Collectors.joining(" "));
            System.out.println("seed " + seed + ": " + grouping + ", " + replay.opened().size() + " cases " + cases + ", " + millis + " ms");
            precision += grouping.precision() / seeds;
            recall += grouping.recall() / seeds;
            most = Math.max(most, replay.opened().size());
        }
        System.out.println(String.format(Locale.ROOT, "mean precision %.4f, mean recall %.4f, at most %d cases", precision, recall, most));
    }
}
