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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a statement cites, read so that its numbers, times and names can be looked up: what was said of it in words and figures, from
 * which one may calculate on, and the raw excerpts behind it, from which one may quote.
 */
final class Backing {

    /** Numbers that were measured together: those of one sentence, or of one line. */
    private record Group(List<Figure> figures) {}

    private static final int FEW = 8;
    private static final int MOST_COUNTED = 30;
    private static final Pattern ABBREVIATED = Pattern.compile("(?=.*\\d)[0-9a-f]{7,}");
    private static final Pattern OTHERS = Pattern.compile("\\b(\\d{1,6}) other changes? \\(([^)]*?)(?: and (\\d{1,6}) more)?\\)");

    private final List<Group> groups = new ArrayList<>();
    private final List<Sentence> raw = new ArrayList<>();
    private final List<Integer> moments = new ArrayList<>();
    private final Set<Integer> counts = new HashSet<>();
    private final Set<String> near = new HashSet<>();
    private final StringBuilder words = new StringBuilder();
    private int changes;
    private final StringBuilder told = new StringBuilder();

    private Backing() {}

    /**
     * What the observations of those ids hold.
     *
     * @param onset when the trouble began, as the conclusion takes it, or null
     */
    static Backing of(Collection<String> ids, Investigation state, @Nullable Instant onset) {
        Backing backing = new Backing();
        List<Observation> cited = ids.stream().map(state::observation).flatMap(java.util.Optional::stream).toList();
        List<Signal> signals = state.tasks().stream()
                .flatMap(task -> task.signals().stream())
                .filter(signal -> signal.observation() != null && ids.contains(signal.observation()))
                .toList();
        cited.forEach(observation -> backing.take(observation, signals, state.topology()));
        backing.counts.add(cited.size());
        backing.counts.add((int) cited.stream().map(Observation::resource).distinct().count());
        backing.changes = (int) state.tasks().stream()
                .flatMap(task -> task.signals().stream())
                .filter(signal -> signal.kind().equals(SignalKinds.CHANGE))
                .count();
        backing.moment(onset);
        state.alerts().forEach(alert -> {
            backing.moment(alert.startedAt());
            backing.say(String.valueOf(alert.resource()));
        });
        return backing;
    }

    /** What the texts of tools hold, each line by itself. */
    static Backing of(Collection<String> texts) {
        Backing backing = new Backing();
        for (String text : texts) {
            backing.told.append(text).append('\n');
            backing.say(text);
            List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
            backing.counts.add(lines.size());
            lines.forEach(line -> backing.group(Sentence.of(line)));
        }
        return backing;
    }

    private void take(Observation observation, List<Signal> signals, Topology topology) {
        told.append(observation.text()).append('\n');
        say(observation.text());
        Sentence sentence = Sentence.of(observation.text().replace('“', ' ').replace('”', ' '));
        List<Figure> figures = new ArrayList<>(sentence.figures());
        sentence.moments().forEach(m -> moments.add(m.second()));
        moment(observation.at());
        for (Signal signal : signals) {
            if (observation.id().equals(signal.observation())) {
                signal.figures().values().forEach(value -> figures.add(plain(value)));
                moment(signal.onset());
                say(signal.resource() + " " + signal.subject());
                counts.add((int) signals.stream().filter(s -> s.kind().equals(signal.kind())).map(Signal::resource).distinct().count());
            }
        }
        for (Evidence evidence : observation.evidence()) {
            excerpt(evidence, figures);
        }
        groups.add(new Group(figures));
        names(observation, topology);
    }

    private void excerpt(Evidence evidence, List<Figure> figures) {
        say(evidence.excerpt() + "\n" + evidence.query() + "\n" + evidence.source());
        List<String> lines = evidence.excerpt().lines().filter(line -> !line.isBlank()).toList();
        List<Sentence> read = lines.stream().map(Sentence::of).toList();
        raw.addAll(read);
        moment(evidence.window().from());
        moment(evidence.window().to());
        if (read.stream().mapToInt(s -> s.figures().size()).sum() <= FEW) {
            read.forEach(sentence -> figures.addAll(sentence.figures()));
        }
        read.forEach(sentence -> sentence.moments().forEach(m -> moments.add(m.second())));
    }

    private void names(Observation observation, Topology topology) {
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

    private void group(Sentence sentence) {
        groups.add(new Group(sentence.figures()));
        sentence.moments().forEach(m -> moments.add(m.second()));
    }

    private static Figure plain(double value) {
        double size = Math.abs(value);
        return new Figure(size, size, Dimension.PLAIN, 0, 1, "");
    }

    private void moment(@Nullable Instant at) {
        if (at != null) {
            moments.add(Sentence.secondOfDay(at));
        }
    }

    private void say(String text) {
        words.append(text.toLowerCase(Locale.ROOT)).append('\n');
    }

    /** What was said in the cited observations, or stood in the cited results. */
    String told() {
        return told.toString();
    }

    /** Whether the number stands there, rounded or in another unit, or follows from numbers that were measured together. */
    boolean holds(Figure figure, Sentence claim) {
        Matcher others = OTHERS.matcher(claim.plain());
        if (whole(figure) && others.find() && countsOthers(figure, others)) {
            return fittingOthers(others);
        }
        return groups.stream().anyMatch(group -> group.figures().stream().anyMatch(figure::tells))
                || raw.stream().filter(line -> alike(line, claim)).anyMatch(line -> line.figures().stream().anyMatch(figure::tells))
                || groups.stream().anyMatch(group -> Derived.from(group.figures(), figure, claim))
                || between(figure, claim)
                || counted(figure);
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
        List<Integer> ends = claim.moments().isEmpty()
                ? moments
                : moments.stream().filter(at -> claim.moments().stream().anyMatch(told -> told.tells(at))).toList();
        for (int a : ends) {
            for (int b : moments) {
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
        return moments.stream().anyMatch(moment::tells);
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
