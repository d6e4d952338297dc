package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the cloud account knows: load balancer, services, groups, instances (gone ones for an hour), cache and tables. */
record RobotInventory(Setting setting, Clock clock) implements ResourceSource {

    private static final long REMEMBERED_MILLIS = 3_600_000;

    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public Health health() {
        return Health.good("the account answers");
    }

    @Override
    public ToolResult<Inventory> inventory(TimeWindow window) {
        Instant asOf = Instant.ofEpochMilli(Window.upToNow(window, clock.millis()).to());
        List<Resource> resources = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (Part part : Part.values()) {
            String id = setting.names().of(part);
            resources.add(new Resource(id, part.kind(), configuration(part), asOf));
            part.callees().forEach(to -> relations.add(new Relation(id, setting.names().of(to), RelationKind.CALLS, "declared", asOf)));
            if (part.isService()) {
                hosts(part, asOf, resources, relations);
            }
        }
        Inventory inventory = new Inventory(resources, relations);
        return new ToolResult.Found<>(inventory, new Evidence(name(), Answers.query("inventory", "id", List.of(), window), window,
                resources.size() + " resources, " + relations.size() + " relations"));
    }

    private static Map<String, String> configuration(Part part) {
        return switch (part.kind()) {
            case "service" -> Map.of("runtime", part == Part.ACTION ? "python3.13" : "java25", "port", "8080", "automaticRollback", "off");
            case "load-balancer" -> Map.of("scheme", "internet-facing", "listener", "HTTPS:443");
            case "cache" -> Map.of("engine", "redis", "nodes", "1");
            case "table" -> Map.of("billing", "on-demand", "encryption", "at rest");
            default -> Map.of("owner", "third party");
        };
    }

    private void hosts(Part service, Instant asOf, List<Resource> resources, List<Relation> relations) {
        String group = setting.names().group(service);
        String id = setting.names().of(service);
        long now = asOf.toEpochMilli();
        relations.add(new Relation(id, group, RelationKind.CONSISTS_OF, "declared", asOf));
        long running = 0;
        for (Instance instance : setting.fleet().of(service)) {
            boolean remembered = instance.terminated() == Instance.NEVER || now - instance.terminated() < REMEMBERED_MILLIS;
            if (instance.launched() <= now && remembered) {
                running += instance.existsAt(now) ? 1 : 0;
                resources.add(host(instance, now, asOf));
                relations.add(new Relation(group, instance.id(), RelationKind.CONSISTS_OF, "declared", asOf));
                relations.add(new Relation(id, instance.id(), RelationKind.CONSISTS_OF, "tags", asOf));
            }
        }
        resources.add(new Resource(group, "auto-scaling-group",
                Map.of("min", String.valueOf(FleetPlan.size(setting.seed(), service)), "max", "8", "running", String.valueOf(running)),
                asOf));
    }

    private Resource host(Instance instance, long now, Instant asOf) {
        String state = instance.existsAt(now) ? now < instance.inService() ? "pending" : "running" : "terminated";
        return new Resource(instance.id(), "instance", Map.of("state", state, "service", setting.names().of(instance.service()), "version",
                instance.version(), "launched", Instant.ofEpochMilli(instance.launched()).toString()), asOf);
    }
}
