package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Truth;
import dev.gumshoe.conversations.prevention.ClosedCase.Deviation;
import dev.gumshoe.conversations.prevention.ClosedCase.Firing;
import dev.gumshoe.conversations.prevention.ClosedCase.Missing;
import dev.gumshoe.conversations.prevention.Recurrence.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Thirty days of a made-up company, drawn by a seed: some faults recur, others strike once, alarms are good or bad, and some cases are concluded
 * wrongly. The truth says which recur, with all their incidents; nothing that compares cases may ask it.
 */
public final class SimulatedMonth {

    /** When the month begins. */
    public static final Instant BEGIN = Instant.parse("2026-10-01T00:00:00Z");

    private static final List<String> SERVICES = List.of("gateway", "bot", "schedule", "action", "forge", "billing", "search", "accounts");
    private static final List<Mechanism> MECHANISMS = List.of(Mechanism.BAD_DEPLOYMENT, Mechanism.MANUAL_CHANGE,
            Mechanism.PERMISSION_DENIED,
            Mechanism.HEALTH_CHECK_FAILURE, Mechanism.SLOW_DEPENDENCY, Mechanism.CONNECTIONS_EXHAUSTED, Mechanism.TRAFFIC_SURGE);
    private static final double CONCLUDED_WRONGLY = 0.08;
    private static final double NOT_CERTAIN = 0.15;

    private final Random dice;
    private final List<ClosedCase> cases = new ArrayList<>();
    private final Map<Kind, Map<String, Set<String>>> truth = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private int number;

    private SimulatedMonth(long seed) {
        this.dice = new Random(seed);
        recurringCauses();
        oneWay();
        falseAlarms();
        flappingAlarm();
        lateAlarm();
        oneOffs();
        gaps();
        deviation();
        cases.sort(java.util.Comparator.comparing(ClosedCase::openedAt));
    }

    /** The month of that seed. */
    public static SimulatedMonth of(long seed) {
        return new SimulatedMonth(seed);
    }

    /** Everything that was closed, oldest first. */
    public List<ClosedCase> cases() {
        return List.copyOf(cases);
    }

    /** What really recurs: by kind and subject the ids of its incidents. */
    public Map<Kind, Map<String, Set<String>>> truth() {
        return truth;
    }

    private void recurs(Kind kind, String subject, List<ClosedCase> incidents) {
        Set<String> ids = new LinkedHashSet<>();
        incidents.forEach(incident -> ids.add(incident.id()));
        truth.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).put(subject, ids);
        cases.addAll(incidents);
    }

    private Instant anyTime() {
        return BEGIN.plus(Duration.ofMinutes(dice.nextInt(30 * 24 * 60 - 120)));
    }

    private void recurringCauses() {
        for (int i = 0; i < 3; i++) {
            Draw draw = fresh();
            List<ClosedCase> incidents = new ArrayList<>();
            for (int n = 3 + dice.nextInt(4); n > 0; n--) {
                incidents.add(struck(draw, anyTime(), "alarm-" + draw.service(), Duration.ofMinutes(2 + dice.nextInt(6))));
            }
            recurs(Kind.SAME_CAUSE, draw.service() + " " + draw.mechanism(), incidents);
        }
    }

    private void oneWay() {
        Mechanism mechanism = Mechanism.PERMISSION_DENIED;
        List<String> services = new ArrayList<>(SERVICES);
        services.removeIf(service -> used.contains(service + mechanism));
        Collections.shuffle(services, dice);
        List<ClosedCase> incidents = new ArrayList<>();
        for (String service : services.subList(0, 4 + dice.nextInt(2))) {
            used.add(service + mechanism);
            incidents.add(struck(new Draw(service, mechanism), anyTime(), "alarm-" + service, Duration.ofMinutes(3)));
        }
        recurs(Kind.SAME_WAY, mechanism + " config", incidents);
    }

    private void falseAlarms() {
        List<ClosedCase> incidents = new ArrayList<>();
        for (int n = 3 + dice.nextInt(4); n > 0; n--) {
            incidents.add(quiet(anyTime(), "alarm-too-tight"));
        }
        recurs(Kind.FALSE_ALARM, "alarm-too-tight", incidents);
        cases.add(quiet(anyTime(), "alarm-good"));
    }

    private void flappingAlarm() {
        List<ClosedCase> incidents = new ArrayList<>();
        for (int n = 2 + dice.nextInt(2); n > 0; n--) {
            incidents.add(with(struck(fresh(), anyTime(), "alarm-flapping", Duration.ofMinutes(3)),
                    List.of(new Firing("alarm-flapping", "Queue is long", 4, 4)), List.of(), List.of()));
        }
        recurs(Kind.FLAPPING_ALARM, "alarm-flapping", incidents);
    }

    private void lateAlarm() {
        List<ClosedCase> incidents = new ArrayList<>();
        for (int n = 2 + dice.nextInt(2); n > 0; n--) {
            incidents.add(struck(fresh(), anyTime(), "alarm-late", Duration.ofMinutes(25 + dice.nextInt(30))));
        }
        recurs(Kind.LATE_ALARM, "alarm-late", incidents);
    }

    private void oneOffs() {
        for (int n = 6 + dice.nextInt(5); n > 0; n--) {
            Draw draw = fresh();
            cases.add(struck(draw, anyTime(), "alarm-" + draw.service() + "-" + n, Duration.ofMinutes(2 + dice.nextInt(8))));
        }
    }

    /** One gap in many cases, others in one each. */
    private void gaps() {
        List<ClosedCase> blind = chosen(3 + dice.nextInt(3));
        replaceWith(blind,
                closed -> with(closed, closed.alarms(), List.of(new Missing("The traces of billing", "Give Gumshoe read access to them.")),
                        closed.deviations()));
        Set<String> ids = new LinkedHashSet<>();
        blind.forEach(closed -> ids.add(closed.id()));
        truth.computeIfAbsent(Kind.MISSING_SIGNAL, _ -> new LinkedHashMap<>()).put("The traces of billing", ids);
        replaceWith(chosen(2), closed -> closed.missing().isEmpty()
                ? with(closed, closed.alarms(), List.of(new Missing("The logs of host " + closed.id(), "Keep them longer.")),
                        closed.deviations())
                : closed);
    }

    /** One group is set up badly and stands beside several causes; another is and never mattered but once. */
    private void deviation() {
        List<ClosedCase> beside = cases.stream().filter(closed -> closed.trusted()).limit(3).toList();
        replaceWith(beside,
                closed -> with(closed, closed.alarms(), closed.missing(), List.of(new Deviation("minimum-of-instances", "forge-asg"))));
        Set<String> ids = new LinkedHashSet<>();
        beside.forEach(closed -> ids.add(closed.id()));
        truth.computeIfAbsent(Kind.DEVIATION, _ -> new LinkedHashMap<>()).put("minimum-of-instances", ids);
    }

    private List<ClosedCase> chosen(int n) {
        List<ClosedCase> all = new ArrayList<>(cases);
        Collections.shuffle(all, dice);
        return all.subList(0, n);
    }

    private void replaceWith(List<ClosedCase> some, java.util.function.UnaryOperator<ClosedCase> change) {
        Set<String> ids = new HashSet<>();
        some.forEach(closed -> ids.add(closed.id()));
        cases.replaceAll(closed -> ids.contains(closed.id()) ? change.apply(closed) : closed);
    }

    /** What breaks where. */
    private record Draw(String service, Mechanism mechanism) {}

    /** A pair that was not drawn before. */
    private Draw fresh() {
        while (true) {
            Draw draw = new Draw(SERVICES.get(dice.nextInt(SERVICES.size())), MECHANISMS.get(dice.nextInt(MECHANISMS.size())));
            if (used.add(draw.service() + draw.mechanism())) {
                return draw;
            }
        }
    }

    private ClosedCase struck(Draw draw, Instant at, String alarm, Duration unnoticed) {
        boolean wrongly = dice.nextDouble() < CONCLUDED_WRONGLY;
        boolean certain = dice.nextDouble() >= NOT_CERTAIN;
        Mechanism told = wrongly ? MECHANISMS.get(dice.nextInt(MECHANISMS.size())) : draw.mechanism();
        String service = wrongly ? SERVICES.get(dice.nextInt(SERVICES.size())) : draw.service();
        Truth judged = dice.nextDouble() < 0.5 ? null : wrongly ? Truth.WRONG : Truth.RIGHT;
        return closed(at, alarm, at.minus(unnoticed), told, service, changeKind(told), certain, judged,
                List.of(new Firing(alarm, "Errors of " + draw.service(), 1, 1)));
    }

    private static String changeKind(Mechanism mechanism) {
        return switch (mechanism) {
            case BAD_DEPLOYMENT -> "deployment";
            case MANUAL_CHANGE -> "session";
            case PERMISSION_DENIED, HEALTH_CHECK_FAILURE -> "config";
            case SLOW_DEPENDENCY, CONNECTIONS_EXHAUSTED, TRAFFIC_SURGE, RESOURCE_SATURATION, NETWORK, OTHER, NONE -> "";
        };
    }

    private ClosedCase quiet(Instant at, String alarm) {
        return closed(at, alarm, null, Mechanism.NONE, null, "", false, null, List.of(new Firing(alarm, "p99 of the front", 1, 1)));
    }

    private ClosedCase closed(Instant at, String alarm, @Nullable Instant onset, Mechanism mechanism, @Nullable String service,
            String changeKind,
            boolean certain, @Nullable Truth truth, List<Firing> alarms) {
        String said = service == null
                ? "Nothing out of the ordinary"
                : service + " fails by " + mechanism.words() + " number " + dice.nextInt(9);
        return new ClosedCase("inv-" + String.format("%08d", number++), alarms.getFirst().title(), alarm, "high", List.of("slack/C1"), at,
                at.plusSeconds(900), at, onset, at.plusSeconds(40), certain, certain ? 0.9 : 0.6, mechanism, service, service, "service",
                changeKind.isEmpty() ? null : "c-" + number, changeKind, said,
                service == null ? Set.of() : Set.of("gateway", "cache", service + "-table"),
                alarms, List.of(), List.of(), service == null ? 0 : 40L + dice.nextInt(300), 0, null, null, truth, "", List.of(),
                List.of());
    }

    private static ClosedCase with(ClosedCase c, List<Firing> alarms, List<Missing> missing, List<Deviation> deviations) {
        return new ClosedCase(c.id(), c.title(), c.fingerprint(), c.severity(), c.channels(), c.openedAt(), c.closedAt(), c.alarmAt(),
                c.onset(),
                c.concludedAt(), c.conclusive(), c.confidence(), c.mechanism(), c.resource(), c.service(), c.kind(), c.change(),
                c.changeKind(),
                c.said(), c.neighbourhood(), alarms, missing, deviations, c.affected(), c.microDollars(), c.mitigation(), c.outcome(),
                c.truth(),
                c.correction(), c.errors(), c.deeds());
    }

    /** What was found in a month against what is true: classes found, found rightly, true, and the share of their incidents that was named. */
    public record Score(int found, int right, int real, int caught, int incidents, int named) {

        /** Both together. */
        public Score plus(Score other) {
            return new Score(found + other.found, right + other.right, real + other.real, caught + other.caught,
                    incidents + other.incidents,
                    named + other.named);
        }
    }

    /** How the recurrences that were found compare with the truth. */
    public Score score(List<Recurrence> found) {
        int right = 0;
        int named = 0;
        int incidents = 0;
        Set<String> caught = new HashSet<>();
        for (Recurrence recurrence : found) {
            Map<String, Set<String>> real = truth.getOrDefault(recurrence.kind(), Map.of());
            Set<String> ids = new HashSet<>();
            recurrence.cases().forEach(closed -> ids.add(closed.id()));
            for (Map.Entry<String, Set<String>> each : real.entrySet()) {
                Set<String> both = new HashSet<>(each.getValue());
                both.retainAll(ids);
                if (both.size() * 2 > ids.size() && caught.add(recurrence.kind() + each.getKey())) {
                    right++;
                    named += both.size();
                    incidents += each.getValue().size();
                }
            }
        }
        int real = truth.values().stream().mapToInt(Map::size).sum();
        return new Score(found.size(), right, real, caught.size(), incidents, named);
    }
}
