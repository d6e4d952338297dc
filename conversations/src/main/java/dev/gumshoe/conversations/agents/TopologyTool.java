package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What depends on what, from what the case knows. */
final class TopologyTool implements Tool {

    private static final List<Parameter> PARAMETERS = Asking.all(
            List.of(
                    Parameter.optional("resource", Shape.Text.ANY, "The resource to ask about; the whole topology when left out."),
                    Parameter.optional("direction", Shape.Text.oneOf("around", "downstream", "upstream"),
                            "around: its direct callers, callees, parts and wholes (when left out); downstream: all it depends on, nearest "
                                    + "first; upstream: its blast radius, all that is hurt when it is, nearest first.")),
            Page.parameters("lines"));

    @Override
    public String name() {
        return "topology";
    }

    @Override
    public String description() {
        return "Tells what depends on what: who calls a resource, what it calls, its parts, everything upstream (blast radius) or downstream "
                + "of it, or all relations. Trouble travels from the callee to its callers.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse {
        Topology topology = context.state().topology();
        if (topology.isEmpty()) {
            return new ToolAnswer.Failed("FAILED: what depends on what is not known in this case; examine_topology or traces may tell.",
                    List.of());
        }
        String resource = call.arguments().text("resource").orElse("");
        if (!resource.isEmpty() && !topology.ids().contains(resource)) {
            throw new Arguments.Misuse(Asking.unknown(Set.of(resource), topology));
        }
        String direction = call.arguments().text("direction").orElse("around");
        Page page = Page.of(call.arguments(), context.limits(), "lines");
        for (String row : resource.isEmpty() ? whole(topology) : rows(topology, resource, direction)) {
            if (page.shows()) {
                page.add(row);
            } else {
                page.skip();
            }
        }
        String text = String.join("\n", page.lines());
        String query = "topology of the case" + (resource.isEmpty() ? "" : ", " + direction + " " + resource);
        return new ToolAnswer.Found("FOUND in the case's topology (query: " + query + ")\n" + text,
                List.of(new Evidence("topology", query, context.window(), text)));
    }

    private static List<String> whole(Topology topology) {
        List<String> rows = new ArrayList<>();
        rows.add(topology.ids().size() + " resources, " + topology.relations().size() + " relations");
        for (Relation relation : topology.relations()) {
            rows.add(relation.from() + " " + relation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + relation.to()
                    + " (known from: " + relation.how() + ", as of " + relation.learnedAt() + ")");
        }
        return rows;
    }

    private static List<String> rows(Topology topology, String resource, String direction) {
        return switch (direction) {
            case "downstream" -> reached(resource + " depends on", topology.dependencies(resource));
            case "upstream" -> reached("hurt when " + resource + " is", topology.blastRadius(resource));
            default -> List.of(
                    resource + topology.resource(resource).map(r -> " is a " + r.kind()).orElse(" is known from relations only"),
                    "called by: " + names(topology.callers(resource)),
                    "calls: " + names(topology.callees(resource)),
                    "part of: " + names(topology.wholes(resource)),
                    "consists of: " + names(topology.parts(resource)));
        };
    }

    private static List<String> reached(String heading, Collection<String> ids) {
        List<String> rows = new ArrayList<>();
        rows.add(heading + " (" + ids.size() + ", nearest first):" + (ids.isEmpty() ? " nothing known" : ""));
        rows.addAll(ids);
        return rows;
    }

    private static String names(List<String> ids) {
        return ids.isEmpty() ? "nothing known" : String.join(", ", ids);
    }
}
