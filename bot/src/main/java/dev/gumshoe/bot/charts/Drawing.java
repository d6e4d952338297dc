package dev.gumshoe.bot.charts;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A laid-out topology, in points from the top left corner.
 *
 * @param hidden how many resources found no room
 */
record Drawing(List<Box> boxes, List<Arrow> arrows, int width, int height, int hidden) {

    Drawing {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /**
     * A resource with its parts inside.
     *
     * @param id the whole id, for who wants to know
     * @param more how many parts are not shown
     */
    record Box(String id, String name, String kind, Mark mark, Rectangle2D area, List<Chip> chips, int more) {

        Box {
            chips = List.copyOf(chips);
        }

        /** The same box elsewhere. */
        Box movedTo(double x, double y) {
            double dx = x - area.getX();
            double dy = y - area.getY();
            return new Box(
                    id,
                    name,
                    kind,
                    mark,
                    shifted(area, dx, dy),
                    chips.stream().map(c -> new Chip(c.id(), c.name(), c.mark(), shifted(c.area(), dx, dy))).toList(),
                    more);
        }
    }

    /** A part of a resource. */
    record Chip(String id, String name, Mark mark, Rectangle2D area) {}

    /**
     * A dependency, from the caller to what it calls.
     *
     * @param seen whether the call was seen; otherwise it is only allowed
     * @param hurt whether trouble runs along it: both ends are marked
     */
    record Arrow(String from, String to, boolean seen, boolean hurt, List<Point2D> path) {

        Arrow {
            path = List.copyOf(path);
        }
    }

    private static Rectangle2D shifted(Rectangle2D area, double dx, double dy) {
        return new Rectangle2D.Double(area.getX() + dx, area.getY() + dy, area.getWidth(), area.getHeight());
    }
}
