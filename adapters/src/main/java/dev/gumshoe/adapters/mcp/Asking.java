package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a template of arguments can name. */
record Asking(TimeWindow window, Set<String> resources, Set<String> metrics, int limit, int linesAfter, Map<String, String> values) {

    /** A moment: ISO-8601 when it stands alone. */
    record Moment(Instant at) {

        /** Epoch seconds. */
        public long seconds() {
            return at.getEpochSecond();
        }

        /** Epoch milliseconds. */
        public long millis() {
            return at.toEpochMilli();
        }

        /** Epoch nanoseconds. */
        public long nanos() {
            return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
        }

        @Override
        public String toString() {
            return at.toString();
        }
    }

    /** Names in order, with commas between them when they stand alone. */
    static final class Names extends AbstractList<String> {

        private final List<String> names;

        Names(Set<String> names) {
            this.names = List.copyOf(new TreeSet<>(names));
        }

        @Override
        public String get(int index) {
            return names.get(index);
        }

        @Override
        public int size() {
            return names.size();
        }

        @Override
        public String toString() {
            return String.join(",", names);
        }
    }

    /** By the names that templates use. */
    Map<String, Object> words() {
        return Map.of(
                "from", new Moment(window.from()),
                "to", new Moment(window.to()),
                "resources", new Names(resources),
                "metrics", new Names(metrics),
                "limit", limit,
                "values", values,
                "linesAfter", linesAfter == 0 ? "" : String.valueOf(linesAfter));
    }

    /** The same for a part of the window. */
    Asking within(TimeWindow part) {
        return new Asking(part, resources, metrics, limit, linesAfter, values);
    }

    /** The same from a later moment on. */
    Asking from(Instant later) {
        return new Asking(new TimeWindow(later, window.to()), resources, metrics, limit, linesAfter, values);
    }
}
