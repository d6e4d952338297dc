package dev.gumshoe.bot;

import dev.gumshoe.adapters.robots.Names;
import dev.gumshoe.adapters.robots.RedHerrings;
import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.adapters.robots.Truth;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One incident of the demo's world, investigated in memory, beside what really happened. */
public record RobotsTrial(RobotWorld world, Investigation state, Conclusion conclusion) {

    private static final Instant FIRST_ALERT = Instant.parse("2026-03-03T14:20:00Z");
    private static final Duration LOOKBACK = Duration.ofHours(24);

    /** Seeds fire their alarms at different times of day. */
    public static RobotsTrial of(Scenario scenario, long seed, Names names) throws InterruptedException {
        return of(scenario, seed, FIRST_ALERT.plus(Duration.ofMinutes(37 * seed)), names);
    }

    /** The incident whose alarm fires at that time, which is taken up at once. */
    public static RobotsTrial of(Scenario scenario, long seed, Instant alertAt, Names names) throws InterruptedException {
        return of(RobotWorld.of(scenario, seed, alertAt, names), seed, null);
    }

    /** The incident of which somebody says that it began so long after it really did; before, where that is negative. */
    public static RobotsTrial said(Scenario scenario, long seed, Duration late) throws InterruptedException {
        RobotWorld world = RobotWorld.of(scenario, seed, FIRST_ALERT.plus(Duration.ofMinutes(37 * seed)), Names.robots());
        return of(world, seed, Objects.requireNonNull(world.truth().onset()).plus(late));
    }

    private static RobotsTrial of(RobotWorld world, long seed, @Nullable Instant since) throws InterruptedException {
        Instant alertAt = world.alert().startedAt();
        var window = new TimeWindow(alertAt.minus(LOOKBACK), alertAt.plusSeconds(1));
        var scope = new Scope(window, since, Set.of(), Set.of(), false);
        var clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), alertAt));
        var replay = new Replay(Runbooks.read(List.of()).advice(), clock, _ -> List.of());
        Investigation state = replay.of(world.scenario().wireName() + "-" + seed, world.alert(), scope, Sources.of(world.sources()));
        return new RobotsTrial(world, state, state.conclusion().orElseThrow());
    }

    private Truth truth() {
        return world.truth();
    }

    public boolean hasFault() {
        return truth().resource() != null;
    }

    public List<String> ranked() {
        return conclusion.ranked().stream().map(Suspect::resource).toList();
    }

    public boolean rightResource() {
        return !ranked().isEmpty() && ranked().getFirst().equals(truth().resource());
    }

    public boolean rightMechanism() {
        return conclusion.mechanism().wireName().equals(truth().mechanism());
    }

    public boolean rightChange() {
        String first = conclusion.changes().isEmpty() ? null : conclusion.changes().getFirst();
        return truth().change() == null ? first == null : truth().change().equals(first);
    }

    /** Somebody is blamed for sure. */
    public boolean blames() {
        return conclusion.conclusive() && conclusion.mechanism() != Mechanism.NONE;
    }

    public boolean conclusiveAndWrong() {
        return blames() && !(rightResource() && rightMechanism());
    }

    public boolean newcomerRuledOut() {
        return ruledOut(herrings().newcomer());
    }

    public boolean deploymentRuledOut() {
        return ruledOut(herrings().deployment());
    }

    public boolean noisyRuledOut() {
        return ruledOut(herrings().noisy());
    }

    private RedHerrings herrings() {
        return world.redHerrings();
    }

    private boolean ruledOut(String id) {
        Pattern named = Pattern.compile("(?<![\\w-])" + Pattern.quote(id) + "(?![\\w-])");
        Stream<Observation> seen = state.observations().stream().filter(o -> o.stance() == Observation.Stance.RULED_OUT);
        Stream<String> said = conclusion.ruledOut().stream().map(Statement::text);
        return Stream.concat(said, seen.map(o -> o.resource() + " " + o.text() + " " + queries(o)))
                .anyMatch(text -> named.matcher(text).find());
    }

    // a sentence that speaks of many at once has their names in what it cites
    private static String queries(Observation seen) {
        return seen.evidence().stream().map(Evidence::query).collect(Collectors.joining(" "));
    }

    /** What it came to in one line, for comparing and for people. */
    public String outcome() {
        return ranked() + " " + conclusion.mechanism().wireName() + " " + conclusion.changes() + " onset " + conclusion.onset()
                + " confidence " + Math.round(conclusion.confidence() * 1e6) + (conclusion.conclusive() ? " conclusive" : " inconclusive");
    }
}
