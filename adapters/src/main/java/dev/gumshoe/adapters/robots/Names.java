package dev.gumshoe.adapters.robots;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * What everything in the world is called. Nothing that happens depends on it: with other names the same seed tells the same story.
 */
public record Names(
        String loadBalancer,
        String gateway,
        String bot,
        String schedule,
        String action,
        String forge,
        String cache,
        String botTable,
        String scheduleTable,
        String actionTable,
        String forgeTable,
        String external) {

    /** @throws IllegalArgumentException when a name is blank or given twice */
    public Names {
        List<String> all = List.of(loadBalancer, gateway, bot, schedule, action, forge, cache, botTable, scheduleTable, actionTable,
                forgeTable, external);
        if (all.stream().anyMatch(String::isBlank) || new HashSet<>(all).size() != all.size()) {
            throw new IllegalArgumentException("the names of the robots' world must be distinct and not blank: " + all);
        }
    }

    /** The names of the demo. */
    public static Names robots() {
        return new Names("robots-lb", "gateway", "bot", "schedule", "action", "forge", "robots-cache", "bots-table", "plans-table",
                "actions-table", "parts-table", "maps-api");
    }

    String of(Part part) {
        return switch (part) {
            case LOAD_BALANCER -> loadBalancer;
            case GATEWAY -> gateway;
            case BOT -> bot;
            case SCHEDULE -> schedule;
            case ACTION -> action;
            case FORGE -> forge;
            case CACHE -> cache;
            case BOT_TABLE -> botTable;
            case SCHEDULE_TABLE -> scheduleTable;
            case ACTION_TABLE -> actionTable;
            case FORGE_TABLE -> forgeTable;
            case EXTERNAL -> external;
        };
    }

    /** The id of a service's auto-scaling group. */
    String group(Part service) {
        return of(service) + "-asg";
    }

    /** The name as it stands in packages and paths: letters and digits only. */
    String slug(Part part) {
        return of(part).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
