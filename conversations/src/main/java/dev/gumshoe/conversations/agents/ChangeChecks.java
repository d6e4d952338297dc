package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Validator.Finding;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.MitigationPlan.Precondition;
import dev.gumshoe.conversations.investigation.PreValidation.Holds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What was changed since a plan's cause: has somebody undone it, released something newer, or is at work there just now? */
record ChangeChecks(Present present, Investigation state, MitigationPlan plan) {

    private static final Duration LATELY = Duration.ofMinutes(5);
    private static final Pattern UNDONE = Pattern.compile(
            "\\b(roll(?:ed|ing)?[ -]?back|revert(?:ed|s)?|restore[ds]?|undo(?:ne|es)?|put back)\\b",
            Pattern.CASE_INSENSITIVE);

    Finding notUndone(Precondition p) {
        Change did = present.change(p.value()).orElse(null);
        if (did == null) {
            return present.trailed(p, Holds.UNKNOWN, "The change " + p.value() + " is not in the trail any more.");
        }
        Optional<Change> undoing = present.changes().stream().filter(c -> c.timestamp().isAfter(did.timestamp()) && undoes(c, did))
                .reduce((_, b) -> b);
        if (undoing.isPresent()) {
            Change c = undoing.get();
            return present.trailed(p, Holds.DONE,
                    c.actor() + (takesBack(c, did) ? " has undone it at " : " has released something else since, at ")
                            + TimeOfDay.UTC.said(c.timestamp()) + ": " + c.title() + " (" + c.id() + ").");
        }
        String version = Versions.of(did, present.fleet().topology(), p.resource());
        List<String> running = present.fleet().running(p.resource());
        List<String> bad = running.stream()
                .filter(id -> Versions.running(id, present.fleet().topology()).filter(v -> v.equals(version)).isPresent())
                .toList();
        boolean known = version != null && running.stream().anyMatch(id -> Versions.running(id, present.fleet().topology()).isPresent());
        if (known && bad.isEmpty()) {
            return present.listed(p, Holds.DONE, "No running instance of " + p.resource() + " has version " + version + " any more.");
        }
        return present.trailed(p, Holds.YES, "Nobody has undone " + did.id() + " yet" + (known
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
        return takesBack(later, did) || (did.kind() == Change.Kind.DEPLOYMENT && later.kind() == Change.Kind.DEPLOYMENT);
    }

    private static boolean takesBack(Change later, Change did) {
        return UNDONE.matcher(later.title()).find()
                || (later.kind() == did.kind() && !later.files().isEmpty() && later.files().equals(did.files()));
    }

    Finding lastGood(Precondition p) {
        Change did = plan.change() == null ? null : present.change(plan.change()).orElse(null);
        Optional<Change> newer = did == null
                ? Optional.empty()
                : present.changes().stream().filter(c -> c.kind() == Change.Kind.DEPLOYMENT && p.resource().equals(c.resource())
                        && c.timestamp().isAfter(did.timestamp())).reduce((_, b) -> b);
        if (newer.isPresent()) {
            return present.trailed(p, Holds.NO, newer.get().title() + " came at " + TimeOfDay.UTC.said(newer.get().timestamp())
                    + ", after the plan was made for: look again which version is the last good one.");
        }
        return present.trailed(p, Holds.YES,
                p.value() + " still is the last version before it; nothing was released on " + p.resource() + " since.");
    }

    /** A change on the thing itself stands in the way; one on what it calls is told, as the reader may know of it. */
    Finding nothingElse(Precondition p) {
        Set<String> itself = new HashSet<>(present.fleet().topology().parts(p.resource()));
        itself.add(p.resource());
        Optional<Change> here = lately(itself, p.value());
        if (here.isPresent()) {
            return present.trailed(p, Holds.NO, told(here.get()) + " Talk to them first.");
        }
        return present.trailed(p, Holds.YES, "Nothing else was changed on " + p.resource() + " in the last five minutes."
                + lately(new HashSet<>(present.fleet().topology().callees(p.resource())), p.value())
                        .map(c -> " On what it calls: " + told(c))
                        .orElse(""));
    }

    private Optional<Change> lately(Set<String> resources, String butFor) {
        Instant from = present.now().minus(LATELY);
        return present.changes().stream()
                .filter(c -> !c.timestamp().isBefore(from) && !c.id().equals(butFor) && c.resource() != null
                        && resources.contains(c.resource()))
                .filter(c -> c.kind() != Change.Kind.OTHER && c.kind() != Change.Kind.COMMIT && since(c))
                .reduce((_, b) -> b);
    }

    private static String told(Change change) {
        return change.actor() + " changed something at " + TimeOfDay.UTC.said(change.timestamp()) + ": " + change.title() + " ("
                + change.id()
                + ").";
    }

    /** Whether it came after what the conclusion already knows of. */
    private boolean since(Change change) {
        return state.conclusion().map(c -> c.onset() == null || change.timestamp().isAfter(c.onset())).orElse(true);
    }
}
