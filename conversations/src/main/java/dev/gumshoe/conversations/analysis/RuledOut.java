package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What looked suspicious and was not it: each red herring with its reason, what is alike in one sentence. */
final class RuledOut {

    private static final int MOST_NAMED = 2;
    private static final int MOST_IDS = 4;

    private final Investigation state;
    private final List<Statement> out = new ArrayList<>();

    private RuledOut(Investigation state) {
        this.state = state;
    }

    /** The statements, those a person would have suspected first at the front. */
    static List<Statement> of(Investigation state, List<ChangeFit> fits) {
        RuledOut ruled = new RuledOut(state);
        List<ChangeFit> unfit = fits.stream()
                .filter(fit -> fit.why() != null && fit.change().observation() != null)
                .sorted(Comparator.comparing(RuledOut::when).reversed())
                .toList();
        List<ChangeFit> named = unfit.stream()
                .filter(fit -> ChangeFit.kindOf(fit.change()) != Change.Kind.OTHER)
                .sorted(Comparator.comparing(RuledOut::rolledOut).reversed())
                .limit(MOST_NAMED)
                .toList();
        ruled.looks(false);
        named.forEach(ruled::change);
        ruled.looks(true);
        ruled.together(unfit.stream()
                .filter(fit -> !named.contains(fit))
                .sorted(Comparator.comparing(fit -> ChangeFit.kindOf(fit.change()) == Change.Kind.OTHER))
                .toList());
        return ruled.out;
    }

    private static boolean rolledOut(ChangeFit fit) {
        return ChangeFit.kindOf(fit.change()) == Change.Kind.DEPLOYMENT;
    }

    private static Instant when(ChangeFit fit) {
        return Objects.requireNonNullElse(fit.change().onset(), Instant.MIN);
    }

    // what looks ruled out themselves, one sentence each
    private void looks(boolean logs) {
        state.counting().stream()
                .filter(o -> o.stance() == Stance.RULED_OUT && (o.look() == Look.LOGS) == logs)
                .forEach(o -> out.add(Statement.of(o.text(), o.id())));
    }

    private void change(ChangeFit fit) {
        String id = Objects.requireNonNull(fit.change().observation());
        state.observation(id).ifPresent(o -> {
            String told = o.text().endsWith(".") ? o.text().substring(0, o.text().length() - 1) : o.text();
            out.add(Statement.of(told + ": " + fit.why() + ".", id));
        });
    }

    private void together(List<ChangeFit> fits) {
        Map<String, List<ChangeFit>> alike = fits.stream()
                .collect(Collectors.groupingBy(RuledOut::sort, LinkedHashMap::new, Collectors.toList()));
        alike.forEach((sort, all) -> {
            List<String> cited = all.stream().map(f -> Objects.requireNonNull(f.change().observation())).distinct().toList();
            String ids = all.stream().map(f -> f.change().subject()).limit(MOST_IDS).collect(Collectors.joining(", "));
            String more = all.size() > MOST_IDS ? " and " + (all.size() - MOST_IDS) + " more" : "";
            String words = all.size() == 1 ? "One other change" : all.size() + " other changes";
            out.add(new Statement(words + " (" + ids + more + "): " + sort + ".", cited));
        });
    }

    private static String sort(ChangeFit fit) {
        String why = Objects.requireNonNull(fit.why());
        if (why.contains(ChangeFit.BEFORE)) {
            return "before the trouble began, and touching nothing that the errors speak of";
        }
        if (why.contains(ChangeFit.AS_IT_BEGAN)) {
            return "as the trouble began, and touching nothing that the errors speak of";
        }
        return why.equals(ChangeFit.AFTER) ? "after the trouble began" : why;
    }
}
