package dev.gumshoe.bot.charts;

import dev.gumshoe.bot.charts.Drawing.Box;
import dev.gumshoe.bot.charts.Drawing.Chip;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.topology.Topology;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes a box of each resource, its parts inside in rows, sized for its texts and placed at the origin. */
final class Boxes {

    static final int PAD = 10;
    static final int HEAD = 42;
    static final int CHIP_HEIGHT = 24;
    static final int CHIP_GAP = 6;

    static final int MOST_CHIPS = 12;

    private static final int LONGEST_NAME = 30;
    private static final int NARROWEST = 96;
    private static final FontRenderContext LETTERS = new FontRenderContext(null, true, true);

    private final Topology topology;
    private final Marks marks;

    Boxes(Topology topology, Marks marks) {
        this.topology = topology;
        this.marks = marks;
    }

    /** The box of a resource with the given parts inside. */
    Box of(String id, List<String> parts) {
        return of(id, name(id), topology.resource(id).map(Resource::kind).map(Names::clean).orElse(""), parts);
    }

    /** The box of several resources that stand for themselves, with what they are in words. */
    Box group(String id, String words, List<String> members) {
        return of(id, name(id.replaceFirst("^group ", "")), Names.clean(words), members);
    }

    private Box of(String id, String name, String kind, List<String> parts) {
        List<String> ordered = parts.stream().sorted(Comparator.comparing((String part) -> marks.of(part)).reversed()).toList();
        List<String> shown = ordered.subList(0, Math.min(MOST_CHIPS, ordered.size()));
        Mark mark = marks.of(id);
        double head = Math.max(width(name, 13, Font.BOLD), width(subtitle(kind, mark), 11, Font.BOLD)) + 2 * PAD;
        double chip = shown.stream().mapToDouble(p -> width(chipText(p), 11, Font.PLAIN) + 16).max().orElse(0);
        int columns = columns(shown.size());
        int rows = columns == 0 ? 0 : (shown.size() + columns - 1) / columns;
        double wide = Math.max(Math.max(NARROWEST, head), columns * (chip + CHIP_GAP) - CHIP_GAP + 2 * PAD);
        double stretched = columns == 0 ? 0 : (wide - 2 * PAD - (columns - 1) * CHIP_GAP) / columns;
        int more = ordered.size() - shown.size();
        double high = HEAD + rows * (CHIP_HEIGHT + CHIP_GAP) + (rows > 0 ? 4 : 0) + (more > 0 ? 16 : 0);
        return new Box(
                id, name, kind, mark, new Rectangle2D.Double(0, 0, Math.ceil(wide), high), chips(shown, columns, stretched), more);
    }

    private List<Chip> chips(List<String> shown, int columns, double width) {
        List<Chip> chips = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            int row = i / columns;
            double x = PAD + i % columns * (width + CHIP_GAP);
            double y = HEAD + row * (double) (CHIP_HEIGHT + CHIP_GAP);
            String id = shown.get(i);
            chips.add(new Chip(id, name(id), marks.of(id), new Rectangle2D.Double(x, y, width, CHIP_HEIGHT)));
        }
        return chips;
    }

    private static int columns(int parts) {
        return parts <= 3 ? Math.min(parts, 1) : parts <= 8 ? 2 : 3;
    }

    private String chipText(String id) {
        return text(name(id), marks.of(id));
    }

    /** What stands in a chip. */
    static String text(String name, Mark mark) {
        return mark.words().isEmpty() ? name : name + " · " + mark.words();
    }

    /** What stands under a box's name. */
    static String subtitle(String kind, Mark mark) {
        return kind.isEmpty() || mark.words().isEmpty() ? kind + mark.words() : kind + " · " + mark.words();
    }

    private static String name(String id) {
        return Names.shortened(Names.clean(id), LONGEST_NAME);
    }

    private static double width(String text, int size, int style) {
        return SeriesChart.font(style, size).getStringBounds(text, LETTERS).getWidth();
    }
}
