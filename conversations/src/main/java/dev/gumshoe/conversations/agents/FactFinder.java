package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.Pulse;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.MitigationPlan.Recovery;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what a plan has to name from the case's record and from sources, asked afresh. */
final class FactFinder {

    private static final int MOST_NAMED = 8;
    private static final Pattern API_CALL = Pattern.compile("^[A-Z][a-z]+[A-Z]\\w*\\s+([\\w./@-]+)");
    /** {@code dynamodb:GetItem}; what is a key in the policy, and what begins with {@code aws:}, is the name of a condition. */
    private static final Pattern ACTION = Pattern.compile("\\b(?!aws:)[a-z0-9-]+:[A-Z][A-Za-z]+\\b(?![\\w/.-]*\"\\s*:)");
    private static final Pattern SETTING = Pattern.compile("^[-+]\\s*\"?([\\w.-]+)\"?\\s*[=:]\\s*\"?([^\"\\s,;]+)\"?[,;]?\\s*$",
            Pattern.MULTILINE);
    private static final List<String> PLACES = List.of("namespace", "cluster", "region", "account");

    private final Investigation state;
    private final RootCause cause;
    private final Fleet fleet;
    private final @Nullable Change change;
    private final List<Change> later;
    private final Map<String, String> values = new LinkedHashMap<>();

    private FactFinder(Investigation state, RootCause cause, Surroundings now) {
        this.state = state;
        this.cause = cause;
        this.fleet = new Fleet(now.topology());
        this.change = now.changes().stream().filter(c -> c.id().equals(cause.change())).findFirst().orElse(null);
        this.later = change == null ? List.of() : now.changes().stream().filter(c -> c.timestamp().isAfter(change.timestamp())).toList();
        gather(now);
    }

    /** What is known of the cause, in view of how things are now. */
    static Facts of(Investigation state, RootCause cause, Surroundings now, @Nullable Recovery recovery) {
        FactFinder finder = new FactFinder(state, cause, now);
        finder.say("recovery", recovery == null
                ? "users are not hurt any more"
                : Pulse.named(recovery.resource(), recovery.metric()) + " is back near "
                        + Pulse.value(recovery.metric(), recovery.usual()));
        return new Facts(finder.fleet.kind(cause.resource()), now.topology(), finder.change, finder.later, finder.values);
    }

    private void gather(Surroundings now) {
        String resource = cause.resource();
        say("resource", resource);
        say("kind", fleet.kind(resource));
        String service = fleet.service(resource);
        say("service", service);
        if (fleet.isInstance(resource)) {
            say("instance", resource);
        }
        fleet.group(resource).ifPresent(group -> group(group, resource));
        say("callers", joined(now.topology().callers(service).stream()));
        say("blast", joined(now.topology().blastRadius(resource).stream()));
        behind(resource);
        state.conclusion().map(c -> c.onset()).ifPresent(onset -> say("onset", minute(onset)));
        PLACES.forEach(place -> Stream.of(Optional.of(resource), fleet.group(resource), Optional.of(service)).flatMap(Optional::stream)
                .flatMap(id -> now.topology().resource(id).stream()).map(r -> r.attributes().get(place)).filter(Objects::nonNull)
                .findFirst()
                .ifPresent(v -> say(place, v)));
        if (change != null) {
            changed(change, service, now);
        }
    }

    private void group(String group, String resource) {
        say("group", group);
        List<String> running = fleet.running(group);
        say("running", String.valueOf(running.size()));
        say("others", joined(running.stream().filter(id -> !id.equals(resource))));
        say("one-more", String.valueOf(running.size() + 1));
        Optional<Resource> about = fleet.resource(group);
        about.map(r -> r.attributes().get("min")).ifPresent(min -> say("min", min));
        about.map(r -> r.attributes().get("max")).ifPresent(max -> say("max", max));
        more(group, running.size()).ifPresent(more -> say("more", more));
    }

    /** Half as many again, within what the group may have; empty when it is full or has none. */
    private Optional<String> more(String group, int running) {
        int wanted = running + Math.max(1, running / 2);
        int allowed = fleet.max(group).map(max -> Math.min(wanted, max)).orElse(wanted);
        return running > 0 && allowed > running ? Optional.of(String.valueOf(allowed)) : Optional.empty();
    }

    private void behind(String resource) {
        for (String callee : state.topology().callees(resource)) {
            Optional<String> group = fleet.group(callee);
            if (group.isPresent()) {
                int running = fleet.running(group.get()).size();
                say("behind", callee);
                say("behind-group", group.get());
                say("behind-running", String.valueOf(running));
                more(group.get(), running).ifPresent(more -> say("behind-more", more));
                return;
            }
        }
    }

    private void changed(Change did, String service, Surroundings now) {
        say("change", did.id());
        say("changed", did.resource() == null ? service : did.resource());
        say("change-title", did.title());
        say("change-at", did.timestamp().truncatedTo(ChronoUnit.SECONDS).toString());
        say("change-at-end", did.timestamp().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).toString());
        say("change-by", did.actor());
        say("commands", did.attributes().get("commands"));
        did.files().stream().findFirst().ifPresent(file -> say("file", file));
        say("file-or-check", did.files().stream().findFirst().orElse("the health check of " + service));
        say("file-words", did.files().isEmpty() ? "" : ": " + String.join(", ", did.files()));
        Matcher call = API_CALL.matcher(did.title());
        if (call.find() && did.title().contains("Policy")) {
            say("role", call.group(1).replaceAll("[:.]$", ""));
        }
        String diff = Objects.requireNonNullElse(did.diff(), "");
        say("actions", joinedBy(" ", ACTION.matcher(diff).results().map(r -> r.group()).distinct()));
        setting(diff);
        String version = Versions.of(did, fleet.topology(), cause.resource());
        say("version", version);
        Optional<String> good = Versions.lastGood(did, version, service, now);
        good.ifPresent(last -> say("last-good", last));
        say("last-good-words", good.map(last -> ", which released " + last).orElse(""));
    }

    /** The one setting of which a diff changes the value. */
    private void setting(String diff) {
        Map<String, String> before = settings(diff, '-');
        Map<String, String> after = settings(diff, '+');
        List<String> both = before.keySet().stream().filter(after::containsKey).toList();
        if (both.size() == 1) {
            say("setting", both.getFirst());
            say("old-value", before.get(both.getFirst()));
            say("new-value", after.get(both.getFirst()));
        }
    }

    private static Map<String, String> settings(String diff, char side) {
        return SETTING.matcher(diff).results()
                .filter(line -> line.group().charAt(0) == side && !line.group().startsWith("" + side + side))
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2), (a, _) -> a, LinkedHashMap::new));
    }

    private void say(String name, @Nullable String value) {
        if (value != null && (!value.isBlank() || name.endsWith("-words"))) {
            values.put(name, value);
        }
    }

    private static String minute(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String joined(Stream<String> names) {
        return joinedBy(", ", names.sorted(Comparator.naturalOrder()));
    }

    private static String joinedBy(String joint, Stream<String> names) {
        List<String> all = names.toList();
        String said = all.stream().limit(MOST_NAMED).collect(Collectors.joining(joint));
        return all.size() > MOST_NAMED ? said + joint + "…" : said;
    }

    /** How things are at the moment. */
    record Surroundings(Topology topology, List<Change> changes) {

        Surroundings {
            changes = List.copyOf(changes);
        }
    }
}
