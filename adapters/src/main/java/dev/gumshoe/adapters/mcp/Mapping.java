package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which tools of a server answer which kind of question; several tools of one kind are asked one after the other.
 *
 * @param resources what exists
 * @param relations what depends on what, where another tool knows than the one that knows what exists
 * @param runbooks which tools list and read pages that are runbooks, or null
 */
public record Mapping(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<ToolMapping> metrics,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<ToolMapping> logs,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<ToolMapping> traces,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<ToolMapping> changes,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<ToolMapping> resources,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<ToolMapping> relations,
        @Nullable RunbookMapping runbooks) {

    /** Nothing is mapped: the server's tools are there for a model only. */
    public static final Mapping NONE = new Mapping(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null);

    /** @throws IllegalArgumentException when a tool's mapping names a field that its kind has not */
    public Mapping {
        metrics = checked(Kind.METRICS, metrics);
        logs = checked(Kind.LOGS, logs);
        traces = checked(Kind.TRACES, traces);
        changes = checked(Kind.CHANGES, changes);
        resources = checked(Kind.RESOURCES, resources);
        relations = checked(Kind.RELATIONS, relations);
    }

    private static List<ToolMapping> checked(Kind kind, @Nullable List<ToolMapping> mappings) {
        List<ToolMapping> all = mappings == null ? List.of() : List.copyOf(mappings);
        all.forEach(kind::check);
        return all;
    }

    /** These, and of the other those of kinds that are not here. */
    Mapping over(Mapping other) {
        return new Mapping(
                metrics.isEmpty() ? other.metrics : metrics,
                logs.isEmpty() ? other.logs : logs,
                traces.isEmpty() ? other.traces : traces,
                changes.isEmpty() ? other.changes : changes,
                resources.isEmpty() ? other.resources : resources,
                relations.isEmpty() ? other.relations : relations,
                runbooks == null ? other.runbooks : runbooks);
    }

    /** @throws IllegalArgumentException when a template names a value that is not set */
    void check(Map<String, String> values) {
        for (Kind kind : Kind.values()) {
            of(kind).forEach(mapping -> ArgumentTemplates.of(mapping.arguments(), values));
        }
        if (runbooks != null) {
            ArgumentTemplates.of(runbooks.arguments(), values);
            ArgumentTemplates.of(runbooks.readArguments(), values);
        }
    }

    /** The tools that answer questions of the kind. */
    List<ToolMapping> of(Kind kind) {
        return switch (kind) {
            case METRICS -> metrics;
            case LOGS -> logs;
            case TRACES -> traces;
            case CHANGES -> changes;
            case RESOURCES -> resources;
            case RELATIONS -> relations;
        };
    }
}
