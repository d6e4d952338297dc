package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.TaskRecord;
import dev.gumshoe.conversations.investigation.Investigation.TaskState;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all looks measured that still count: of several looks of one kind the latest. */
record Signals(List<Signal> all) {

    /** Takes a copy. */
    Signals {
        all = List.copyOf(all);
    }

    /** Collects them from a case. */
    static Signals of(Investigation state) {
        Map<Look, TaskRecord> latest = new EnumMap<>(Look.class);
        for (TaskRecord task : state.tasks()) {
            if (task.state() == TaskState.FINISHED) {
                latest.put(task.task().look(), task);
            }
        }
        List<Signal> all = new ArrayList<>();
        latest.values().forEach(task -> all.addAll(task.signals()));
        return new Signals(all);
    }

    /** Grouped by the resource they were measured on. */
    Map<String, List<Signal>> byResource() {
        Map<String, List<Signal>> grouped = new LinkedHashMap<>();
        all.forEach(s -> grouped.computeIfAbsent(s.resource(), _ -> new ArrayList<>()).add(s));
        return grouped;
    }

    /** Those of a kind. */
    List<Signal> of(String kind) {
        return all.stream().filter(s -> s.kind().equals(kind)).toList();
    }
}
