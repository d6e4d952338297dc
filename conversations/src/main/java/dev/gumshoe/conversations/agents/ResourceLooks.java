package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.Change.Kind;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.topology.Atlas;
import dev.gumshoe.conversations.topology.Neighbourhood;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers from what is known of resources: what depends on them, which version they run, whose they are. */
record ResourceLooks(Looking looking) {

    private static final int MOST = 4;
    private static final Duration LONG_AGO = Duration.ofDays(1);
    private static final List<String> OWNERS = List.of("owner", "team", "oncall", "on-call", "contact", "maintainer", "Owner", "Team");

    /** What calls each resource that is named, what it calls, and what trouble there reaches. */
    void depends() {
        looking.subjects().stream().limit(MOST).forEach(id -> {
            List<Evidence> told = new Tellers(looking.sources(), looking.window()).of(id, looking.topology());
            looking.answer().saw(Look.TOPOLOGY, Neighbourhood.words(id, looking.topology()), looking.now(), told);
        });
    }

    private Evidence known(String id, String words) {
        return new Evidence(Atlas.NAME, "what is known around " + id, looking.window(), words);
    }

    /** Whose it is. */
    void owner() {
        List<String> unknown = new ArrayList<>();
        for (String id : looking.subjects().stream().limit(MOST).toList()) {
            ownerOf(id).ifPresentOrElse(
                    name -> looking.answer().saw(Look.TOPOLOGY, id + " belongs to " + Quoted.line(name, 120) + ".", looking.now(),
                            known(id, name)),
                    () -> unknown.add(id));
        }
        if (!unknown.isEmpty()) {
            looking.answer().word("Nobody told me whose " + String.join(" or ", unknown) + (unknown.size() == 1 ? " is" : " are")
                    + ", and I read no on-call rota; write “- owner: …” below “## " + unknown.getLast() + "” in gumshoe.md.");
        }
        if (looking.subjects().isEmpty()) {
            looking.answer().word("I do not know who is on call; name a service, and I say whose it is where I was told.");
        }
    }

    /** Its own, else that of what it belongs to. */
    private Optional<String> ownerOf(String id) {
        return Stream.concat(Stream.of(id), looking.topology().wholes(id).stream())
                .flatMap(one -> looking.topology().resource(one).flatMap(ResourceLooks::owner).stream()).findFirst();
    }

    private static Optional<String> owner(Resource resource) {
        return OWNERS.stream().map(resource.attributes()::get).filter(value -> value != null && !value.isBlank()).findFirst();
    }

    /** Which version runs where, and the deployment that brought it. */
    void version() {
        List<String> ids = looking.subjects();
        Topology fresh = fresh();
        for (String id : ids.stream().limit(MOST).toList()) {
            running(id, fresh);
        }
        if (ids.isEmpty()) {
            looking.answer().word("Name the service whose version you want to know.");
        } else {
            deployed(ids);
        }
    }

    /** The inventory as it is now: a version is what changes. */
    private Topology fresh() {
        List<Inventory> inventories = new ArrayList<>();
        TimeWindow window = TimeWindow.endingAt(looking.now(), Duration.ofMinutes(1));
        for (ResourceSource source : looking.sources().answering(ResourceSource.class)) {
            switch (source.inventory(window)) {
                case ToolResult.Found<Inventory>(Inventory inventory, Evidence _) -> inventories.add(inventory);
                case ToolResult.NothingFound<Inventory> _ -> {
                }
                case ToolResult.Failed<Inventory> failed -> looking.answer().failed(Look.TOPOLOGY, failed);
            }
        }
        return inventories.isEmpty() ? looking.topology() : Topology.merging(inventories);
    }

    private void running(String id, Topology topology) {
        Fleet fleet = new Fleet(topology);
        Map<String, Long> versions = Stream.concat(Stream.of(id), fleet.running(id).stream())
                .flatMap(one -> Versions.running(one, topology).stream())
                .collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting()));
        if (!versions.isEmpty()) {
            String words = id + " runs " + versions.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .map(e -> Quoted.line(e.getKey(), 60)
                            + (fleet.running(id).isEmpty() ? "" : " on " + e.getValue() + " of " + fleet.running(id).size() + " instances"))
                    .collect(Collectors.joining(", ")) + ".";
            looking.answer().saw(Look.TOPOLOGY, words, looking.now(), known(id, words));
        }
    }

    private void deployed(List<String> ids) {
        TimeWindow window = TimeWindow.endingAt(looking.now(), LONG_AGO);
        for (ChangeSource source : looking.sources().answering(ChangeSource.class)) {
            switch (source.changes(new ChangeQuery(Set.copyOf(ids), window))) {
                case ToolResult.Failed<List<Change>> failed -> looking.answer().failed(Look.CHANGES, failed);
                case ToolResult.NothingFound<List<Change>> nothing -> none(window, nothing.searched());
                case ToolResult.Found<List<Change>>(List<Change> found, Evidence evidence) -> last(found).ifPresentOrElse(
                        change -> brought(change, evidence), () -> none(window, evidence));
            }
        }
    }

    private static Optional<Change> last(List<Change> changes) {
        return changes.stream().filter(change -> change.kind() == Kind.DEPLOYMENT).max(Comparator.comparing(Change::timestamp));
    }

    private void brought(Change change, Evidence evidence) {
        @Nullable
        String where = change.resource() == null || change.title().contains(change.resource()) ? null : change.resource();
        String words = "Last deployed at " + looking.clock().said(change.timestamp()) + ": " + Quoted.line(change.title(), 200)
                + (where == null ? "" : " on " + where) + " by " + Quoted.line(change.actor(), 60) + ".";
        looking.answer().saw(Look.CHANGES, words, change.timestamp(), evidence.withExcerpt(words));
    }

    private void none(TimeWindow window, Evidence evidence) {
        looking.answer().saw(Look.CHANGES,
                "No deployment in the day before " + looking.clock().said(window.to()) + ", says " + evidence.source() + ".",
                window.to(), evidence);
    }
}
