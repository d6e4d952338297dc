package dev.gumshoe.bot.charts;

import dev.gumshoe.bot.charts.Drawing.Arrow;
import dev.gumshoe.bot.charts.Drawing.Box;
import dev.gumshoe.bot.charts.Drawing.Chip;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/** Paints a drawing for places that show no SVG. */
final class CanvasPainter {

    private static final int SCALE = 2;

    private final Drawing drawing;
    private final Theme theme;

    CanvasPainter(Drawing drawing, Theme theme) {
        this.drawing = drawing;
        this.theme = theme;
    }

    byte[] png() {
        return Pixels.png(drawing.width(), drawing.height(), SCALE, this::paint);
    }

    private void paint(Graphics2D canvas) {
        canvas.setColor(theme.background());
        canvas.fill(new Rectangle2D.Double(0, 0, drawing.width(), drawing.height()));
        drawing.arrows().stream().filter(arrow -> !arrow.hurt()).forEach(arrow -> arrow(canvas, arrow));
        drawing.arrows().stream().filter(Arrow::hurt).forEach(arrow -> arrow(canvas, arrow));
        drawing.boxes().forEach(box -> box(canvas, box));
    }

    private void arrow(Graphics2D canvas, Arrow arrow) {
        if (arrow.path().size() < 2) {
            return;
        }
        Color colour = arrow.hurt() ? theme.onset() : Theme.clear(theme.ink(), arrow.seen() ? 120 : 80);
        canvas.setColor(colour);
        float[] dashes = arrow.seen() ? null : new float[] {4, 4};
        canvas.setStroke(new BasicStroke(arrow.hurt() ? 1.8f : 1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, dashes, 0));
        Path2D line = new Path2D.Double();
        line.moveTo(arrow.path().getFirst().getX(), arrow.path().getFirst().getY());
        arrow.path().stream().skip(1).forEach(point -> line.lineTo(point.getX(), point.getY()));
        canvas.draw(line);
        head(canvas, arrow.path());
    }

    private static void head(Graphics2D canvas, List<Point2D> path) {
        Point2D tip = path.getLast();
        Point2D before = path.get(path.size() - 2);
        AffineTransform turned = AffineTransform.getTranslateInstance(tip.getX(), tip.getY());
        turned.rotate(Math.atan2(tip.getY() - before.getY(), tip.getX() - before.getX()));
        Path2D head = new Path2D.Double();
        head.moveTo(0, 0);
        head.lineTo(-7, -3.5);
        head.lineTo(-7, 3.5);
        head.closePath();
        canvas.fill(turned.createTransformedShape(head));
    }

    private void box(Graphics2D canvas, Box box) {
        rectangle(canvas, box.area(), box.mark(), 10, theme.surface());
        float x = (float) box.area().getX() + Boxes.PAD;
        float y = (float) box.area().getY();
        text(canvas, box.name(), Font.BOLD, 13, theme.ink(), x, y + 18);
        Color small = named(box.mark()) ? box.mark().colour(theme) : Theme.clear(theme.ink(), 170);
        text(canvas, Boxes.subtitle(box.kind(), box.mark()), named(box.mark()) ? Font.BOLD : Font.PLAIN, 11, small, x, y + 33);
        box.chips().forEach(chip -> chip(canvas, chip));
        if (box.more() > 0) {
            text(canvas, "+" + box.more() + " more", Font.PLAIN, 11, small, x, (float) box.area().getMaxY() - 7);
        }
    }

    private void chip(Graphics2D canvas, Chip chip) {
        rectangle(canvas, chip.area(), chip.mark(), 7, theme.background());
        Color colour = named(chip.mark()) ? chip.mark().colour(theme) : theme.ink();
        String words = Boxes.text(chip.name(), chip.mark());
        text(canvas, words, Font.PLAIN, 11, colour, (float) chip.area().getX() + 8, (float) chip.area().getY() + 16);
    }

    private void rectangle(Graphics2D canvas, Rectangle2D area, Mark mark, int corner, Color fill) {
        RoundRectangle2D shape = new RoundRectangle2D.Double(
                area.getX(), area.getY(), area.getWidth(), area.getHeight(), corner, corner);
        canvas.setColor(fill);
        canvas.fill(shape);
        if (named(mark)) {
            canvas.setColor(Theme.clear(mark.colour(theme), 28));
            canvas.fill(shape);
        }
        canvas.setColor(mark.colour(theme));
        canvas.setStroke(new BasicStroke(named(mark) ? 2f : 1f));
        canvas.draw(shape);
    }

    private static boolean named(Mark mark) {
        return mark.compareTo(Mark.SYMPTOM) >= 0;
    }

    private static void text(Graphics2D canvas, String text, int style, int size, Color colour, float x, float y) {
        canvas.setFont(SeriesChart.font(style, size));
        canvas.setColor(colour);
        canvas.drawString(text, x, y);
    }
}
