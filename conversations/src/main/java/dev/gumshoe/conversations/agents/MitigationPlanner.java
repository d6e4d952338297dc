package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.FactFinder.Surroundings;
import dev.gumshoe.conversations.analysis.Pulse;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Phase;
import dev.gumshoe.conversations.investigation.MitigationPlan.Precondition;
import dev.gumshoe.conversations.investigation.MitigationPlan.Recovery;
import dev.gumshoe.conversations.investigation.MitigationPlan.Risk;
import dev.gumshoe.conversations.investigation.MitigationPlan.Step;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the smallest safe plan against a cause: the first entry of the catalogue that fits mechanism and resource and whose needs are known,
 * with real names, ids and commands from evidence. Nothing is executed.
 */
public final class MitigationPlanner {

    private static final int MOST_REACHED = 8;
    private static final Pattern OPEN = Pattern.compile("<([a-z-]+)>");

    private final MitigationCatalogue catalogue;
    private final EvidenceSources sources;
    private final RunbookLibrary runbooks;

    /** A planner that asks the sources for how things are now. */
    public MitigationPlanner(MitigationCatalogue catalogue, EvidenceSources sources, RunbookLibrary runbooks) {
        this.catalogue = catalogue;
        this.sources = sources;
        this.runbooks = runbooks;
    }

    /** A plan, or one sentence why there is none. */
    public sealed interface Planned {

        /** There is a plan. */
        record Plan(MitigationPlan plan) implements Planned {}

        /** There is none, and why. */
        record None(String why) implements Planned {}
    }

    /** The plan against the first cause of the case's conclusion, as things are at {@code now}. */
    public Planned plan(Investigation state, Instant now) {
        Conclusion conclusion = state.conclusion().orElse(null);
        if (conclusion == null) {
            return new Planned.None("The investigation was stopped before a cause was named, so there is nothing to plan against.");
        }
        if (conclusion.causes().isEmpty()) {
            return new Planned.None(conclusion.mechanism() == Mechanism.NONE
                    ? "Nothing out of the ordinary was found, so there is nothing to mend."
                    : "No cause is certain enough to act on: a wrong fix is a second incident." + first(conclusion)
                            + " Close a gap, or tell me what you know, and ask again.");
        }
        RootCause cause = conclusion.causes().getFirst();
        Recovery recovery = Pulse.of(state, cause).orElse(null);
        Facts facts = FactFinder.of(state, cause, surroundings(state, now), recovery);
        return catalogue.fitting(cause.mechanism(), facts)
                .<Planned>map(recipe -> new Planned.Plan(filled(recipe, facts, cause, recovery, state)))
                .orElseGet(
                        () -> new Planned.None("The catalogue has nothing against " + cause.mechanism().words() + " on " + cause.resource()
                                + "; its runbook, or whoever owns it, knows more."));
    }

    private static String first(Conclusion conclusion) {
        return conclusion.ranked().isEmpty() ? "" : " The first suspect is " + conclusion.ranked().getFirst().resource() + ".";
    }

    /** What the sources say now about what exists and what was changed. */
    Surroundings surroundings(Investigation state, Instant now) {
        TimeWindow window = sinceItsScope(state, now);
        Topology topology = state.topology();
        for (ResourceSource source : sources.answering(ResourceSource.class)) {
            var inventory = source.inventory(window).dataOrNull();
            topology = inventory == null ? topology : topology.with(inventory);
        }
        List<Change> changes = new ArrayList<>();
        for (ChangeSource source : sources.answering(ChangeSource.class)) {
            List<Change> found = source.changes(ChangeQuery.all(window)).dataOrNull();
            changes.addAll(found == null ? List.of() : found);
        }
        changes.sort(Comparator.comparing(Change::timestamp));
        return new Surroundings(topology, changes);
    }

    private static TimeWindow sinceItsScope(Investigation state, Instant now) {
        TimeWindow scope = state.scope().window();
        return new TimeWindow(scope.from(), now.isAfter(scope.to()) ? now : scope.to());
    }

    private MitigationPlan filled(Recipe recipe, Facts facts, RootCause cause, @Nullable Recovery recovery, Investigation state) {
        Map<String, String> known = facts.values();
        List<Step> steps = Stream.concat(place(recipe, known).stream(), recipe.steps().stream().map(step -> filled(step, known))).toList();
        String certain = state.conclusion().filter(Conclusion::conclusive).isPresent()
                ? ""
                : "The cause is not certain (" + Math.round(cause.confidence() * 100) + " %): this is for the best guess. ";
        return new MitigationPlan(
                "plan-" + (state.mitigations().all().stream().filter(m -> m.planned() != null).count() + 1),
                recipe.id(),
                Recipe.filled(recipe.title(), known),
                cause.resource(),
                cause.mechanism(),
                cause.change(),
                new Statement(certain + Recipe.filled(recipe.why(), known), cited(cause)),
                Recipe.filled(recipe.expect(), known),
                recipe.risk(),
                Recipe.filled(recipe.riskWhy(), known),
                facts.topology().blastRadius(cause.resource()).stream().limit(MOST_REACHED).toList(),
                steps,
                preconditions(recipe, facts, cause, recovery),
                recovery,
                new RunbookExcerpts(runbooks).of(state),
                open(steps));
    }

    private static Step filled(Recipe.Step step, Map<String, String> known) {
        String how = step.command() ? Recipe.command(step.how(), known) : Recipe.filled(step.how(), known);
        return new Step(step.phase(), Recipe.filled(step.title(), known), how, step.command(), Recipe.filled(step.expect(), known),
                step.risk(), Recipe.filled(step.reach(), known));
    }

    /** Where commands of AWS are to be run: the right one in the wrong account is a second incident. */
    private static Optional<Step> place(Recipe recipe, Map<String, String> known) {
        boolean aws = recipe.steps().stream().anyMatch(step -> step.command() && step.how().contains("aws "));
        if (!aws || !known.containsKey("region")) {
            return Optional.empty();
        }
        String account = known.containsKey("account") ? "AWS_PROFILE={{account}} " : "";
        return Optional.of(new Step(Phase.PREPARE, "Work where " + known.get("resource") + " is",
                Recipe.command("export " + account + "AWS_REGION={{region}}\naws sts get-caller-identity --query Account --output text",
                        known),
                true, "The number of the account" + (account.isEmpty() ? "" : " " + known.get("account"))
                        + ". Run what follows in the same shell.",
                Risk.NONE, ""));
    }

    private static List<String> cited(RootCause cause) {
        Set<String> cited = new LinkedHashSet<>(cause.headline().observations());
        cause.because().forEach(statement -> cited.addAll(statement.observations()));
        return List.copyOf(cited);
    }

    private static List<Precondition> preconditions(Recipe recipe, Facts facts, RootCause cause, @Nullable Recovery recovery) {
        return recipe.checks().stream().flatMap(kind -> switch (kind) {
            case NOT_UNDONE -> facts.change() == null
                    ? Stream.empty()
                    : Stream.of(new Precondition(kind, facts.get("service"), facts.change().id()));
            case LAST_GOOD_STANDS ->
                facts.knows("last-good") ? Stream.of(new Precondition(kind, facts.get("service"), facts.get("last-good"))) : Stream.empty();
            case STILL_THERE -> Stream.of(new Precondition(kind, cause.resource(), ""));
            case OTHERS_HEALTHY ->
                facts.knows("group")
                        ? Stream.of(new Precondition(kind, facts.get("group"), facts.values().getOrDefault("instance", "")))
                        : Stream.empty();
            case STILL_HURTING ->
                recovery == null ? Stream.empty() : Stream.of(new Precondition(kind, recovery.resource(), recovery.metric()));
            case NOTHING_ELSE_CHANGED ->
                Stream.of(new Precondition(kind, facts.get("service"), facts.change() == null ? "" : facts.change().id()));
            case ROOM_TO_GROW -> Stream.of(new Precondition(kind,
                    facts.values().getOrDefault("group", facts.values().getOrDefault("behind-group", cause.resource())),
                    facts.values().getOrDefault("more", facts.values().getOrDefault("behind-more", ""))));
        }).toList();
    }

    private static List<String> open(List<Step> steps) {
        return steps.stream().flatMap(step -> OPEN.matcher(step.how()).results().map(found -> found.group(1))).distinct().toList();
    }
}
