package dev.gumshoe.bot.charts;

import dev.gumshoe.bot.charts.Drawing.Arrow;
import dev.gumshoe.bot.charts.Drawing.Box;
import dev.gumshoe.bot.charts.Drawing.Chip;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/** Writes a drawing as SVG without any style of its own; every text is escaped. */
final class SvgWriter {

    /** Wider than this it is better scrolled than shrunk. */
    private static final int WIDE = 560;

    private final Drawing drawing;
    private final String alt;
    private final StringBuilder out = new StringBuilder();

    SvgWriter(Drawing drawing, String alt) {
        this.drawing = drawing;
        this.alt = alt;
    }

    String svg() {
        String size = drawing.width() + "\" height=\"" + drawing.height();
        out.append("<svg class=\"topology").append(drawing.width() > WIDE ? " wide" : "")
                .append("\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"").append(escaped(alt));
        out.append("\" width=\"").append(size).append("\" viewBox=\"0 0 ").append(drawing.width()).append(' ').append(drawing.height());
        out.append("\"><defs>").append(head("arrow-head", "arrow-head")).append(head("arrow-head-hurt", "arrow-head hurt"));
        out.append("</defs>\n");
        drawing.arrows().stream().filter(arrow -> !arrow.hurt()).forEach(this::arrow);
        drawing.arrows().stream().filter(Arrow::hurt).forEach(this::arrow);
        drawing.boxes().forEach(this::box);
        return out.append("</svg>").toString();
    }

    private static String head(String id, String style) {
        return "<marker id=\"" + id + "\" class=\"" + style
                + "\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\""
                + " orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker>";
    }

    private void arrow(Arrow arrow) {
        String style = (arrow.seen() ? "arrow" : "arrow allowed") + (arrow.hurt() ? " hurt" : "");
        out.append("<path class=\"").append(style).append("\" d=\"").append(path(arrow.path()));
        out.append("\" marker-end=\"url(#").append(arrow.hurt() ? "arrow-head-hurt" : "arrow-head").append(")\"><title>");
        out.append(escaped(arrow.from() + (arrow.seen() ? " depends on " : " may call ") + arrow.to())).append("</title></path>\n");
    }

    private static String path(List<Point2D> points) {
        StringBuilder path = new StringBuilder();
        for (Point2D point : points) {
            path.append(path.isEmpty() ? "M" : "L").append(number(point.getX())).append(' ').append(number(point.getY()));
        }
        return path.toString();
    }

    private void box(Box box) {
        out.append("<g class=\"box mark-").append(box.mark().style()).append("\"><title>").append(escaped(box.id())).append("</title>");
        rectangle(box.area(), 8);
        text("name", box.area().getX() + Boxes.PAD, box.area().getY() + 18, box.name());
        text("kind", box.area().getX() + Boxes.PAD, box.area().getY() + 33, Boxes.subtitle(box.kind(), box.mark()));
        box.chips().forEach(this::chip);
        if (box.more() > 0) {
            text("kind", box.area().getX() + Boxes.PAD, box.area().getMaxY() - 7, "+" + box.more() + " more");
        }
        out.append("</g>\n");
    }

    private void chip(Chip chip) {
        out.append("<g class=\"chip mark-").append(chip.mark().style()).append("\"><title>").append(escaped(chip.id())).append("</title>");
        rectangle(chip.area(), 5);
        text("part", chip.area().getX() + 8, chip.area().getY() + 16, Boxes.text(chip.name(), chip.mark()));
        out.append("</g>");
    }

    private void rectangle(Rectangle2D area, int corner) {
        out.append("<rect x=\"").append(number(area.getX())).append("\" y=\"").append(number(area.getY())).append("\" width=\"");
        out.append(number(area.getWidth())).append("\" height=\"").append(number(area.getHeight()));
        out.append("\" rx=\"").append(corner).append("\"/>");
    }

    private void text(String style, double x, double y, String text) {
        out.append("<text class=\"").append(style).append("\" x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\">").append(escaped(text)).append("</text>");
    }

    private static String number(double value) {
        String digits = String.format(Locale.ROOT, "%.1f", value);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }

    private static String escaped(String text) {
        return Names.clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
                "&#39;");
    }
}
