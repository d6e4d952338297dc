package dev.gumshoe.bot.charts;

import dev.gumshoe.bot.charts.Drawing.Arrow;
import dev.gumshoe.bot.charts.Drawing.Box;
import dev.gumshoe.bot.charts.Grouping.Pair;
import dev.gumshoe.conversations.topology.Topology;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays boxes out in layers, callers above what they call, with Eclipse ELK's layered algorithm (Sugiyama, Tagawa and Toda, "Methods
 * for Visual Understanding of Hierarchical System Structures", 1981).
 */
final class Layout {

    private static final double MARGIN = 16;

    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<Pair, ElkEdge> edges = new LinkedHashMap<>();
    private final Map<Pair, Boolean> calls;
    private final ElkNode graph = ElkGraphUtil.createGraph();
    private final int hidden;

    private Layout(Topology topology, Marks marks) {
        Grouping grouping = Grouping.of(topology, marks);
        Boxes maker = new Boxes(topology, marks);
        grouping.parts().forEach((id, parts) -> {
            String words = grouping.groups().get(id);
            boxes.put(id, words == null ? maker.of(id, parts) : maker.group(id, words, parts));
        });
        calls = grouping.calls(topology);
        hidden = grouping.hidden();
    }

    /** The topology laid out; boxes never overlap. */
    static Drawing of(Topology topology, Marks marks) {
        return new Layout(topology, marks).drawing();
    }

    private Drawing drawing() {
        settle();
        boxes.values().forEach(this::node);
        calls.keySet().forEach(pair -> edges.put(pair, ElkGraphUtil.createSimpleEdge(nodes.get(pair.from()), nodes.get(pair.to()))));
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        List<Box> placed = boxes.values().stream().map(this::placed).toList();
        List<Arrow> arrows = new ArrayList<>();
        edges.forEach((pair, edge) -> arrows.add(arrow(pair, edge)));
        return new Drawing(placed, arrows, (int) Math.ceil(graph.getWidth()), (int) Math.ceil(graph.getHeight()), hidden);
    }

    private void settle() {
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        graph.setProperty(CoreOptions.ASPECT_RATIO, 0.8);
        graph.setProperty(CoreOptions.RANDOM_SEED, 1);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 22.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 9.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 40.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        graph.setProperty(LayeredOptions.THOROUGHNESS, 12);
    }

    private void node(Box box) {
        ElkNode node = ElkGraphUtil.createNode(graph);
        node.setDimensions(box.area().getWidth(), box.area().getHeight());
        nodes.put(box.id(), node);
    }

    private Box placed(Box box) {
        ElkNode node = Objects.requireNonNull(nodes.get(box.id()));
        return box.movedTo(node.getX(), node.getY());
    }

    private Arrow arrow(Pair pair, ElkEdge edge) {
        List<Point2D> path = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            path.add(new Point2D.Double(section.getStartX(), section.getStartY()));
            section.getBendPoints().forEach(p -> path.add(new Point2D.Double(p.getX(), p.getY())));
            path.add(new Point2D.Double(section.getEndX(), section.getEndY()));
        }
        boolean hurt = hurt(pair.from()) && hurt(pair.to());
        return new Arrow(pair.from(), pair.to(), Boolean.TRUE.equals(calls.get(pair)), hurt, path);
    }

    private boolean hurt(String id) {
        Box box = Objects.requireNonNull(boxes.get(id));
        return worse(box.mark()) || box.chips().stream().anyMatch(chip -> worse(chip.mark()));
    }

    private static boolean worse(Mark mark) {
        return mark.compareTo(Mark.SYMPTOM) >= 0;
    }
}
