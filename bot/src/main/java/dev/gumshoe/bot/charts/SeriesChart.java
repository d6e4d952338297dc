package dev.gumshoe.bot.charts;

import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Chart;
import java.awt.BasicStroke;
import java.awt.Font;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Series over time with onset and change marked, the quiet time before shaded, and gaps in the data left open. Times are UTC. */
final class SeriesChart {

    /** Points: small, so that letters can be read when a phone shows the picture as wide as its screen. */
    static final int WIDTH = 540;
    /** Points. */
    static final int HEIGHT = 340;
    /** Pixels to the point. */
    static final int SCALE = 3;

    private static final int MOST_LINES = 8;
    private static final int FEW_POINTS = 40;
    private static final long HOUR_LONG = 3_600_000L;

    private final Chart chart;
    private final List<MetricSeries> shown;
    private final int all;
    private final Theme theme;
    private final Extent extent;

    /** @throws IllegalArgumentException when no series has a point */
    SeriesChart(Chart chart, List<MetricSeries> series, Theme theme) {
        List<MetricSeries> filled = series.stream().filter(s -> s.size() > 0).toList();
        if (filled.isEmpty()) {
            throw new IllegalArgumentException("chart '" + chart.title() + "' has no points to draw");
        }
        this.chart = chart;
        this.all = filled.size();
        this.shown = filled.subList(0, Math.min(MOST_LINES, filled.size()));
        this.theme = theme;
        this.extent = Extent.of(shown, chart);
    }

    /** The picture, three pixels to the point. */
    byte[] png() {
        XYChart drawn = drawn();
        TimeMarks marks = new TimeMarks(chart, theme, extent);
        return Pixels.png(WIDTH, HEIGHT, SCALE, canvas -> {
            drawn.paint(canvas, WIDTH, HEIGHT);
            marks.paint(canvas, drawn);
        });
    }

    private XYChart drawn() {
        XYChart drawn = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(Names.shortened(Names.clean(chart.title()), 54))
                .xAxisTitle(timeTitle())
                .yAxisTitle(Names.clean(chart.unit()))
                .build();
        style(drawn.getStyler());
        for (int i = 0; i < shown.size(); i++) {
            add(drawn, i);
        }
        return drawn;
    }

    private String timeTitle() {
        String day = TimeOfDay.UTC.day(Instant.ofEpochMilli(extent.from()));
        return "UTC, " + day + (all > shown.size() ? " · " + shown.size() + " of " + all + " series" : "");
    }

    private void add(XYChart drawn, int index) {
        Gaps points = Gaps.of(shown.get(index));
        String name = Names.of(shown.get(index), shown);
        boolean taken = drawn.getSeriesCollection().stream().anyMatch(other -> other.getName().equals(name));
        XYSeries line = drawn.addSeries(taken ? name + " (" + (index + 1) + ")" : name, points.times(), points.dividedBy(extent.scale()));
        line.setLineColor(theme.line(index));
        line.setLineWidth(2f);
        line.setLineStyle(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        line.setMarker(points.times().size() <= FEW_POINTS || points.lonely() ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        line.setMarkerColor(theme.line(index));
    }

    private void style(XYStyler styler) {
        styler.setBaseFont(font(Font.PLAIN, 13));
        styler.setChartBackgroundColor(theme.background());
        styler.setPlotBackgroundColor(theme.background());
        styler.setChartFontColor(theme.ink());
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitleFont(font(Font.BOLD, 16));
        styler.setChartTitleFontColor(theme.ink());
        styler.setChartTitlePadding(8);
        styler.setPlotBorderVisible(false);
        styler.setPlotContentSize(1.0);
        styler.setMarkerSize(5);
        styler.setChartPadding(10);
        legend(styler);
        axes(styler);
    }

    private void legend(XYStyler styler) {
        styler.setLegendVisible(shown.size() > 1 || !Names.of(shown.getFirst(), shown).equals(chart.title()));
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(shown.size() > 3 ? LegendLayout.Vertical : LegendLayout.Horizontal);
        styler.setLegendBackgroundColor(theme.background());
        styler.setLegendBorderColor(theme.background());
        styler.setLegendFont(font(Font.PLAIN, 13));
        styler.setLegendPadding(4);
        styler.setLegendSeriesLineLength(18);
    }

    private void axes(XYStyler styler) {
        styler.setAxisTitleFont(font(Font.PLAIN, 13));
        styler.setXAxisTitleColor(theme.ink());
        styler.setYAxisTitleColor(theme.ink());
        styler.setYAxisTitleVisible(!chart.unit().isBlank());
        styler.setAxisTickLabelsFont(font(Font.PLAIN, 14));
        styler.setAxisTickLabelsColor(theme.ink());
        styler.setAxisTickMarksColor(theme.faint());
        styler.setAxisTicksLineVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(theme.faint());
        styler.setPlotGridLinesStroke(new BasicStroke(0.6f));
        styler.setTimezone(TimeZone.getTimeZone(ZoneOffset.UTC));
        styler.setLocale(Locale.ROOT);
        styler.setDatePattern(datePattern(extent.to() - extent.from()));
        styler.setXAxisTickMarkSpacingHint(120);
        styler.setXAxisMin((double) extent.from());
        styler.setXAxisMax((double) extent.to());
        styler.setYAxisMin(extent.low() / extent.scale());
        styler.setYAxisMax(extent.high() / extent.scale());
        styler.setYAxisTickLabelsFormattingFunction(tick -> Figures.compact(tick * extent.scale()));
    }

    private static String datePattern(long millis) {
        return millis < HOUR_LONG / 10 ? "HH:mm:ss" : millis > 30 * HOUR_LONG ? "d MMM HH:mm" : "HH:mm";
    }

    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /** For a reader who cannot see it: what is drawn, over which time, from where to where, and what is marked. */
    String alt() {
        StringBuilder text = new StringBuilder(Names.clean(chart.title())).append(": ");
        text.append(shown.size() == 1 ? "one series" : shown.size() + " series").append(" from ");
        text.append(TimeOfDay.UTC.bare(Instant.ofEpochMilli(extent.from()))).append(" to ");
        text.append(TimeOfDay.UTC.bare(Instant.ofEpochMilli(extent.to()))).append(" UTC, between ");
        text.append(Figures.compact(extent.least())).append(" and ").append(Figures.compact(extent.most()));
        text.append(chart.unit().isBlank() ? "" : " " + Names.clean(chart.unit()));
        for (TimeMarks.Mark mark : TimeMarks.of(chart)) {
            text.append("; ").append(mark.label()).append(" at ").append(TimeOfDay.UTC.bare(mark.at()));
        }
        return text.append('.').toString();
    }
}
