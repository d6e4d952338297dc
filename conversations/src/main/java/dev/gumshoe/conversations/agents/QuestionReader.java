package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.Measure;
import dev.gumshoe.conversations.analysis.SignalKinds;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.QuestionRecord;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.ResourceNames;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a question wants to know: its topic, what it is about, what is to be measured, and which time it names. English. */
final class QuestionReader {

    private static final int SHORTEST_PART = 4;
    private static final int SHORTEST_NAME = 2;
    private static final Duration RECORDED = Duration.ofDays(1);
    private static final Pattern FOLLOWS = Pattern.compile("^(?:and|or|also|then|ok|so|but|what about|how about|same for|now)\\b.*");
    /** Words for what services run on: whoever asks about them means no certain one. */
    private static final Pattern KINDS_OF_PARTS = Pattern
            .compile("(?:instance|host|node|pod|machine|container|task|server|service|target|worker)s?");
    private static final Pattern SEES_IT = Pattern.compile("\\b(?:it|its|that one|this one|them|they)\\b");

    private final AskedTime times;
    private final InstantSource clock;

    QuestionReader(SpokenTime times, InstantSource clock) {
        this.times = new AskedTime(times);
        this.clock = clock;
    }

    /** What the question wants, in view of what was asked in the case before it. */
    Wanted read(String question, Investigation state) {
        return read(question, state, state.topology());
    }

    /** The same where what exists was learned elsewhere. */
    Wanted read(String question, Investigation state, Topology topology) {
        Wanted plain = plain(question, state, topology);
        Wanted wanted = before(question, state).map(previous -> following(plain, plain(previous, state, topology))).orElse(plain);
        boolean then = wanted.window() != null && (wanted.topic() == Topic.OTHER || wanted.topic() == Topic.SUMMARY);
        return then ? wanted.of(Topic.TIMELINE, wanted.about(), wanted.called(), wanted.measure()) : wanted;
    }

    /**
     * What a message wants that asks several things at once, in order; each after the one before it, and what is not understood alone stays with the
     * whole.
     */
    List<Wanted> all(String message, Investigation state, Topology topology) {
        List<String> parts = SeveralQuestions.in(ChatWords.plain(message));
        if (parts.size() == 1) {
            return List.of(read(message, state, topology));
        }
        List<Wanted> wanted = new ArrayList<>();
        for (String part : parts) {
            Wanted plain = plain(part, state, topology);
            Wanted one = wanted.isEmpty() ? plain : following(plain, wanted.getLast());
            if (one.topic() == Topic.OTHER) {
                return List.of(read(message, state, topology));
            }
            wanted.add(one);
        }
        return wanted;
    }

    /** What was asked last before the question. */
    private static Optional<String> before(String question, Investigation state) {
        List<QuestionRecord> asked = state.questions();
        List<String> texts = new ArrayList<>();
        for (QuestionRecord one : asked) {
            if (one.asked().text().equals(question) && one.answered() == null) {
                break;
            }
            texts.add(one.asked().text());
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.getLast());
    }

    /** What goes without saying after another question. */
    private static Wanted following(Wanted wanted, Wanted previous) {
        boolean goesOn = FOLLOWS.matcher(wanted.words()).matches() || Vocabulary.split(wanted.words()).size() <= 2;
        boolean bare = wanted.topic() == Topic.STATE || wanted.topic() == Topic.OTHER || wanted.topic() == Topic.SUMMARY;
        if (goesOn && bare && !wanted.about().isEmpty() && previous.topic().takesASubject() && unsaid(wanted)) {
            return wanted.of(previous.topic(), wanted.about(), wanted.called(), previous.measure());
        }
        if (goesOn && bare && wanted.about().isEmpty() && wanted.window() != null) {
            return wanted.of(previous.topic(), previous.about(), previous.called(), previous.measure());
        }
        boolean same = wanted.about().isEmpty() && wanted.topic().takesASubject() && !previous.about().isEmpty()
                && (goesOn || SEES_IT.matcher(wanted.words()).find()) && wanted.topic() != Topic.PERSISTENCE
                && wanted.topic() != Topic.IS_IT;
        return same ? wanted.of(wanted.topic(), previous.about(), previous.called(), wanted.measure()) : wanted;
    }

    /** Whether it asks for nothing of its own: “and bot?”. */
    private static boolean unsaid(Wanted wanted) {
        return !wanted.words().matches(".*\\b(?:is|are|was|were|healthy|ok|okay|fine|status|state|wrong|well)\\b.*");
    }

    private Wanted plain(String question, Investigation state, Topology topology) {
        String asked = ChatWords.plain(question).replaceAll("[?!.\\s]+$", "");
        Set<String> victims = victims(state);
        Found found = resources(asked, topology, victims);
        Instant now = now(state);
        @Nullable
        TimeWindow window = times.in(found.words, now).orElse(null);
        Topic topic = Blamed.in(found.words, found.ids).isPresent() ? Topic.IS_IT : Topic.of(found.unnamed(), victims);
        if (topic == Topic.OTHER || (topic == Topic.SUMMARY && !found.ids.isEmpty())) {
            topic = found.ids.isEmpty() ? topic : Topic.STATE;
        }
        return new Wanted(topic, found.words, List.copyOf(found.ids), found.called, Measure.in(found.words).orElse(null), window,
                found.strange);
    }

    /** What is now: the present for a case of today, the end of what is looked at for a recorded one. */
    Instant now(Investigation state) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = state.scope().window().to();
        return end.isBefore(now.minus(RECORDED)) || end.isAfter(now) ? end : now;
    }

    /** By which labels the hurt were counted. */
    static Set<String> victims(Investigation state) {
        return state.tasks().stream()
                .flatMap(task -> task.signals().stream())
                .filter(signal -> signal.kind().equals(SignalKinds.AFFECTED) && !signal.subject().contains(":"))
                .map(Signal::subject)
                .collect(Collectors.toSet());
    }

    /** What a question names, and its words with slips of the finger mended. */
    private static final class Found {
        private final Set<String> ids = new LinkedHashSet<>();
        private final List<String> called = new ArrayList<>();
        private final List<String> strange = new ArrayList<>();
        private String words = "";

        /** The words without names: a session cache says nothing of sessions. */
        String unnamed() {
            String rest = words;
            for (String name : called) {
                rest = rest.replaceFirst("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])", "~");
            }
            return rest;
        }
    }

    private static Found resources(String asked, Topology topology, Set<String> victims) {
        ResourceNames names = new ResourceNames(topology);
        Found found = new Found();
        found.words = asked;
        List<String> words = Vocabulary.split(asked);
        for (int i = 0; i < words.size(); i++) {
            String pair = i + 1 < words.size() ? words.get(i) + " " + words.get(i + 1) : "";
            List<String> both = pair.isEmpty() ? List.of() : pair(pair, names, topology);
            if (!both.isEmpty()) {
                found.ids.addAll(both);
                found.called.add(pair);
                i++;
            } else {
                word(words.get(i), names, victims, found);
            }
        }
        return found;
    }

    /** What two words mean together: {@code session cache} is session-cache. */
    private static List<String> pair(String pair, ResourceNames names, Topology topology) {
        List<String> joined = topology.ids().stream().filter(id -> id.replaceAll("[-_.]", " ").equalsIgnoreCase(pair)).toList();
        return joined.isEmpty() && !Vocabulary.holds(pair.substring(0, pair.indexOf(' '))) ? names.meant(pair) : joined;
    }

    private static void word(String word, ResourceNames names, Set<String> victims, Found found) {
        List<String> ids = word.length() < SHORTEST_NAME || Topic.namesVictims(word, victims) ? List.of() : meant(word, names);
        if (!ids.isEmpty()) {
            found.ids.addAll(ids);
            found.called.add(word);
            return;
        }
        String mended = Vocabulary.meant(word);
        if (!mended.equals(word)) {
            found.words = found.words.replaceFirst("(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])", mended);
        } else if (!Vocabulary.knows(word) && !Topic.namesVictims(word, victims)) {
            Optional<String> near = word.length() < SHORTEST_PART ? Optional.empty() : names.nearest(word);
            near.ifPresentOrElse(id -> {
                found.ids.add(id);
                found.called.add(id);
            }, () -> found.strange.add(word));
        }
    }

    /** What a word means: an everyday word only the resource of that very name, a short one no part of a name. */
    private static List<String> meant(String word, ResourceNames names) {
        List<String> ids = names.meant(word);
        boolean named = ids.stream().anyMatch(id -> id.equalsIgnoreCase(word));
        if (named) {
            return ids;
        }
        boolean whole = word.length() >= SHORTEST_PART
                || ids.stream().allMatch(id -> List.of(id.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).contains(word));
        return Vocabulary.holds(word) || KINDS_OF_PARTS.matcher(word).matches() || !whole ? List.of() : ids;
    }

}
