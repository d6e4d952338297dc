package dev.gumshoe.bot.charts;

import dev.gumshoe.bot.charts.Drawing.Box;
import dev.gumshoe.bot.charts.Drawing.Chip;
import dev.gumshoe.conversations.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What depends on what, callers above what they call, parts inside their whole, with what a case thinks of them. */
public final class TopologyPicture {

    private final Drawing drawing;

    private TopologyPicture(Drawing drawing) {
        this.drawing = drawing;
    }

    /** The picture of a topology that is not empty; at most 60 boxes, those nearest to what is marked. */
    static TopologyPicture of(Topology topology, Marks marks) {
        return new TopologyPicture(Layout.of(topology, marks));
    }

    Drawing drawing() {
        return drawing;
    }

    /** An SVG element to stand in a page, coloured by the page's style sheet (classes {@code box}, {@code chip}, {@code arrow}, {@code mark-…}). */
    public String svg() {
        return new SvgWriter(drawing, alt()).svg();
    }

    /** A PNG for bright surroundings, two pixels to the point. */
    public byte[] png() {
        return new CanvasPainter(drawing, Theme.LIGHT).png();
    }

    /** A PNG, two pixels to the point. */
    public byte[] png(Theme theme) {
        return new CanvasPainter(drawing, theme).png();
    }

    /** How many resources found no room. */
    public int hidden() {
        return drawing.hidden();
    }

    /** What the picture shows, in words for those who cannot see it. */
    public String alt() {
        List<String> parts = new ArrayList<>();
        parts.add("Map of " + drawing.boxes().size() + " resources and " + drawing.arrows().size() + " dependencies");
        for (Mark mark : List.of(Mark.CAUSE, Mark.SUSPECT, Mark.SYMPTOM)) {
            List<String> names = marked(mark);
            if (!names.isEmpty()) {
                parts.add(mark.words() + ": " + String.join(", ", names));
            }
        }
        return String.join("; ", parts) + ".";
    }

    private List<String> marked(Mark mark) {
        return drawing.boxes().stream()
                .flatMap(box -> Stream.concat(
                        Stream.of(box).filter(b -> b.mark() == mark).map(Box::name),
                        box.chips().stream().filter(chip -> chip.mark() == mark).map(Chip::name)))
                .toList();
    }
}
