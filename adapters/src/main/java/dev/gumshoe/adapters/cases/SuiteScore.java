package dev.gumshoe.adapters.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How well a suite's predictions name what its labels name. A case without a prediction is a miss; suites are never pooled.
 *
 * @param suite the suite, with the half of it where it is one
 * @param cases how many labels there are
 * @param within how many answers stand among the first 1, 2, … 5 named
 * @param reciprocalRanks the sum of one over the answer's place, 0 where it is not named
 * @param conclusive how many predictions were conclusive
 * @param conclusiveAndWrong how many of those named another one first
 */
public record SuiteScore(String suite, int cases, List<Integer> within, double reciprocalRanks, int conclusive, int conclusiveAndWrong) {

    private static final int DEEPEST = 5;
    private static final double NORMAL_95 = 1.959964;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Takes a copy. */
    public SuiteScore {
        within = List.copyOf(within);
    }

    /** A share with the interval that holds the true one in 95 of 100 suites like it (Wilson 1927). */
    public record Interval(double share, double low, double high) {

        /** The interval for so many hits among so many cases. */
        public static Interval of(int hits, int cases) {
            if (cases == 0) {
                return new Interval(0, 0, 1);
            }
            double share = (double) hits / cases;
            double z2 = NORMAL_95 * NORMAL_95;
            double centre = (share + z2 / (2 * cases)) / (1 + z2 / cases);
            double half = NORMAL_95 / (1 + z2 / cases) * Math.sqrt(share * (1 - share) / cases + z2 / (4.0 * cases * cases));
            return new Interval(share, Math.max(0, centre - half), Math.min(1, centre + half));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", share, low, high);
        }
    }

    /** The share of answers among the first {@code k} named, 1 to 5. */
    public Interval accuracyAt(int k) {
        return Interval.of(within.get(k - 1), cases);
    }

    /** The mean of the accuracies at 1 to 5. */
    public double averageAt5() {
        return within.stream().mapToInt(Integer::intValue).average().orElse(0) / Math.max(1, cases);
    }

    /** The mean of one over the answer's place. */
    public double meanReciprocalRank() {
        return reciprocalRanks / Math.max(1, cases);
    }

    /**
     * Scores a suite as a whole, its odd-numbered cases and its even-numbered ones.
     *
     * @param predictions lines as the program prints them
     * @param labels lines of {@code suite, case, answer}
     * @throws IOException when a file cannot be read or a line is no JSON
     */
    public static List<SuiteScore> of(Path predictions, Path labels) throws IOException {
        Map<String, JsonNode> predicted = new HashMap<>();
        for (JsonNode line : lines(predictions)) {
            predicted.put(line.path("suite").asText() + "/" + line.path("case").asText(), line);
        }
        List<JsonNode> all = lines(labels);
        return List.of(
                of("", all, predicted, _ -> true),
                of(" (odd)", all, predicted, number -> number % 2 == 1),
                of(" (even)", all, predicted, number -> number % 2 == 0));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }

    private static SuiteScore of(String half, List<JsonNode> labels, Map<String, JsonNode> predicted, Predicate<Integer> wanted) {
        int[] within = new int[DEEPEST];
        int cases = 0;
        int conclusive = 0;
        int wrong = 0;
        double reciprocal = 0;
        String suite = labels.isEmpty() ? "" : labels.getFirst().path("suite").asText();
        for (JsonNode label : labels) {
            if (!wanted.test(number(label.path("case").asText()))) {
                continue;
            }
            cases++;
            JsonNode prediction = predicted.get(label.path("suite").asText() + "/" + label.path("case").asText());
            int place = prediction == null ? 0 : place(prediction, label.path("answer").asText());
            for (int k = Math.max(place, 1); place > 0 && k <= DEEPEST; k++) {
                within[k - 1]++;
            }
            reciprocal += place > 0 ? 1.0 / place : 0;
            boolean sure = prediction != null && prediction.path("conclusive").asBoolean();
            conclusive += sure ? 1 : 0;
            wrong += sure && place != 1 ? 1 : 0;
        }
        return new SuiteScore(suite + half, cases, Arrays.stream(within).boxed().toList(), reciprocal, conclusive, wrong);
    }

    private static int number(String name) {
        String digits = name.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits.substring(Math.max(0, digits.length() - 6)));
    }

    // a suite's answer is a resource, or a change or none where its labels are changes
    private static int place(JsonNode prediction, String answer) {
        int place = placeAmong(prediction.path("ranked"), answer);
        return place > 0 ? place : placeAmong(prediction.path("changes"), answer);
    }

    private static int placeAmong(JsonNode named, String answer) {
        for (int i = 0; i < Math.min(DEEPEST, named.size()); i++) {
            if (named.get(i).asText().equals(answer)) {
                return i + 1;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d cases, AC@1 %s, AC@3 %s, AC@5 %s, Avg@5 %.2f, MRR %.2f, conclusive %d, of which wrong %d",
                suite, cases, accuracyAt(1), accuracyAt(3), accuracyAt(5), averageAt5(), meanReciprocalRank(), conclusive,
                conclusiveAndWrong);
    }
}
