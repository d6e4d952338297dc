package dev.gumshoe.adapters.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteScoreTest {

    @Test
    void countsPlacesAndTakesAMissingCaseForAMiss(@TempDir Path folder) throws IOException {
        Path labels = Files.writeString(folder.resolve("labels.jsonl"), """
                {"suite": "s", "case": "case-001", "answer": "a"}
                {"suite": "s", "case": "case-002", "answer": "b"}
                {"suite": "s", "case": "case-003", "answer": "chg-1"}
                {"suite": "s", "case": "case-004", "answer": "d"}
                """);
        Path predictions = Files.writeString(folder.resolve("predictions.jsonl"), """
                {"suite": "s", "case": "case-001", "ranked": ["a", "b"], "changes": ["none"], "conclusive": true}
                {"suite": "s", "case": "case-002", "ranked": ["a", "c", "b"], "changes": ["none"], "conclusive": true}
                {"suite": "s", "case": "case-003", "ranked": ["x"], "changes": ["chg-2", "chg-1"], "conclusive": false}
                """);

        List<SuiteScore> scores = SuiteScore.of(predictions, labels);

        SuiteScore all = scores.getFirst();
        assertThat(all.within()).containsExactly(1, 2, 3, 3, 3);
        assertThat(all.meanReciprocalRank()).isCloseTo((1 + 1 / 3.0 + 1 / 2.0) / 4, offset(1e-9));
        assertThat(all.conclusive()).isEqualTo(2);
        assertThat(all.conclusiveAndWrong()).isEqualTo(1);
        assertThat(scores.get(1).within()).containsExactly(1, 2, 2, 2, 2);
        assertThat(scores.get(2).cases()).isEqualTo(2);
    }

    @Test
    void givesWilsonsInterval() {
        SuiteScore.Interval interval = SuiteScore.Interval.of(8, 10);

        assertThat(interval.low()).isCloseTo(0.490, offset(0.001));
        assertThat(interval.high()).isCloseTo(0.943, offset(0.001));
    }
}
