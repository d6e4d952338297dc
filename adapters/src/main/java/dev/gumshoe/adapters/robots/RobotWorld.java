package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Mechanism;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Robots-as-a-Service, one seeded incident of it: an alert, the sources through which it can be investigated, and the truth.
 * The same scenario, seed, time and names give the same world, to the last digit. Immutable; safe for use by several threads.
 */
public final class RobotWorld {

    private final Scenario scenario;
    private final Setting setting;
    private final Metering.Measured measured;
    private final List<Change> history;
    private final Alert alert;
    private final Truth truth;

    private RobotWorld(Scenario scenario, Setting setting, Instant alertAt) {
        this.scenario = scenario;
        this.setting = setting;
        this.measured = Metering.run(setting);
        this.history = History.of(setting);
        this.alert = new Alarm(setting, measured.ledger(), alertAt).fire();
        this.truth = told();
    }

    /** The world in which the scenario's alarm fires at that time, with the demo's names. */
    public static RobotWorld of(Scenario scenario, long seed, Instant alertAt) {
        return of(scenario, seed, alertAt, Names.robots());
    }

    /** The same story with other names. */
    public static RobotWorld of(Scenario scenario, long seed, Instant alertAt, Names names) {
        long world = Dice.mixed(seed, scenario.wireName().hashCode());
        return struck(scenario, Faults.draw(scenario, world, alertAt.toEpochMilli()), world, alertAt, names);
    }

    /** What the scenario strikes under that seed, told without making the world: the names of the parts whose own story it is. */
    public static List<String> places(Scenario scenario, long seed, Names names) {
        Fault fault = Faults.draw(scenario, Dice.mixed(seed, scenario.wireName().hashCode()), 0);
        return Stream.of(Part.values()).filter(fault::concerns).map(names::of).toList();
    }

    /** The world in which exactly this fault strikes. */
    static RobotWorld struck(Scenario scenario, Fault fault, long world, Instant alertAt, Names names) {
        return struck(scenario, fault, world, alertAt, names, TimeGrid.around(alertAt));
    }

    /**
     * The same world up to that time, in which a person then does what mends it: rolls back, replaces the host, puts the policy, check or limit
     * back, makes room. It goes on for three quarters of an hour after that. Where nothing is wrong, or it was mended before, nothing is done.
     *
     * @param at when, taken up to the next quarter of a minute
     */
    public RobotWorld mended(Instant at) {
        Fault fault = setting.fault();
        if (fault instanceof NoFault || fault instanceof Mended) {
            return this;
        }
        long step = TimeGrid.STEP_MILLIS;
        long when = Math.ceilDiv(at.toEpochMilli() - setting.grid().startMillis(), step) * step + setting.grid().startMillis();
        return struck(scenario, new Mended(fault, when), setting.seed(), alert.startedAt(), setting.names(),
                setting.grid().until(when + 45 * 60_000));
    }

    private static RobotWorld struck(Scenario scenario, Fault fault, long world, Instant alertAt, Names names, TimeGrid grid) {
        long trouble = Math.min(fault.onset(), alertAt.toEpochMilli() - 180_000);
        Herrings herrings = Herrings.draw(world, fault, trouble);
        FleetPlan fleet = new FleetPlan(world, grid);
        fault.reshape(fleet);
        herrings.reshape(fleet);
        fleet.drawn();
        if (fault instanceof Mended mended) {
            mended.reshapeAfterwards(fleet);
        }
        return new RobotWorld(scenario, new Setting(names, world, grid, fault, fleet.settled(), herrings), alertAt);
    }

    Setting setting() {
        return setting;
    }

    /** What happens in it. */
    public Scenario scenario() {
        return scenario;
    }

    /** The alarm that fired. */
    public Alert alert() {
        return alert;
    }

    /** The time the world has evidence of, a while after the alert included. */
    public TimeWindow span() {
        return new TimeWindow(Instant.ofEpochMilli(setting.grid().startMillis()), Instant.ofEpochMilli(setting.grid().endMillis()));
    }

    /** The sources as they answer at the time of the alert, for good: {@code metrics, logs, traces, changes, inventory}. */
    public EvidenceSources sources() {
        return sources(Clock.fixed(alert.startedAt(), ZoneOffset.UTC));
    }

    /** The sources as they answer when the clock says so: nothing later than now is known. */
    public EvidenceSources sources(Clock clock) {
        return EvidenceSources.of(new RobotMetrics(measured.ledger(), clock), new RobotLogs(setting, measured.traffic(), clock),
                new RobotTraces(setting, measured.traffic(), clock), new RobotChanges(history, clock), new RobotInventory(setting, clock));
    }

    /** What really happened; nothing that investigates may ask. */
    public Truth truth() {
        return truth;
    }

    /** What looks suspicious and is not; nothing that investigates may ask. */
    public RedHerrings redHerrings() {
        return RedHerrings.of(setting, history);
    }

    private Truth told() {
        Culprit culprit = setting.fault().culprit(setting);
        if (culprit.mechanism() == Mechanism.NONE) {
            return new Truth(null, null, null, null, Set.of());
        }
        return new Truth(culprit.resource(), culprit.mechanism().wireName(), culprit.change(),
                Instant.ofEpochMilli(setting.fault().onset()), affected());
    }

    private Set<String> affected() {
        Set<String> robots = new HashSet<>();
        long onset = setting.fault().onset();
        long until = alert.startedAt().toEpochMilli() * 1000;
        for (int step = setting.grid().stepOf(onset); step <= setting.grid().stepOf(until / 1000); step++) {
            measured.traffic().during(step, request -> {
                Visit entry = request.entry();
                if (entry.brokenByServer() && entry.startMicros >= onset * 1000 && entry.startMicros < until) {
                    robots.add(request.robotId());
                }
            });
        }
        return robots;
    }
}
