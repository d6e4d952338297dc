package dev.gumshoe.conversations.incident;

import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says whether an alert belongs to an incident that is being worked on: the same alarm again; one that its sender puts into the same group; one
 * that is near in topology and time, and fits what the others tell together ({@link Story}); or one that says nearly the same words at nearly the same time. In doubt it does not: a case too many is read in
 * a second, a swallowed alert is not. Safe for use by several threads.
 */
public final class AlertCorrelator {

    /** The attribute under which an alert carries the group its sender put it into. */
    public static final String GROUP = "alert-group";

    /** The attribute under which an alert that tells of several things names them, with commas between. */
    public static final String ABOUT = "alert-resources";

    private static final int TOPOLOGIES = 16;
    private static final double SAME_WORDS = 0.8;
    private static final int FEWEST_WORDS = 3;
    private static final int HOPS = 3;
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_-]+");

    /** Trouble that stays where it is: it has a cause of its own, whatever the neighbours suffer from at that time. */
    private static final Pattern STAYS = Pattern.compile(
            "\\b(?:certificates?|certs?|expir(?:es|ed|y|ing)|disk|filesystem|volume|inodes?|backups?|snapshots?|cron ?jobs?|licen[cs]e|quota|patch\\w*|"
                    + "ntp|clock (?:skew|drift)|vulnerabilit\\w+|security group|login attempts?|dead man\\w*|watchdog|budget|cost)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Where one word of a name ends and the next begins. */
    private static final Pattern IN_A_NAME = Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|_");

    private final Duration near;
    /** Of the topologies compared with last; a topology never changes. */
    private final Map<Topology, Reach> reaches = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Topology, Reach> eldest) {
            return size() > TOPOLOGIES;
        }
    });

    /** @param near how long after one of an incident's alerts another can still belong to it by nearness */
    public AlertCorrelator(Duration near) {
        this.near = near;
    }

    /** How well an alert fits; the first is the best. */
    public enum Kind {
        /** The same alarm. */
        FINGERPRINT,
        /** The same group of its sender's. */
        GROUP,
        /** About the same thing. */
        RESOURCE,
        /** About a neighbour. */
        NEIGHBOUR,
        /** In nearly the same words. */
        WORDS
    }

    /**
     * That an alert belongs to an incident.
     *
     * @param apart how far it is in time from the alert it fits to
     * @param why one sentence, without a full stop
     */
    public record Match(Kind kind, Duration apart, String why) implements Comparable<Match> {

        @Override
        public int compareTo(Match other) {
            return Comparator.comparing(Match::kind).thenComparing(Match::apart).compare(this, other);
        }
    }

    /** How the alert belongs to the incident of the given alerts; empty when it does not. */
    public Optional<Match> belongs(Alert alert, List<Alert> incident, Topology topology) {
        Subject subject = new Subject(alert, topology, true);
        Collection<Alert> latest = latest(incident);
        return latest.stream().map(known -> belongs(subject, known, topology)).flatMap(Optional::stream).min(Comparator.naturalOrder())
                .filter(match -> match.kind() != Kind.NEIGHBOUR || fits(subject, latest, topology));
    }

    private boolean fits(Subject subject, Collection<Alert> incident, Topology topology) {
        Reach reach = reaches.computeIfAbsent(topology, Reach::new);
        Set<String> complaining = incident.stream().flatMap(alert -> Subject.resources(alert, topology).stream())
                .collect(Collectors.toSet());
        Story story = Story.of(complaining, reach);
        return subject.resources.stream().anyMatch(story::fits);
    }

    /** Of each alarm the latest firing: what was said of it before says nothing more. */
    private static Collection<Alert> latest(List<Alert> alerts) {
        Map<String, Alert> latest = new LinkedHashMap<>();
        alerts.forEach(alert -> latest.merge(alert.fingerprint(), alert, (a, b) -> b.startedAt().isBefore(a.startedAt()) ? a : b));
        return latest.values();
    }

    private Optional<Match> belongs(Subject subject, Alert known, Topology topology) {
        Alert alert = subject.alert;
        Duration apart = Duration.between(known.startedAt(), alert.startedAt()).abs();
        if (alert.fingerprint().equals(known.fingerprint())) {
            return Optional.of(new Match(Kind.FINGERPRINT, apart, "the same alarm fired again"));
        }
        String group = alert.attributes().get(GROUP);
        if (group != null && group.equals(known.attributes().get(GROUP))) {
            return Optional.of(new Match(Kind.GROUP, apart, "its sender puts both into one group"));
        }
        if (apart.compareTo(near) > 0) {
            return Optional.empty();
        }
        String minutes = apart.toMinutes() + " min apart";
        return near(subject, new Subject(known, topology, false), apart, minutes)
                .or(() -> sameWords(alert, known)
                        ? Optional.of(new Match(Kind.WORDS, apart, "it says nearly the same as an alarm " + minutes))
                        : Optional.empty());
    }

    private static Optional<Match> near(Subject a, Subject b, Duration apart, String minutes) {
        for (String one : a.resources) {
            if (b.resources.contains(one)) {
                return Optional.of(new Match(Kind.RESOURCE, apart, "both are about " + one + ", and the alarms are " + minutes));
            }
        }
        return a.neighbours.entrySet().stream().filter(neighbour -> b.resources.contains(neighbour.getKey())).findFirst()
                .filter(_ -> !a.stays() && !b.stays())
                .map(neighbour -> new Match(Kind.NEIGHBOUR, apart,
                        neighbour.getValue() + " and " + neighbour.getKey() + " depend on each other, and the alarms are " + minutes));
    }

    /** What an alert is about: the resources of the topology that it names, or the one it names itself. */
    private static final class Subject {

        private final Alert alert;
        private final Set<String> resources;
        /** Each neighbour, and whose. */
        private final Map<String, String> neighbours = new LinkedHashMap<>();

        private Subject(Alert alert, Topology topology, boolean withNeighbours) {
            this.alert = alert;
            this.resources = resources(alert, topology);
            if (withNeighbours) {
                resources.forEach(id -> reach(id, topology));
            }
        }

        /** Whom the resource depends on and who depends on it, as far as trouble travels while it is still told as one story. */
        private void reach(String id, Topology topology) {
            List<Function<String, Stream<String>>> ways = List.of(
                    from -> Stream.concat(topology.callees(from).stream(), topology.parts(from).stream()),
                    from -> Stream.concat(topology.callers(from).stream(), topology.wholes(from).stream()));
            for (Function<String, Stream<String>> way : ways) {
                Set<String> reached = Set.of(id);
                for (int step = 0; step < HOPS; step++) {
                    reached = reached.stream().flatMap(way).collect(Collectors.toSet());
                    reached.forEach(neighbour -> neighbours.putIfAbsent(neighbour, id));
                }
            }
        }

        /** Names of alarms are mostly written as one word ({@code DiskAlmostFull}); names of things say nothing of what is wrong with them. */
        private boolean stays() {
            String title = alert.title();
            for (String resource : resources) {
                title = title.replace(resource, " ");
            }
            return STAYS.matcher(IN_A_NAME.matcher(title).replaceAll(" ")).find();
        }

        private static Set<String> resources(Alert alert, Topology topology) {
            String named = alert.resource();
            if (named == null) {
                return mentioned(alert.title(), topology);
            }
            String all = alert.attributes().getOrDefault(ABOUT, named);
            return COMMA.splitAsStream(all).map(each -> resource(each, topology)).collect(Collectors.toSet());
        }

        private static String resource(String named, Topology topology) {
            if (topology.ids().contains(named)) {
                return named;
            }
            Optional<String> part = topology.ids().stream().filter(id -> holds(named, id)).max(Comparator.comparingInt(String::length));
            return part.orElse(named);
        }

        /** The ids that stand in the title; of ids within one another the longest. */
        private static Set<String> mentioned(String title, Topology topology) {
            Set<String> ids = topology.ids().stream().filter(id -> holds(title, id)).collect(Collectors.toSet());
            return ids.stream().filter(id -> ids.stream().noneMatch(longer -> longer.length() > id.length() && holds(longer, id)))
                    .collect(Collectors.toSet());
        }

        /** Whether the id stands in the text as a word, or as the beginning of a longer name: {@code gateway} in {@code gateway-7f9c}. */
        private static boolean holds(String text, String id) {
            String where = text.toLowerCase(Locale.ROOT);
            String what = id.toLowerCase(Locale.ROOT);
            int at = where.indexOf(what);
            while (at >= 0) {
                boolean begins = at == 0 || !part(where.charAt(at - 1));
                int end = at + what.length();
                if (begins && (end == where.length() || !Character.isLetterOrDigit(where.charAt(end)))) {
                    return true;
                }
                at = where.indexOf(what, at + 1);
            }
            return false;
        }

        private static boolean part(char c) {
            return Character.isLetterOrDigit(c) || c == '-' || c == '_';
        }
    }

    private static boolean sameWords(Alert alert, Alert known) {
        if (differentThings(alert, known)) {
            return false;
        }
        Set<String> a = words(alert.text());
        Set<String> b = words(known.text());
        if (a.size() < FEWEST_WORDS || b.size() < FEWEST_WORDS) {
            return false;
        }
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return (double) both.size() / (a.size() + b.size() - both.size()) >= SAME_WORDS;
    }

    /** Two alarms of one rule about different things say nearly the same, and tell of different things. */
    private static boolean differentThings(Alert alert, Alert known) {
        return alert.resource() != null && known.resource() != null && !alert.resource().equals(known.resource());
    }

    private static Set<String> words(String text) {
        return BETWEEN_WORDS.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isBlank() && !word.chars().allMatch(Character::isDigit))
                .collect(Collectors.toSet());
    }
}
