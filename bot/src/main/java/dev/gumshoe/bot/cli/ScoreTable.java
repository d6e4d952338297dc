package dev.gumshoe.bot.cli;

import dev.gumshoe.adapters.cases.Reliability;
import dev.gumshoe.adapters.cases.ScoredCase;
import dev.gumshoe.adapters.cases.SuiteScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The scores of suites as a table for people. */
final class ScoreTable {

    private static final String ROW = "%-20s %5s  %-18s %-18s %-18s %6s %5s %7s %6s";

    private static final int WIDTH = 20;

    private ScoreTable() {}

    /** The lines of the table, suite after suite. */
    static List<String> of(List<ScoredCase> cases) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("suite", "cases", "AC@1 [95 %]", "AC@3 [95 %]", "AC@5 [95 %]", "Avg@5", "MRR", "concl.", "wrong")
                .stripTrailing());
        var suites = SuiteScore.suites(cases);
        suites.forEach((suite, its) -> SuiteScore.halves(suite, its).stream().filter(half -> half.cases() > 0)
                .forEach(half -> lines.add(row(half))));
        lines.add(even(suites));
        suites.forEach((suite, its) -> lines.addAll(sureness(suite, its)));
        return lines;
    }

    /** How sure it was over the even-numbered cases of all suites together: accuracies are never pooled, caution is. */
    private static String even(Map<String, List<ScoredCase>> suites) {
        List<SuiteScore> halves = suites.entrySet().stream().map(e -> SuiteScore.halves(e.getKey(), e.getValue()).getLast()).toList();
        return String.format(Locale.ROOT, "even-numbered cases together: %d of %d conclusive, %d of those wrong",
                halves.stream().mapToInt(SuiteScore::conclusive).sum(),
                halves.stream().mapToInt(SuiteScore::cases).sum(),
                halves.stream().mapToInt(SuiteScore::conclusiveAndWrong).sum());
    }

    private static String row(SuiteScore score) {
        return String.format(
                Locale.ROOT,
                ROW,
                score.suite(),
                score.cases(),
                score.accuracyAt(1),
                score.accuracyAt(3),
                score.accuracyAt(5),
                String.format(Locale.ROOT, "%.2f", score.averageAt5()),
                String.format(Locale.ROOT, "%.2f", score.meanReciprocalRank()),
                score.conclusive(),
                score.conclusiveAndWrong());
    }

    private static List<String> sureness(String suite, List<ScoredCase> cases) {
        SuiteScore whole = SuiteScore.halves(suite, cases).getFirst();
        Reliability reliability = Reliability.of(cases);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d of %d conclusive, %d of those wrong; confidence is off by %.2f on average (Brier score %.3f)",
                suite,
                whole.conclusive(),
                whole.cases(),
                whole.conclusiveAndWrong(),
                reliability.calibrationError(),
                reliability.brier()));
        for (Reliability.Band band : reliability.bands()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  confidence %.1f to %.1f: %3d %s, said %.2f, right %s %s",
                    band.from(),
                    band.to(),
                    band.cases(),
                    band.cases() == 1 ? "case " : "cases",
                    band.said(),
                    band.seen(),
                    diagram(band)));
        }
        return lines;
    }

    /** What was right as a bar, with a mark where it should end for what was said. */
    private static String diagram(Reliability.Band band) {
        StringBuilder bar = new StringBuilder("#".repeat((int) Math.round(band.seen().share() * WIDTH)));
        bar.append(".".repeat(WIDTH - bar.length()));
        bar.setCharAt(Math.min(WIDTH - 1, (int) (band.said() * WIDTH)), '|');
        return bar.toString();
    }
}
