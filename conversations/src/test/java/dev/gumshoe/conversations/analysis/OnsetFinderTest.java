package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnsetFinderTest {

    private static final Instant START = Instant.parse("2026-03-03T13:00:00Z");
    private static final TimeWindow HOUR = new TimeWindow(START, START.plusSeconds(3_600));
    private final TimeBins bins = TimeBins.covering(HOUR);
    private final Coverage coverage = new Coverage(bins);

    private BinCounts counts(int... perBinFromBin) {
        BinCounts counts = new BinCounts();
        for (int bin = 0; bin < bins.count(); bin++) {
            coverage.add(bin);
            int level = 0;
            for (int i = 0; i < perBinFromBin.length; i += 2) {
                level = bin >= perBinFromBin[i + 1] ? perBinFromBin[i] : level;
            }
            counts.add(bin, level);
        }
        coverage.close();
        return counts;
    }

    @Test
    void findsTheBreakOutsideTheAlertsOwnWindowToo() {
        BinCounts errors = counts(1, 0, 20, 600);
        OnsetFinder finder = new OnsetFinder(bins, coverage, OnsetBounds.of(Scope.of(HOUR), null));

        finder.vote(errors, 1);
        Episode episode = finder.find(false);

        assertThat(episode.onset()).isEqualTo(600);
        assertThat(episode.certain()).isTrue();
    }

    private Episode said(BinCounts errors, int seconds) {
        Scope scope = new Scope(HOUR, START.plusSeconds(seconds), Set.of(), Set.of(), false);
        OnsetFinder finder = new OnsetFinder(bins, coverage, OnsetBounds.of(scope, null));
        finder.vote(errors, 1);
        return finder.find(false);
    }

    @Test
    void aPersonsRoundFigureGivesWayToTheBreakInTheDataAfterIt() {
        assertThat(said(counts(1, 0, 20, 600), 2_700).onset()).isEqualTo(600);
    }

    @Test
    void aPersonMayBeAFewMinutesLate() {
        assertThat(said(counts(1, 0, 20, 600), 3_120).onset()).isEqualTo(600);
    }

    @Test
    void whereNothingBreaksNearWhatAPersonSaidTheWordCounts() {
        Episode episode = said(counts(1, 0, 20, 300), 2_700);

        assertThat(episode.at()).isEqualTo(START.plusSeconds(2_700));
        assertThat(episode.certain()).isTrue();
    }

    @Test
    void ofTwoBreaksTheOneInTheStretchThatAPersonNamesCounts() {
        BinCounts errors = counts(1, 0, 5, 300, 30, 600);
        Scope scope = new Scope(HOUR, START.plusSeconds(1_440), Set.of(), Set.of(), false, START.plusSeconds(1_560));
        OnsetFinder finder = new OnsetFinder(bins, coverage, OnsetBounds.of(scope, null));
        finder.vote(errors, 1);

        assertThat(finder.find(false).onset()).isBetween(299, 301);
    }

    @Test
    void takesTheLastOfTwoWavesWhenToldTo() {
        BinCounts errors = counts(1, 0, 30, 300, 1, 360, 30, 660);
        OnsetFinder finder = new OnsetFinder(bins, coverage, OnsetBounds.of(Scope.of(HOUR), null));

        finder.vote(errors, 1);

        assertThat(finder.find(true).onset()).isBetween(655, 662);
    }

    @Test
    void placesABreakInAStretchWithoutDataWhereDataBeginsAgain() {
        BinCounts errors = new BinCounts();
        for (int bin = 0; bin < bins.count(); bin++) {
            if (bin < 100 || bin >= 650) {
                coverage.add(bin);
                errors.add(bin, bin < 100 ? 1 : 20);
            }
        }
        coverage.close();
        OnsetFinder finder = new OnsetFinder(bins, coverage, OnsetBounds.of(Scope.of(HOUR), null));

        finder.vote(errors, 1);

        assertThat(finder.find(false).onset()).isEqualTo(650);
    }

    @Test
    void isNotCertainWhereNothingChanges() {
        BinCounts errors = counts(3, 0);
        OnsetFinder finder = new OnsetFinder(bins, coverage, OnsetBounds.of(Scope.of(HOUR), null));

        finder.vote(errors, 1);

        assertThat(finder.find(false).certain()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            slow in the last 3 minutes; names nothing | PT3M
            5xx were 19 % over the last 90 seconds    | PT1M30S
            high for the past hour                    | PT1H
            """)
    void readsTheAlertsEvaluationWindow(String text, Duration expected) {
        assertThat(OnsetBounds.evaluationWindow(text)).contains(expected);
    }

    @Test
    void aRateTestKeepsItsHeadWithSmallCounts() {
        assertThat(RateChange.between(0, 50, 1, 5, 1).z()).isBetween(2.0, 2.5);
        assertThat(RateChange.between(100, 50, 10, 5, 1).z()).isZero();
        assertThat(RateChange.ofShares(0, 1_000, 30, 100).z()).isGreaterThan(8);
        assertThat(RateChange.between(5, 0, 7, 5, 1).z()).isZero();
    }
}
