package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.Pulse;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Precondition;
import dev.gumshoe.conversations.investigation.MitigationPlan.Recovery;
import dev.gumshoe.conversations.investigation.PreValidation.Holds;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks, without touching anything, whether a plan's preconditions hold at a moment. */
final class Validator {

    private static final Duration LATELY = Duration.ofMinutes(5);
    private static final Duration PULSE = Duration.ofMinutes(2);
    private static final Pattern UNDONE = Pattern.compile(
            "\\b(roll(?:ed|ing)?[ -]?back|revert(?:ed|s)?|restore[ds]?|undo(?:ne|es)?|put back)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final EvidenceSources sources;
    private final Investigation state;
    private final MitigationPlan plan;
    private final Instant now;
    private final Fleet fleet;
    private final List<Change> changes;
    private final Evidence inventory;
    private final Evidence trail;
    private final boolean inventoryFailed;
    private final boolean trailFailed;

    private Validator(EvidenceSources sources, Investigation state, MitigationPlan plan, Instant now) {
        this.sources = sources;
        this.state = state;
        this.plan = plan;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        TimeWindow window = new TimeWindow(state.scope().window().from(), later(now, state.scope().window().to()));
        Asked<Inventory> things = things(window);
        Asked<List<Change>> deeds = deeds(window);
        this.inventory = things.evidence();
        this.inventoryFailed = things.failed();
        this.trail = deeds.evidence();
        this.trailFailed = deeds.failed();
        this.fleet = new Fleet(
                things.found() == null ? Topology.empty() : things.found().stream().reduce(Topology.empty(), Topology::with, (a, _) -> a));
        this.changes = deeds.found().stream().flatMap(List::stream).sorted(Comparator.comparing(Change::timestamp)).toList();
    }

    /** How one precondition stands, in a sentence, and what shows it. */
    record Finding(Precondition precondition, Holds holds, String seen, Look look, Evidence evidence) {}

    /** How all preconditions of the plan stand. */
    static List<Finding> findings(EvidenceSources sources, Investigation state, MitigationPlan plan, Instant now) {
        Validator validator = new Validator(sources, state, plan, now);
        return plan.preconditions().stream().map(validator::finding).toList();
    }

    /** What shows that somebody has done what the plan is for; empty when nothing does. */
    static Optional<Finding> done(EvidenceSources sources, Investigation state, MitigationPlan plan, Instant now) {
        Validator validator = new Validator(sources, state, plan, now);
        return plan.preconditions().stream()
                .filter(p -> switch (p.kind()) {
                    case NOT_UNDONE, STILL_THERE, ROOM_TO_GROW -> true;
                    case LAST_GOOD_STANDS, OTHERS_HEALTHY, STILL_HURTING, NOTHING_ELSE_CHANGED -> false;
                })
                .map(validator::finding)
                .filter(finding -> finding.holds() == Holds.DONE)
                .findFirst();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** What sources of one kind answered, all together. */
    private record Asked<T>(List<T> found, Evidence evidence, boolean failed) {}

    private Asked<Inventory> things(TimeWindow window) {
        return asked(sources.answering(ResourceSource.class).stream().map(source -> source.inventory(window)).toList(), window,
                "inventory");
    }

    private Asked<List<Change>> deeds(TimeWindow window) {
        return asked(sources.answering(ChangeSource.class).stream().map(source -> source.changes(ChangeQuery.all(window))).toList(), window,
                "changes");
    }

    private static <T> Asked<T> asked(List<ToolResult<T>> answers, TimeWindow window, String what) {
        List<T> found = new ArrayList<>();
        Evidence evidence = new Evidence("none", what, window, "no source answers for " + what);
        boolean failed = answers.isEmpty();
        for (ToolResult<T> answer : answers) {
            switch (answer) {
                case ToolResult.Found<T> f -> {
                    found.add(f.data());
                    evidence = f.evidence();
                }
                case ToolResult.NothingFound<T> n -> evidence = found.isEmpty() ? n.searched() : evidence;
                case ToolResult.Failed<T> f -> {
                    failed = true;
                    evidence = found.isEmpty() ? new Evidence(f.source(), f.query(), window, f.detail()) : evidence;
                }
            }
        }
        return new Asked<>(found, evidence, failed);
    }

    private Finding finding(Precondition precondition) {
        return switch (precondition.kind()) {
            case NOT_UNDONE -> notUndone(precondition);
            case LAST_GOOD_STANDS -> lastGood(precondition);
            case STILL_THERE -> stillThere(precondition);
            case OTHERS_HEALTHY -> othersHealthy(precondition);
            case STILL_HURTING -> stillHurting(precondition);
            case NOTHING_ELSE_CHANGED -> nothingElse(precondition);
            case ROOM_TO_GROW -> room(precondition);
        };
    }

    private Finding by(Precondition p, Holds holds, String seen, Look look, Evidence evidence) {
        return new Finding(p, holds, seen, look, evidence.withExcerpt(seen));
    }

    private Finding trailed(Precondition p, Holds holds, String seen) {
        return trailFailed && holds == Holds.YES
                ? by(p, Holds.UNKNOWN, "What was changed could not be read: " + trail.excerpt(), Look.CHANGES, trail)
                : by(p, holds, seen, Look.CHANGES, trail);
    }

    private Finding listed(Precondition p, Holds holds, String seen) {
        return inventoryFailed && holds == Holds.YES
                ? by(p, Holds.UNKNOWN, "What exists could not be read: " + inventory.excerpt(), Look.TOPOLOGY, inventory)
                : by(p, holds, seen, Look.TOPOLOGY, inventory);
    }

    private Optional<Change> change(String id) {
        return changes.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    private Finding notUndone(Precondition p) {
        Change did = change(p.value()).orElse(null);
        if (did == null) {
            return trailed(p, Holds.UNKNOWN, "The change " + p.value() + " is not in the trail any more.");
        }
        Optional<Change> undoing = changes.stream().filter(c -> c.timestamp().isAfter(did.timestamp()) && undoes(c, did))
                .reduce((_, b) -> b);
        if (undoing.isPresent()) {
            Change c = undoing.get();
            return trailed(p, Holds.DONE,
                    c.actor() + " has undone it at " + CLOCK.format(c.timestamp()) + ": " + c.title() + " (" + c.id() + ").");
        }
        String version = Versions.of(did, fleet.topology(), p.resource());
        List<String> running = fleet.running(p.resource());
        List<String> bad = running.stream().filter(id -> Versions.running(id, fleet.topology()).filter(v -> v.equals(version)).isPresent())
                .toList();
        boolean known = version != null && running.stream().anyMatch(id -> Versions.running(id, fleet.topology()).isPresent());
        if (known && bad.isEmpty()) {
            return listed(p, Holds.DONE, "No running instance of " + p.resource() + " has version " + version + " any more.");
        }
        return trailed(p, Holds.YES, "Nobody has undone " + did.id() + " yet" + (known
                ? "; " + bad.size() + " of " + running.size() + " instances of " + p.resource() + " run " + version + "."
                : "."));
    }

    /** Whether a later change takes an earlier one back: it says so, or releases another version of the same, or touches the same files. */
    private static boolean undoes(Change later, Change did) {
        boolean same = did.resource() != null && did.resource().equals(later.resource());
        boolean named = later.title().contains(did.id()) || later.attributes().containsValue(did.id());
        if (!same && !named) {
            return false;
        }
        boolean says = UNDONE.matcher(later.title()).find();
        boolean release = did.kind() == Change.Kind.DEPLOYMENT && later.kind() == Change.Kind.DEPLOYMENT;
        boolean files = later.kind() == did.kind() && !later.files().isEmpty() && later.files().equals(did.files());
        return says || release || files;
    }

    private Finding lastGood(Precondition p) {
        Change did = plan.change() == null ? null : change(plan.change()).orElse(null);
        Optional<Change> newer = did == null
                ? Optional.empty()
                : changes.stream().filter(c -> c.kind() == Change.Kind.DEPLOYMENT && p.resource().equals(c.resource())
                        && c.timestamp().isAfter(did.timestamp())).reduce((_, b) -> b);
        if (newer.isPresent()) {
            return trailed(p, Holds.NO, newer.get().title() + " came at " + CLOCK.format(newer.get().timestamp())
                    + ", after the plan was made for: look again which version is the last good one.");
        }
        return trailed(p, Holds.YES,
                p.value() + " still is the last version before it; nothing was released on " + p.resource() + " since.");
    }

    private Finding stillThere(Precondition p) {
        if (fleet.topology().isEmpty()) {
            return listed(p, Holds.UNKNOWN, "What exists could not be read.");
        }
        if (fleet.resource(p.resource()).isEmpty()) {
            return listed(p, Holds.DONE, p.resource() + " is not in the inventory any more.");
        }
        return fleet.runs(p.resource())
                ? listed(p, Holds.YES, p.resource() + " is still in service.")
                : listed(p, Holds.DONE, p.resource() + " is " + fleet.state(p.resource()).orElse("gone") + ".");
    }

    private Finding othersHealthy(Precondition p) {
        List<String> others = fleet.running(p.resource()).stream().filter(id -> !id.equals(p.value())).toList();
        if (others.isEmpty()) {
            return listed(p, fleet.topology().isEmpty() ? Holds.UNKNOWN : Holds.NO,
                    "No other instance of " + p.resource() + " runs: replacing this one means an outage.");
        }
        TimeWindow window = TimeWindow.endingAt(now, LATELY);
        List<MetricSeries> errors = Pulse.errors(sources, with(others, p.value()), window).filter(series -> series.size() > 0).toList();
        double its = rate(errors, p.value());
        List<String> hurt = others.stream().filter(id -> its > 0 && rate(errors, id) > its / 2).toList();
        String seen = others.size() + " others of " + p.resource() + " run" + (hurt.isEmpty() && !errors.isEmpty()
                ? ", and fail less than half as often in the last five minutes."
                : hurt.isEmpty() ? "." : ", but " + String.join(", ", hurt) + " fail about as often: it is not this one alone.");
        return listed(p, hurt.isEmpty() ? Holds.YES : Holds.NO, seen);
    }

    private static Set<String> with(List<String> others, String id) {
        Set<String> all = new HashSet<>(others);
        all.add(id);
        return all;
    }

    private static double rate(List<MetricSeries> errors, String id) {
        return errors.stream().filter(series -> series.resource().equals(id))
                .mapToDouble(series -> Arrays.stream(series.values()).average().orElse(0)).max().orElse(0);
    }

    private Finding stillHurting(Precondition p) {
        Recovery recovery = plan.recovery();
        Pulse.Reading reading = recovery == null
                ? null
                : Pulse.read(sources, p.resource(), p.value(), TimeWindow.endingAt(now, LATELY), PULSE).orElse(null);
        if (recovery == null || reading == null || !reading.tells()) {
            return by(p, Holds.UNKNOWN, p.value() + " of " + p.resource() + " could not be read now.", Look.METRICS,
                    reading == null ? trail : reading.evidence());
        }
        boolean over = recovery.recovered(reading.level()) >= Pulse.RECOVERED;
        String level = p.value() + " of " + p.resource() + " is " + Figures.spoken(reading.level()) + " in the last two minutes; usual was "
                + Figures.spoken(recovery.usual());
        return by(p, over ? Holds.DONE : Holds.YES, level + (over ? ": it is over." : "."), Look.METRICS, reading.evidence());
    }

    /** A change on the thing itself stands in the way; one on what it calls is told, as the reader may know of it. */
    private Finding nothingElse(Precondition p) {
        Set<String> itself = new HashSet<>(fleet.topology().parts(p.resource()));
        itself.add(p.resource());
        Optional<Change> here = lately(itself, p.value());
        if (here.isPresent()) {
            return trailed(p, Holds.NO, told(here.get()) + " Talk to them first.");
        }
        return trailed(p, Holds.YES, "Nothing else was changed on " + p.resource() + " in the last five minutes."
                + lately(new HashSet<>(fleet.topology().callees(p.resource())), p.value()).map(c -> " On what it calls: " + told(c))
                        .orElse(""));
    }

    private Optional<Change> lately(Set<String> resources, String butFor) {
        Instant from = now.minus(LATELY);
        return changes.stream()
                .filter(c -> !c.timestamp().isBefore(from) && !c.id().equals(butFor) && c.resource() != null
                        && resources.contains(c.resource()))
                .filter(c -> c.kind() != Change.Kind.OTHER && c.kind() != Change.Kind.COMMIT && since(c))
                .reduce((_, b) -> b);
    }

    private static String told(Change change) {
        return change.actor() + " changed something at " + CLOCK.format(change.timestamp()) + ": " + change.title() + " (" + change.id()
                + ").";
    }

    /** Whether it came after what the conclusion already knows of. */
    private boolean since(Change change) {
        return state.conclusion().map(c -> c.onset() == null || change.timestamp().isAfter(c.onset())).orElse(true);
    }

    private Finding room(Precondition p) {
        int running = fleet.running(p.resource()).size();
        int wanted = p.value().matches("\\d{1,6}") ? Integer.parseInt(p.value()) : running + 1;
        if (running >= wanted) {
            return listed(p, Holds.DONE, p.resource() + " has " + running + " running instances already.");
        }
        return fleet.max(p.resource())
                .map(max -> max >= wanted
                        ? listed(p, Holds.YES, p.resource() + " runs " + running + " and may have " + max + ".")
                        : listed(p, Holds.NO, p.resource() + " may have " + max + " at most; raise that first."))
                .orElseGet(() -> listed(p, Holds.UNKNOWN, "How many instances " + p.resource() + " may have is not known."));
    }
}
