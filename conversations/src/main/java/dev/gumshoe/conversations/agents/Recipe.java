package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.MitigationPlan.Phase;
import dev.gumshoe.conversations.investigation.MitigationPlan.Precondition;
import dev.gumshoe.conversations.investigation.MitigationPlan.Risk;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An entry of the catalogue: what to do about a mechanism on a kind of resource, with {@code {{names}}} where facts of the case go.
 *
 * @param mechanisms the mechanisms it is for
 * @param kinds the kinds of resource it is for, as inventories word them; empty for all
 * @param needs facts without which it cannot be carried out
 * @param checks what has to hold before it is applied
 */
public record Recipe(
        String id,
        Set<Mechanism> mechanisms,
        Set<String> kinds,
        Set<String> needs,
        String title,
        String why,
        String expect,
        Risk risk,
        String riskWhy,
        List<Precondition.Kind> checks,
        List<Step> steps) {

    /** How resources of another account or region are told apart, as in {@code web-asg@prod/eu-west-1}. */
    private static final Pattern PLACED = Pattern.compile("@[\\w.-]+/[a-z]{2}(?:-[a-z]+)+-\\d\\b");
    private static final Pattern HARMLESS = Pattern.compile("[\\p{L}\\p{N}_./:@=,+%][\\p{L}\\p{N}_./:@=,+% -]*");
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    /** A step with places for facts. */
    public record Step(Phase phase, String title, String how, boolean command, String expect, Risk risk, String reach) {

        private Stream<String> texts() {
            return Stream.of(title, how, expect, reach);
        }
    }

    /** @throws IllegalArgumentException naming the entry and the mend when it cannot be made a plan of */
    public Recipe {
        mechanisms = Set.copyOf(mechanisms);
        kinds = kinds.stream().map(kind -> kind.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        needs = Set.copyOf(needs);
        checks = List.copyOf(checks);
        steps = List.copyOf(steps);
        if (mechanisms.isEmpty()) {
            throw new IllegalArgumentException("mitigation '" + id + "' is for no mechanism; name some under mechanisms");
        }
        for (Phase phase : Phase.values()) {
            if (steps.stream().noneMatch(step -> step.phase() == phase)) {
                throw new IllegalArgumentException("mitigation '" + id + "' has no step in phase " + phase.words() + "; add one");
            }
        }
    }

    /** Whether it is for that cause, and everything it needs is known. */
    boolean fits(Mechanism mechanism, Facts facts) {
        return mechanisms.contains(mechanism)
                && (kinds.isEmpty() || kinds.stream().anyMatch(facts.kind()::contains))
                && needs.stream().allMatch(facts::knows);
    }

    /** The names of all places for facts in it, those it needs among them. */
    public Set<String> places() {
        Set<String> names = new LinkedHashSet<>(needs);
        Stream.concat(Stream.of(title, why, expect, riskWhy), steps.stream().flatMap(Step::texts))
                .flatMap(text -> PLACE.matcher(text).results())
                .map(found -> found.group(1))
                .forEach(names::add);
        return names;
    }

    /**
     * A command with its places filled, to be copied into a shell: names go without the place they are told apart by here, and what could mean
     * something to a shell, which whoever named a file or a version may have wanted, stays a {@code <name>} to be filled in by a person.
     */
    static String command(String text, Map<String, String> facts) {
        Map<String, String> plain = new HashMap<>();
        facts.forEach((name, value) -> {
            String bare = PLACED.matcher(value).replaceAll("");
            if (HARMLESS.matcher(bare).matches()) {
                plain.put(name, bare);
            }
        });
        return filled(text, plain);
    }

    /** The text with its places filled; what is not known stays visible as {@code <name>}. */
    static String filled(String text, Map<String, String> facts) {
        return PLACE.matcher(text).replaceAll((MatchResult place) -> {
            String name = place.group(1);
            return java.util.regex.Matcher.quoteReplacement(facts.getOrDefault(name, "<" + name + ">"));
        }).strip();
    }
}
