package dev.gumshoe.bot;

import dev.gumshoe.adapters.catalogue.PreventionFile;
import dev.gumshoe.adapters.robots.Names;
import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.conversations.prevention.ClosedCase;
import dev.gumshoe.conversations.prevention.Filing;
import dev.gumshoe.conversations.prevention.InMemoryClosedCases;
import dev.gumshoe.conversations.prevention.InMemoryRecommendationBook;
import dev.gumshoe.conversations.prevention.Prevention;
import dev.gumshoe.conversations.prevention.PreventionCatalogue;
import dev.gumshoe.conversations.prevention.Recommendation;
import dev.gumshoe.conversations.prevention.Recommendation.Decision;
import dev.gumshoe.conversations.prevention.Recommendation.State;
import dev.gumshoe.conversations.prevention.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Thirty days of the demo's world, drawn by a seed: some faults strike one service again and again, one way of breaking strikes many services,
 * the rest happens once or is a false alarm. Every incident is investigated by the real engine, closed, filed and compared; the truth is known
 * to whoever keeps the score only.
 */
public final class RobotsMonth {

    /** When the month begins. */
    public static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");
    /** When it is over. */
    public static final Instant END = BEGIN.plus(Duration.ofDays(30));
    /** When people say that they did what was recommended against the first two of what recurs; the first of them stops then. */
    public static final Instant FIXED = BEGIN.plus(Duration.ofDays(17));

    private static final PreventionCatalogue CATALOGUE = PreventionFile.ours();
    private static final List<Scenario> AT_ONE_SERVICE = List.of(Scenario.BAD_DEPLOYMENT, Scenario.MANUAL_CHANGE,
            Scenario.PERMISSION_DENIED,
            Scenario.HEALTH_CHECK_FAILURE, Scenario.SLOW_DEPENDENCY, Scenario.CONNECTIONS_EXHAUSTED);
    private static final List<Scenario> WAYS = List.of(Scenario.BAD_DEPLOYMENT, Scenario.MANUAL_CHANGE, Scenario.HEALTH_CHECK_FAILURE);

    private final Random dice;
    private final Set<String> used = new LinkedHashSet<>();
    private final List<Strike> strikes = new ArrayList<>();
    private final List<ClosedCase> closed = new ArrayList<>();

    /**
     * An incident of the month.
     *
     * @param about what recurs, or empty when it happens once
     */
    public record Strike(String about, Scenario scenario, long seed, Instant at) {

        String id() {
            return scenario.wireName() + "-" + seed;
        }
    }

    private RobotsMonth(long seed) {
        this.dice = new Random(seed);
    }

    /** A month as the bench runs it: three services with a fault that recurs, one way of breaking, and as much noise. */
    public static RobotsMonth of(long seed) {
        RobotsMonth month = new RobotsMonth(seed);
        month.recurring(3, 3 + month.dice.nextInt(2));
        if (month.dice.nextBoolean()) {
            month.way();
        }
        month.once(7 + month.dice.nextInt(4));
        month.falseAlarms(month.dice.nextInt(6));
        return month;
    }

    /** A short one: two faults that recur, and noise. */
    public static RobotsMonth small(long seed) {
        RobotsMonth month = new RobotsMonth(seed);
        month.recurring(2, 3);
        month.once(4);
        return month;
    }

    private void recurring(int classes, int incidents) {
        for (int c = 0; c < classes; c++) {
            long first = seed();
            Scenario scenario = fresh(AT_ONE_SERVICE, first);
            String place = place(scenario, first);
            int days = c == 0 ? 15 : 28;
            for (int n = 0; n < incidents; n++) {
                Instant at = BEGIN.plus(Duration.ofMinutes((long) (24 * 60 * days * (n + 0.2 + 0.6 * dice.nextDouble()) / incidents)));
                strikes.add(new Strike(scenario.wireName() + " of " + place, scenario, at(scenario, place), at));
            }
        }
    }

    /** Four services, each in the same way, once. */
    private void way() {
        Scenario scenario = WAYS.get(dice.nextInt(WAYS.size()));
        Set<String> places = new LinkedHashSet<>();
        for (int tries = 0; places.size() < 4 && tries < 500; tries++) {
            long seed = seed();
            String place = place(scenario, seed);
            if (used.add(scenario + place)) {
                places.add(place);
                strikes.add(new Strike(scenario.wireName() + " of many", scenario, seed, anyTime()));
            }
        }
    }

    private void once(int incidents) {
        List<Scenario> any = new ArrayList<>(AT_ONE_SERVICE);
        any.add(Scenario.TRAFFIC_SURGE);
        for (int n = 0; n < incidents; n++) {
            long seed = seed();
            Collections.shuffle(any, dice);
            Scenario scenario = fresh(any, seed);
            strikes.add(new Strike("", scenario, seed, anyTime()));
        }
    }

    private void falseAlarms(int incidents) {
        for (int n = 0; n < incidents; n++) {
            strikes.add(new Strike("", Scenario.NO_FAULT, seed(), anyTime()));
        }
    }

    private long seed() {
        return 1L + dice.nextInt(1_000_000);
    }

    private Instant anyTime() {
        return BEGIN.plus(Duration.ofMinutes(dice.nextInt(30 * 24 * 60 - 120)));
    }

    private static String place(Scenario scenario, long seed) {
        return RobotWorld.places(scenario, seed, Names.robots()).getFirst();
    }

    /** The first scenario that strikes under this seed where it did not strike before. */
    private Scenario fresh(List<Scenario> among, long seed) {
        List<Scenario> shuffled = new ArrayList<>(among);
        Collections.shuffle(shuffled, dice);
        return shuffled.stream().filter(scenario -> used.add(scenario + place(scenario, seed))).findFirst()
                .orElseThrow(() -> new IllegalStateException("everything has happened already; draw fewer incidents"));
    }

    private long at(Scenario scenario, String place) {
        long seed = seed();
        while (!place(scenario, seed).equals(place)) {
            seed = seed();
        }
        return seed;
    }

    /** All incidents, oldest first. */
    public List<Strike> strikes() {
        return strikes.stream().sorted(Comparator.comparing(Strike::at)).toList();
    }

    private static ClosedCase filed(Strike strike) throws InterruptedException {
        return Filing.of(RobotsTrial.of(strike.scenario(), strike.seed(), strike.at(), Names.robots()).state(), CATALOGUE);
    }

    /** Investigates and files all incidents, two at a time. */
    public RobotsMonth investigated() throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            List<Future<ClosedCase>> running = strikes().stream().map(strike -> workers.submit(() -> filed(strike))).toList();
            for (Future<ClosedCase> one : running) {
                closed.add(one.get());
            }
        }
        return this;
    }

    /** What really recurs: its incidents. A false alarm recurs from the third time on. */
    public Map<String, Set<String>> truth() {
        Map<String, Set<String>> truth = new LinkedHashMap<>();
        strikes().stream().filter(strike -> !strike.about().isEmpty())
                .forEach(strike -> truth.computeIfAbsent(strike.about(), _ -> new LinkedHashSet<>()).add(strike.id()));
        Set<String> quiet = strikes.stream().filter(strike -> strike.scenario() == Scenario.NO_FAULT).map(Strike::id)
                .collect(Collectors.toSet());
        closed.stream().filter(one -> quiet.contains(one.id())).collect(Collectors.groupingBy(ClosedCase::fingerprint))
                .forEach((alarm, cases) -> {
                    if (cases.size() >= 3) {
                        truth.put("false alarm " + alarm, cases.stream().map(ClosedCase::id).collect(Collectors.toSet()));
                    }
                });
        return truth;
    }

    /** What the incidents show of it: the part of the truth that was found rightly, and whether its end was seen. */
    public Score score() {
        var cases = new InMemoryClosedCases();
        var prevention = new Prevention(CATALOGUE, cases, new InMemoryRecommendationBook());
        List<String> recurring = strikes.stream().map(Strike::about).filter(about -> !about.isEmpty()).distinct().limit(2).toList();
        for (Instant day = BEGIN; !day.isAfter(END); day = day.plus(Duration.ofDays(1))) {
            Instant now = day;
            closed.stream().filter(one -> !one.openedAt().isAfter(now)).forEach(cases::keep);
            prevention.review(now);
            if (now.equals(FIXED)) {
                recurring.forEach(about -> against(about, prevention, now).forEach(
                        found -> prevention.decide(new Decision(found.id(), "done " + found.id(), now, "ada", State.COMPLETED, null, ""))));
            }
        }
        return Score.of(truth(), Prevention.recommendations(CATALOGUE, closed), effect(recurring, 0, prevention),
                effect(recurring, 1, prevention));
    }

    private List<Recommendation> against(String about, Prevention prevention, Instant now) {
        Set<String> incidents = truth().get(about);
        return prevention.standings(now).stream().map(Standing::recommendation)
                .filter(found -> Score.mostly(found, java.util.Objects.requireNonNull(incidents))).toList();
    }

    private Optional<Standing.Effect> effect(List<String> recurring, int which, Prevention prevention) {
        Set<String> incidents = java.util.Objects.requireNonNull(truth().get(recurring.get(which)));
        return prevention.standings(END).stream()
                .filter(standing -> Score.mostly(standing.recommendation(), incidents))
                .flatMap(standing -> Optional.ofNullable(standing.effect()).stream()).findFirst();
    }

    /**
     * What was recommended against what is true.
     *
     * @param wrong recommendations most of whose incidents have nothing in common
     * @param missed what recurs and was not named
     * @param incidents how many incidents belong to what was named
     * @param named how many of those stand in the recommendation
     * @param stopped what was seen of the fault that really ended
     * @param wentOn what was seen of the one that did not
     */
    public record Score(int found, int real, List<Recommendation> wrong, List<String> missed, int incidents, int named,
            Optional<Standing.Effect> stopped, Optional<Standing.Effect> wentOn) {

        static boolean mostly(Recommendation found, Set<String> incidents) {
            return 2 * found.incidents().stream().filter(incidents::contains).count() > found.incidents().size();
        }

        static Score of(Map<String, Set<String>> truth, List<Recommendation> found, Optional<Standing.Effect> stopped,
                Optional<Standing.Effect> wentOn) {
            List<Recommendation> wrong = found.stream().filter(one -> truth.values().stream().noneMatch(real -> mostly(one, real)))
                    .toList();
            List<String> missed = new ArrayList<>();
            int incidents = 0;
            int named = 0;
            for (Map.Entry<String, Set<String>> real : truth.entrySet()) {
                long most = found.stream().filter(one -> mostly(one, real.getValue()))
                        .mapToLong(one -> one.incidents().stream().filter(real.getValue()::contains).count()).max().orElse(0);
                if (most == 0) {
                    missed.add(real.getKey());
                } else {
                    incidents += real.getValue().size();
                    named += (int) most;
                }
            }
            return new Score(found.size(), truth.size(), wrong, missed, incidents, named, stopped, wentOn);
        }
    }
}
