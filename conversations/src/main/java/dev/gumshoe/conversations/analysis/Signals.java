package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.TaskRecord;
import dev.gumshoe.conversations.investigation.Investigation.TaskState;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all looks measured that still count: of several looks of one kind the latest. */
record Signals(List<Signal> all) {

    /** The figure that says by how many milliseconds a resource's clock is ahead; negative when it is behind. */
    static final String AHEAD_MILLIS = "aheadMillis";

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
        return new Signals(all).onOneClock();
    }

    // spans were corrected as they were read; what others' lines say of a resource was written by their clocks
    private Signals onOneClock() {
        Map<String, Double> ahead = new HashMap<>();
        of(SignalKinds.CLOCK_AHEAD).forEach(s -> ahead.put(s.resource(), Profile.figure(s, AHEAD_MILLIS)));
        return ahead.isEmpty() ? this : new Signals(all.stream().map(s -> corrected(s, ahead.getOrDefault(s.resource(), 0.0))).toList());
    }

    private static Signal corrected(Signal signal, double aheadMillis) {
        Instant at = signal.onset();
        boolean ownLine = signal.kind().startsWith("log-") && !signal.figures().containsKey(LogFindings.NAMED);
        return at == null || aheadMillis == 0 || !ownLine
                ? signal
                : new Signal(signal.resource(), signal.kind(), signal.subject(), signal.strength(), at.minusMillis(Math.round(aheadMillis)),
                        signal.figures(), signal.observation());
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
