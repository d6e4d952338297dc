package dev.gumshoe.bot.charts;

import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Chart;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;

/** Draws over a chart when the trouble began and when the change was made, and shades the quiet time before. */
final class TimeMarks {

    private static final int LONGEST_LABEL = 36;
    private static final int ROW = 20;

    /** A moment worth marking. */
    record Mark(Instant at, String label, boolean onset) {}

    private final List<Mark> marks;
    private final Theme theme;
    private final Extent extent;

    TimeMarks(Chart chart, Theme theme, Extent extent) {
        this.marks = of(chart);
        this.theme = theme;
        this.extent = extent;
    }

    /** What is marked, in order of time. */
    static List<Mark> of(Chart chart) {
        List<Mark> marks = new ArrayList<>();
        Instant onset = chart.onset();
        if (onset != null) {
            marks.add(new Mark(onset, "onset", true));
        }
        Instant changeAt = chart.changeAt();
        if (changeAt != null) {
            String label = chart.changeLabel();
            String words = label == null || label.isBlank() ? "change" : label;
            marks.add(new Mark(changeAt, Names.shortened(Names.clean(words), LONGEST_LABEL), false));
        }
        marks.sort((a, b) -> a.at().compareTo(b.at()));
        return marks;
    }

    /** Draws on a canvas on which the chart was painted. */
    void paint(Graphics2D canvas, XYChart drawn) {
        double top = drawn.getScreenYFromChart(extent.high() / extent.scale());
        double bottom = drawn.getScreenYFromChart(extent.low() / extent.scale());
        double left = drawn.getScreenXFromChart((double) extent.from());
        double right = drawn.getScreenXFromChart((double) extent.to());
        Rectangle2D plot = new Rectangle2D.Double(left, top, right - left, bottom - top);
        canvas.setFont(SeriesChart.font(Font.BOLD, 13));
        marks.stream().filter(Mark::onset).findFirst().ifPresent(m -> shade(canvas, plot, x(m, drawn)));
        double row = plot.getY() + 2;
        for (Mark mark : marks) {
            line(canvas, plot, mark, x(mark, drawn), row);
            row += ROW;
        }
    }

    private static double x(Mark mark, XYChart drawn) {
        return drawn.getScreenXFromChart((double) mark.at().toEpochMilli());
    }

    private void shade(Graphics2D canvas, Rectangle2D plot, double until) {
        if (until - plot.getX() < 4) {
            return;
        }
        canvas.setColor(Theme.clear(theme.line(2), 26));
        canvas.fill(new Rectangle2D.Double(plot.getX(), plot.getY(), until - plot.getX(), plot.getHeight()));
        if (until - plot.getX() > 60) {
            canvas.setColor(Theme.clear(theme.ink(), 150));
            canvas.drawString("quiet", (float) plot.getX() + 8, (float) plot.getY() + 15);
        }
    }

    private void line(Graphics2D canvas, Rectangle2D plot, Mark mark, double x, double row) {
        Color colour = mark.onset() ? theme.onset() : theme.change();
        canvas.setColor(colour);
        canvas.setStroke(
                mark.onset()
                        ? new BasicStroke(1.8f)
                        : new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {6, 4}, 0));
        canvas.draw(new Line2D.Double(x, plot.getY(), x, plot.getMaxY()));
        label(canvas, plot, mark.label() + " " + TimeOfDay.UTC.bare(mark.at()), colour, x, row);
    }

    private void label(Graphics2D canvas, Rectangle2D plot, String text, Color colour, double x, double row) {
        FontMetrics letters = canvas.getFontMetrics();
        double width = letters.stringWidth(text) + 10.0;
        double at = x + 4 + width > plot.getMaxX() ? x - 4 - width : x + 4;
        canvas.setColor(Theme.clear(theme.background(), 225));
        canvas.fill(new RoundRectangle2D.Double(at, row, width, ROW - 3.0, 6, 6));
        canvas.setColor(colour);
        canvas.drawString(text, (float) at + 5, (float) row + 13);
    }
}
