package dev.gumshoe.bot.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.ScriptedCase;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.investigation.Chart;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SeriesChartTest {

    private static BufferedImage drawn(Chart chart, List<MetricSeries> series, Theme theme) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(new SeriesChart(chart, series, theme).png()));
    }

    private static long pixels(BufferedImage image, Color colour) {
        long found = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                found += (image.getRGB(x, y) & 0xFFFFFF) == (colour.getRGB() & 0xFFFFFF) ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void drawsEverySeriesAndMarksOnsetAndChange() throws IOException {
        List<MetricSeries> series = List.of(ScriptedCase.series("forge", 12), ScriptedCase.series("schedule", 5));

        BufferedImage image = drawn(ScriptedCase.ERRORS, series, Theme.LIGHT);

        assertThat(image.getWidth()).isEqualTo(1620);
        assertThat(image.getHeight()).isEqualTo(1020);
        assertThat(pixels(image, Theme.LIGHT.line(0))).isGreaterThan(1_000);
        assertThat(pixels(image, Theme.LIGHT.line(1))).isGreaterThan(1_000);
        assertThat(pixels(image, Theme.LIGHT.onset())).isGreaterThan(500);
        assertThat(pixels(image, Theme.LIGHT.change())).isGreaterThan(500);
    }

    @Test
    void leavesGapsInTheDataOpen() {
        Gaps gaps = Gaps.of(ScriptedCase.series("forge", 12));

        assertThat(gaps.values().stream().filter(v -> v.isNaN())).hasSize(1);
        assertThat(gaps.lonely()).isFalse();
    }

    @Test
    void drawsASeriesOfOnePoint() throws IOException {
        MetricSeries one = new MetricSeries("forge", "errors", new long[] {ScriptedCase.ONSET.toEpochMilli()}, new double[] {0});

        BufferedImage image = drawn(new Chart("k", "One", "", null, null, null), List.of(one), Theme.DARK);

        assertThat(pixels(image, Theme.DARK.line(0))).isPositive();
    }

    @Test
    void drawsConstantNegativeAndHugeValues() throws IOException {
        for (double value : new double[] {0, -3, 1e300, -1e300, 1e-300}) {
            MetricSeries flat = new MetricSeries("r", "m", new long[] {1_000, 2_000, 3_000}, new double[] {value, value, value});

            assertThat(drawn(new Chart("k", "Flat", "", null, null, null), List.of(flat), Theme.LIGHT).getWidth()).isEqualTo(1620);
        }
    }

    @Test
    void tellsInWordsWhatIsDrawn() {
        Charts charts = new Charts(ScriptedCase.locker());

        assertThat(charts.alt(ScriptedCase.ERRORS))
                .startsWith("Error rate of forge: 2 series from 13:10:00 to 14:09:40 UTC, between 0 and ")
                .endsWith("% of requests; deployment forge v482 at 14:01:00; onset at 14:03:20.");
    }

    @Test
    void drawsNothingWhenTheSeriesAreNoLongerKept() {
        Charts charts = new Charts(new InMemoryLocker());

        assertThat(charts.png(ScriptedCase.ERRORS)).isEmpty();
        assertThat(charts.alt(ScriptedCase.ERRORS)).isEqualTo("Error rate of forge");
    }

    @Test
    void writesNumbersShort() {
        assertThat(
                List.of(Figures.compact(0), Figures.compact(0.4200), Figures.compact(12.5), Figures.compact(15_300), Figures.compact(3e6)))
                .containsExactly("0", "0.42", "12.5", "15.3k", "3M");
    }
}
