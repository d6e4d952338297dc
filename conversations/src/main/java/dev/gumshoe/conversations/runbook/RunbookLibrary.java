package dev.gumshoe.conversations.runbook;

import dev.gumshoe.conversations.incident.Alert;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The runbooks at hand, found by how well they fit what is told of an incident. Immutable. */
public final class RunbookLibrary {

    /** No more runbooks than a person reads at once. */
    private static final int MOST = 3;

    /** One that fits less than this share of how the best one fits is no help beside it. */
    private static final double SHARE_OF_BEST = 0.5;

    private final Map<String, Runbook> runbooks = new LinkedHashMap<>();
    private final TermWeights weights;

    /** A library of these; of two with one name the later counts. */
    public RunbookLibrary(List<Runbook> runbooks) {
        runbooks.forEach(runbook -> this.runbooks.put(runbook.name(), runbook));
        this.weights = new TermWeights(List.copyOf(this.runbooks.values()));
    }

    /**
     * A runbook that fits.
     *
     * @param score above 0, comparable within one library
     * @param why one sentence for a person: which words fit
     */
    public record Fit(Runbook runbook, double score, String why) {}

    /** All of them, in the order they were given. */
    public List<Runbook> all() {
        return List.copyOf(runbooks.values());
    }

    /** The runbook of that name. */
    public Optional<Runbook> named(String name) {
        return Optional.ofNullable(runbooks.get(name));
    }

    /** The runbooks that fit an alert, best first; empty when none does. */
    public List<Fit> fitting(Alert alert) {
        return fitting(
                Stream.of(alert.text(), alert.resource(), alert.metric()).filter(text -> text != null).reduce("", (a, b) -> a + "\n" + b));
    }

    /**
     * The runbooks that fit what is told, best first: at most three, those far behind the best left out.
     *
     * @param situation any text: the alert's words, the mechanism suspected, what people said
     * @return empty when none fits; one shared everyday word is no fit
     */
    public List<Fit> fitting(String situation) {
        Words told = Words.of(situation);
        List<Fit> fits = runbooks.values().stream()
                .flatMap(runbook -> weights.fit(runbook, told).stream())
                .sorted(Comparator.comparingDouble(Fit::score).reversed().thenComparing(fit -> fit.runbook().name()))
                .limit(MOST)
                .toList();
        return fits.stream().filter(fit -> fit.score() >= fits.getFirst().score() * SHARE_OF_BEST).toList();
    }
}
