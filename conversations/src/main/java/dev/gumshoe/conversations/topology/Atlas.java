package dev.gumshoe.conversations.topology;

import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.Naming;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What all sources together told of resources, as it is known without asking anew. It is asked by cases that must not wait, and says of
 * each source whether what it told may be out of date. Safe for use by several threads.
 */
public final class Atlas implements EvidenceSource, Naming {

    /** The name of this source. */
    public static final String NAME = "topology";

    private final List<String> precedence;
    private final Duration age;
    private final int most;
    private final InstantSource clock;
    private volatile Freshener freshener = () -> {};
    private volatile Sheet sheet = new Sheet(List.of(), Identities.of(List.of()), Topology.empty());

    private record Sheet(List<Survey> surveys, Identities identities, Topology topology) {}

    /**
     * An atlas in which nothing stands.
     *
     * @param precedence the names of the sources, those first whose names are used
     * @param age how old a survey may be before it counts as stale
     * @param most how many resources a case notes at most
     */
    public Atlas(List<String> precedence, Duration age, int most, InstantSource clock) {
        this.precedence = List.copyOf(precedence);
        this.age = age;
        this.most = most;
        this.clock = clock;
    }

    /** Asks anew what may have changed since it was told, and waits a little for it. */
    @FunctionalInterface
    public interface Freshener {
        void freshen() throws InterruptedException;
    }

    /** From now on the freshener is asked before a case notes what is known. */
    public void freshenedBy(Freshener asked) {
        freshener = asked;
    }

    /** Takes what is kept in place of all it held. */
    public void take(List<Survey> surveys) {
        List<Survey> ordered = surveys.stream()
                .filter(survey -> precedence.contains(survey.source()))
                .sorted(Comparator.comparingInt(survey -> precedence.indexOf(survey.source())))
                .toList();
        List<Inventory> inventories = ordered.stream().map(Survey::inventory).toList();
        Identities identities = Identities.of(inventories);
        sheet = new Sheet(ordered, identities, Topology.of(Merging.of(inventories, identities)));
    }

    /** Brings it up to date, as far as that is quick. */
    public void freshen() throws InterruptedException {
        freshener.freshen();
    }

    /** Everything that is known. */
    public Topology topology() {
        return sheet.topology();
    }

    /** What each source told, those first whose names are used. */
    public List<Survey> surveys() {
        return sheet.surveys();
    }

    /** The surveys that told of a resource's relations, in the names used here. */
    public List<Survey> tellers(String id) {
        Sheet now = sheet;
        return now.surveys().stream()
                .filter(survey -> survey.inventory().relations().stream()
                        .anyMatch(r -> now.identities().id(r.from()).equals(id) || now.identities().id(r.to()).equals(id)))
                .map(survey -> new Survey(survey.source(), survey.inventory().named(now.identities()), survey.takenAt(), survey.askedAt(),
                        survey.trouble()))
                .toList();
    }

    /** The surveys that may be out of date. */
    public List<Survey> stale() {
        return sheet.surveys().stream().filter(survey -> survey.stale(clock.instant(), age)).toList();
    }

    /**
     * What a case notes: everything, or where that is too much what lies nearest around the resources it is about.
     *
     * @param names what the case is about, in any source's words
     */
    public Inventory around(Set<String> names) {
        Sheet now = sheet;
        Set<String> ids = new LinkedHashSet<>();
        names.forEach(name -> ids.add(now.identities().id(name)));
        return now.topology().around(ids, most);
    }

    @Override
    public String id(String name) {
        return sheet.identities().id(name);
    }

    @Override
    public Set<String> names(Set<String> ids) {
        return sheet.identities().names(ids);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Health health() {
        Sheet now = sheet;
        List<Survey> stale = stale();
        String known = now.topology().ids().size() + " resources, " + now.topology().relations().size() + " relations";
        return stale.isEmpty()
                ? Health.good(known)
                : Health.bad(known + "; out of date: " + String.join("; ", stale.stream().map(Atlas::words).toList()));
    }

    /** What is wrong with a survey that may be out of date, in words. */
    public static String words(Survey stale) {
        String since = stale.takenAt() == null ? "it never answered" : "last read at " + stale.takenAt();
        return stale.source() + ": " + since + (stale.trouble() == null ? "" : ", then " + Objects.requireNonNull(stale.trouble()));
    }
}
