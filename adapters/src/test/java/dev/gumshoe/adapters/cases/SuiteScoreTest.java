package dev.gumshoe.adapters.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteScoreTest {

    @TempDir
    Path folder;

    private Path labels() throws IOException {
        return Files.writeString(folder.resolve("labels.jsonl"), """
                {"suite": "s", "case": "case-001", "answer": "a"}
                {"suite": "s", "case": "case-002", "answer": "b"}
                {"suite": "s", "case": "case-003", "answer": "chg-1"}
                {"suite": "s", "case": "case-004", "answer": "d"}
                {"suite": "t", "case": "case-001", "answer": "none"}
                {"suite": "t", "case": "case-002", "answer": "none"}
                """);
    }

    private List<ScoredCase> scored() throws IOException, BrokenCase {
        Path predictions = Files.writeString(folder.resolve("predictions.jsonl"), """
                {"suite": "s", "case": "case-001", "ranked": ["a", "b"], "changes": ["none"], "conclusive": true, "confidence": 0.9}
                {"suite": "s", "case": "case-002", "ranked": ["a", "c", "b"], "changes": ["none"], "conclusive": true, "confidence": 1.0}
                {"suite": "s", "case": "case-003", "ranked": ["x"], "changes": ["chg-2", "chg-1"], "conclusive": false, "confidence": 0.2}

                {"suite": "t", "case": "case-001", "ranked": ["x"], "changes": ["none"], "conclusive": true, "confidence": 0.1}
                {"suite": "t", "case": "case-002", "ranked": [], "changes": ["none"], "conclusive": false, "confidence": 0, "error": "broken"}
                """);
        return ScoreFiles.scored(predictions, ScoreFiles.labels(List.of(labels())));
    }

    @Test
    void countsPlacesAndTakesAMissingCaseForAMiss() throws Exception {
        List<SuiteScore> scores = SuiteScore.halves("s", SuiteScore.suites(scored()).get("s"));

        SuiteScore all = scores.getFirst();
        assertThat(all.within()).containsExactly(1, 2, 3, 3, 3);
        assertThat(all.averageAt5()).isCloseTo((1 + 2 + 3 + 3 + 3) / 20.0, offset(1e-9));
        assertThat(all.meanReciprocalRank()).isCloseTo((1 + 1 / 3.0 + 1 / 2.0) / 4, offset(1e-9));
        assertThat(all.conclusive()).isEqualTo(2);
        assertThat(all.conclusiveAndWrong()).isEqualTo(1);
        assertThat(scores.get(1).within()).containsExactly(1, 2, 2, 2, 2);
        assertThat(scores.get(2).cases()).isEqualTo(2);
    }

    @Test
    void keepsSuitesApartAndGivesABrokenCaseNoCreditForNamingNothing() throws Exception {
        SuiteScore all = SuiteScore.halves("t", SuiteScore.suites(scored()).get("t")).getFirst();

        assertThat(all.cases()).isEqualTo(2);
        assertThat(all.within().getFirst()).isEqualTo(1);
        assertThat(all.conclusiveAndWrong()).isZero();
    }

    @Test
    void tellsHowFarConfidencesCanBeBelieved() throws Exception {
        Reliability reliability = Reliability.of(SuiteScore.suites(scored()).get("s"));

        assertThat(reliability.bands()).extracting(Reliability.Band::from).containsExactly(0.0, 0.2, 0.9);
        Reliability.Band sure = reliability.bands().getLast();
        assertThat(sure.cases()).isEqualTo(2);
        assertThat(sure.right()).isEqualTo(1);
        assertThat(sure.said()).isCloseTo(0.95, offset(1e-9));
        assertThat(reliability.calibrationError()).isCloseTo((0 + 0.2 + 2 * 0.45) / 4, offset(1e-9));
        assertThat(reliability.brier()).isCloseTo((0.01 + 1 + 0.04 + 0) / 4, offset(1e-9));
    }

    @Test
    void givesWilsonsInterval() {
        SuiteScore.Interval interval = SuiteScore.Interval.of(8, 10);

        assertThat(interval.low()).isCloseTo(0.490, offset(0.001));
        assertThat(interval.high()).isCloseTo(0.943, offset(0.001));
    }

    @Test
    void namesFileLineAndFieldOfALabelThatCannotBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("l.jsonl"),
                "{\"suite\": \"s\", \"case\": \"c\", \"answer\": \"a\"}\n\n{\"suite\": \"s\", \"case\": 7}\n");

        assertThatThrownBy(() -> ScoreFiles.labels(List.of(file))).isInstanceOf(BrokenCase.class)
                .hasMessage(file + " line 3: case is 7, not a text");
    }

    @Test
    void refusesTwoLabelsOfOneCase() throws IOException {
        Path file = labels();

        assertThatThrownBy(() -> ScoreFiles.labels(List.of(file, file))).isInstanceOf(BrokenCase.class)
                .hasMessageContaining("labels.jsonl line 1: the label of case case-001 of s was given before");
    }

    @Test
    void saysWhichLineIsNoJson() throws IOException {
        Path file = Files.writeString(folder.resolve("l.jsonl"), "{\"suite\": \"s\", \"case\": \"c\", \"answer\": \"a\"}\n{oops\n");

        assertThatThrownBy(() -> ScoreFiles.labels(List.of(file))).isInstanceOf(BrokenCase.class)
                .hasMessageStartingWith(file + " line 2 is not JSON: ");
    }
}
