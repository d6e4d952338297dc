package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** What exists, in which state and configuration. */
final class DescribeResources implements Tool {

    private static final List<Parameter> PARAMETERS = Asking.all(
            List.of(
                    Asking.RESOURCES,
                    Parameter.optional("kind", Shape.Text.ANY, "Only resources of this kind, such as service or instance."),
                    Parameter.optional("text", Shape.Text.ANY, "Words in the id or in an attribute."),
                    Asking.FROM,
                    Asking.TO),
            Page.parameters("resources"));

    private final EvidenceSources sources;

    DescribeResources(EvidenceSources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "describe_resources";
    }

    @Override
    public String description() {
        return "Describes what exists, with state and configuration, as of the end of the time: services, instances, caches, tables and so on. "
                + "What depends on what is told by topology.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse {
        Arguments arguments = call.arguments();
        Set<String> resources = arguments.texts("resources");
        String kind = arguments.text("kind").orElse("").toLowerCase(Locale.ROOT);
        String text = arguments.text("text").orElse("").toLowerCase(Locale.ROOT);
        Gathered gathered = new Gathered("resources");
        for (ResourceSource source : sources.answering(ResourceSource.class)) {
            ToolResult<Inventory> answer = source.inventory(arguments.window(context.window()));
            Page page = Page.of(arguments, context.limits(), "resources");
            Inventory inventory = answer.dataOrNull();
            for (Resource resource : inventory == null ? List.<Resource>of() : inventory.resources()) {
                String row = row(resource);
                boolean fits = (resources.isEmpty() || resources.contains(resource.id()))
                        && (kind.isEmpty() || resource.kind().toLowerCase(Locale.ROOT).equals(kind))
                        && (text.isEmpty() || row.toLowerCase(Locale.ROOT).contains(text));
                if (fits && page.shows()) {
                    page.add(Asking.cell(row, context.limits().cell()));
                } else if (fits) {
                    page.skip();
                }
            }
            gathered.take(source, answer, source.inventoryDefects(), page.lines());
        }
        return gathered.answer(Asking.unknown(resources, context.state().topology()));
    }

    private static String row(Resource resource) {
        return resource.id() + " (" + resource.kind() + ")" + (resource.attributes().isEmpty()
                ? ""
                : " " + new TreeMap<>(resource.attributes())) + ", known as of " + resource.learnedAt();
    }
}
