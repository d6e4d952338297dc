package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Figure.Dimension;
import dev.gumshoe.conversations.analysis.SignalKinds;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a statement cites, read so that its numbers, times and names can be looked up: what was said of it in words and figures, from
 * which one may calculate on, and the raw excerpts behind it, from which one may quote.
 */
final class Backing {

    /**
     * Numbers that were measured together: those of one sentence, or of one line.
     *
     * @param owners the resources they were measured at, lower case; none where that is not known
     */
    private record Group(List<Figure> figures, Set<String> owners) {}

    /** A line of raw data, and the resources that it may be about. */
    private record Line(Sentence sentence, Set<String> owners) {}

    /** Words, lower case, and the resources that they are said of. */
    private record Words(String text, Set<String> owners) {}

    /** A time, and the resources of which it is told; none where it is everybody's. */
    private record Time(int second, Set<String> owners) {}

    private static final int FEW = 8;
    private static final int MOST_COUNTED = 30;
    private static final Pattern ABBREVIATED = Pattern.compile("(?=.*\\d)[0-9a-f]{7,}");
    private static final Pattern OTHERS = Pattern.compile("\\b(\\d{1,6}) other changes? \\(([^)]*?)(?: and (\\d{1,6}) more)?\\)");

    private final List<Group> groups = new ArrayList<>();
    private final List<Line> raw = new ArrayList<>();
    private final List<Time> moments = new ArrayList<>();
    private final List<Words> sources = new ArrayList<>();
    private final Set<Integer> counts = new HashSet<>();
    private final Set<String> near = new HashSet<>();
    private final StringBuilder words = new StringBuilder();
    private final List<Told> told = new ArrayList<>();
    private final Topology topology;
    private final Set<String> known;
    private int changes;

    private Backing(Topology topology, Stream<String> others) {
        this.topology = topology;
        this.known = Stream.concat(topology.ids().stream(), others).map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /**
     * What the observations of those ids hold.
     *
     * @param onset when the trouble began, as the conclusion takes it, or null
     */
    static Backing of(Collection<String> ids, Investigation state, @Nullable Instant onset) {
        Backing backing = new Backing(
                state.topology(), state.observations().stream().map(Observation::resource).filter(Objects::nonNull));
        List<Observation> cited = ids.stream().map(state::observation).flatMap(java.util.Optional::stream).toList();
        List<Signal> signals = state.tasks().stream()
                .flatMap(task -> task.signals().stream())
                .filter(signal -> signal.observation() != null && ids.contains(signal.observation()))
                .toList();
        cited.forEach(observation -> backing.take(observation, signals));
        backing.counts.add(cited.size());
        backing.counts.add((int) cited.stream().map(Observation::resource).distinct().count());
        backing.changes = (int) state.tasks().stream()
                .flatMap(task -> task.signals().stream())
                .filter(signal -> signal.kind().equals(SignalKinds.CHANGE))
                .count();
        backing.moment(onset, Set.of());
        state.alerts().forEach(alert -> {
            backing.moment(alert.startedAt(), Set.of());
            backing.say(String.valueOf(alert.resource()));
        });
        return backing;
    }

    /** What the texts of tools hold, each line by itself. */
    static Backing of(Collection<String> texts, Topology topology) {
        Backing backing = new Backing(topology, Stream.empty());
        for (String text : texts) {
            backing.say(text);
            List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
            backing.counts.add(lines.size());
            lines.forEach(backing::line);
        }
        return backing;
    }

    private void line(String text) {
        Sentence sentence = Sentence.of(text);
        Set<String> owners = named(sentence);
        told.add(new Told(sentence, owners));
        sources.add(new Words(flat(text), owners));
        groups.add(new Group(sentence.figures(), owners));
        sentence.moments().forEach(m -> moments.add(new Time(m.second(), owners)));
    }

    private Set<String> named(Sentence sentence) {
        return Clause.of(sentence, known).stream().flatMap(clause -> clause.named().stream()).collect(Collectors.toSet());
    }

    private void take(Observation observation, List<Signal> signals) {
        say(observation.text());
        Sentence sentence = Sentence.of(observation.text().replace('“', ' ').replace('”', ' '));
        Set<String> owners = named(Sentence.of(observation.text()));
        if (observation.resource() != null) {
            owners.add(observation.resource().toLowerCase(Locale.ROOT));
        }
        told.add(new Told(sentence, owners));
        sources.add(new Words(flat(observation.text()), owners));
        List<Figure> figures = new ArrayList<>(sentence.figures());
        sentence.moments().forEach(m -> moments.add(new Time(m.second(), owners)));
        moment(observation.at(), owners);
        for (Signal signal : signals) {
            if (observation.id().equals(signal.observation())) {
                signal.figures().values().forEach(value -> figures.add(Figure.plain(value)));
                owners.add(signal.resource().toLowerCase(Locale.ROOT));
                moment(signal.onset(), owners);
                say(signal.resource() + " " + signal.subject());
                counts.add((int) signals.stream().filter(s -> s.kind().equals(signal.kind())).map(Signal::resource).distinct().count());
            }
        }
        for (Evidence evidence : observation.evidence()) {
            excerpt(evidence, figures, owners);
        }
        groups.add(new Group(figures, owners));
        names(observation);
    }

    private void excerpt(Evidence evidence, List<Figure> figures, Set<String> owners) {
        say(evidence.excerpt() + "\n" + evidence.query() + "\n" + evidence.source());
        List<String> lines = evidence.excerpt().lines().filter(line -> !line.isBlank()).toList();
        List<Sentence> read = lines.stream().map(Sentence::of).toList();
        read.forEach(sentence -> raw.add(new Line(sentence, both(owners, named(sentence)))));
        sources.add(new Words(flat(evidence.excerpt() + " " + evidence.query()), both(owners, named(Sentence.of(evidence.excerpt())))));
        moment(evidence.window().from(), Set.of());
        moment(evidence.window().to(), Set.of());
        if (read.stream().mapToInt(s -> s.figures().size()).sum() <= FEW) {
            read.forEach(sentence -> figures.addAll(sentence.figures()));
        }
        read.forEach(sentence -> sentence.moments().forEach(m -> moments.add(new Time(m.second(), both(owners, named(sentence))))));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        return some.isEmpty() ? some : Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    private void names(Observation observation) {
        String resource = observation.resource();
        if (resource == null) {
            return;
        }
        say(resource);
        Stream.of(topology.wholes(resource), topology.parts(resource), topology.callers(resource), topology.callees(resource))
                .flatMap(List::stream).map(id -> id.toLowerCase(Locale.ROOT)).forEach(near::add);
        for (String whole : topology.wholes(resource)) {
            Stream.concat(topology.callers(whole).stream(), topology.callees(whole).stream())
                    .map(id -> id.toLowerCase(Locale.ROOT)).forEach(near::add);
        }
    }

    private void moment(@Nullable Instant at, Set<String> owners) {
        if (at != null) {
            moments.add(new Time(Sentence.secondOfDay(at), owners));
        }
    }

    private static String flat(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private void say(String text) {
        words.append(text.toLowerCase(Locale.ROOT)).append('\n');
    }

    /** What was said in the cited observations, or stood in the cited results. */
    List<Told> told() {
        return List.copyOf(told);
    }

    /** The names of all resources, lower case. */
    Set<String> known() {
        return known;
    }

    /** Whether the number stands there, rounded or in another unit, or follows from numbers that were measured together. */
    boolean holds(Figure figure, Sentence claim) {
        Matcher others = OTHERS.matcher(claim.plain());
        while (whole(figure) && others.find()) {
            if (countsOthers(figure, others)) {
                return fittingOthers(others);
            }
        }
        return groups.stream().anyMatch(group -> group.figures().stream().anyMatch(figure::tells))
                || raw.stream().anyMatch(line -> tells(line, figure, claim))
                || groups.stream().anyMatch(group -> Derived.from(group.figures(), figure, claim))
                || between(figure, claim)
                || counted(figure);
    }

    private static boolean tells(Line line, Figure figure, Sentence claim) {
        return alike(line.sentence(), claim) && line.sentence().figures().stream().anyMatch(figure::tells);
    }

    /**
     * Whether the number, which stands there, is told of one of those resources, or nobody can say of which.
     *
     * @param about lower case; none where it is not clear of whom the number is said
     */
    boolean tellsOf(Figure figure, Sentence claim, Set<String> about) {
        if (about.isEmpty() || between(figure, claim) || counted(figure) || OTHERS.matcher(claim.plain()).find()) {
            return true;
        }
        Set<String> meant = whole(about);
        return Stream.concat(
                groups.stream()
                        .filter(group -> group.figures().stream().anyMatch(figure::tells) || Derived.from(group.figures(), figure, claim))
                        .map(Group::owners),
                raw.stream().filter(line -> tells(line, figure, claim)).map(Line::owners))
                .anyMatch(owners -> owners.isEmpty() || !Collections.disjoint(owners, meant));
    }

    /** The same for a time. */
    boolean tellsOf(Sentence.Moment moment, Set<String> about) {
        Set<String> meant = whole(about);
        return about.isEmpty() || moments.stream().filter(at -> moment.tells(at.second()))
                .anyMatch(at -> at.owners().isEmpty() || !Collections.disjoint(at.owners(), meant));
    }

    /** The same for a name or a quotation. */
    boolean tellsOf(String words, Set<String> about) {
        Set<String> meant = whole(about);
        String wanted = flat(words);
        List<Set<String>> owners = sources.stream().filter(source -> source.text().contains(wanted)).map(Words::owners).toList();
        return meant.contains(wanted) || owners.isEmpty()
                || owners.stream().anyMatch(whose -> whose.isEmpty() || !Collections.disjoint(whose, meant));
    }

    /** The resources, what they are parts of, and their parts. */
    Set<String> whole(Set<String> some) {
        Set<String> whole = new HashSet<>(some);
        topology.ids().stream().filter(id -> some.contains(id.toLowerCase(Locale.ROOT)))
                .flatMap(id -> Stream.concat(topology.wholes(id).stream(), topology.parts(id).stream()))
                .forEach(id -> whole.add(id.toLowerCase(Locale.ROOT)));
        return whole;
    }

    /** {@code 9 other changes (a, b and 7 more)}: whether the number is one of those two. */
    private static boolean countsOthers(Figure figure, Matcher others) {
        return figure.raw() == Integer.parseInt(others.group(1)) || figure.raw() == leftOut(others);
    }

    private static int leftOut(Matcher others) {
        return others.group(3) == null ? 0 : Integer.parseInt(others.group(3));
    }

    /** No more than there are, and as many as are named and left out. */
    private boolean fittingOthers(Matcher others) {
        int all = Integer.parseInt(others.group(1));
        return all <= changes && all == others.group(2).split(", ").length + leftOut(others);
    }

    /** Whether a line of raw data speaks of what the claim speaks of: they share a word that says something. */
    private static boolean alike(Sentence line, Sentence claim) {
        for (String word : claim.plain().split("[^\\p{L}\\p{N}_-]+")) {
            if (word.length() >= 4 && line.plain().contains(word)) {
                return true;
            }
        }
        return claim.names().stream().anyMatch(name -> line.plain().contains(name.toLowerCase(Locale.ROOT)));
    }

    /** A length of time between two times; where the statement tells a time itself, from or to that one. */
    private boolean between(Figure figure, Sentence claim) {
        if (figure.dimension() != Dimension.TIME) {
            return false;
        }
        List<Integer> all = moments.stream().map(Time::second).distinct().toList();
        List<Integer> ends = claim.moments().isEmpty()
                ? all
                : all.stream().filter(at -> claim.moments().stream().anyMatch(told -> told.tells(at))).toList();
        for (int a : ends) {
            for (int b : all) {
                if (a != b && (figure.nearOrCutTo(Math.floorMod(a - b, 86_400)) || figure.nearOrCutTo(Math.floorMod(b - a, 86_400)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean counted(Figure figure) {
        return whole(figure) && figure.raw() > 1 && figure.raw() <= MOST_COUNTED && counts.contains((int) figure.raw());
    }

    private static boolean whole(Figure figure) {
        return figure.dimension() == Dimension.PLAIN && figure.raw() == Math.rint(figure.raw());
    }

    /** Whether that time stands there. */
    boolean holds(Sentence.Moment moment) {
        return moments.stream().anyMatch(at -> moment.tells(at.second()));
    }

    /** Whether the name stands there, or is that of a resource next to one that does. */
    boolean holdsName(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (plain.matches("[1-5]xx")) {
            return words.indexOf(plain) >= 0 || words.toString().matches("(?s).*\\b" + plain.charAt(0) + "\\d\\d\\b.*");
        }
        return stands(plain) || near.contains(plain);
    }

    /** Whether the name stands there by itself, not as a piece of another; a commit's id may be cut short at its end. */
    private boolean stands(String name) {
        boolean cut = ABBREVIATED.matcher(name).matches();
        for (int at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(words.charAt(at - 1));
            if (begins && (cut || end == words.length() || !Character.isLetterOrDigit(words.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the quotation stands there word by word; where it was cut, the parts. */
    boolean holdsQuotation(String quotation) {
        String flat = words.toString().replaceAll("\\s+", " ");
        for (String part : quotation.toLowerCase(Locale.ROOT).split("…|\\.\\.\\.|\\[secret]")) {
            String wanted = part.strip().replaceAll("\\s+", " ");
            if (!flat.contains(wanted)) {
                return false;
            }
        }
        return true;
    }
}
