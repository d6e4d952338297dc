package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides who is behind calls that are gone from the traces, where only the callee's side of calls is recorded: the caller ended early
 * and made no call, or the callee did not answer and left no span. It was the callee where others complain of it by name, or where the
 * caller, besides, takes longer of its own than before: it waited.
 */
final class Unanswered {

    private static final String PERHAPS = "perhaps";
    private static final double WAITED = 0.4;
    private static final double SEVERE = 0.5;
    private static final double TELLING = 4;

    /** The figure that is 1 where another's log complains that the resource does not answer. */
    static final String COMPLAINT = "unreached";

    private static final Pattern UNREACHED = Pattern
            .compile("(?i)\\b(time(d)?[ -]?out|refused|unreachable|unavailable|connection reset|reset by "
                    + "peer|broken pipe|no route|deadline exceeded|could not connect|failed to connect|connect failed|no healthy|no such host|"
                    + "connection closed)\\b");

    /** Who waits for one of its own connections to become free has not been kept waiting by the other side. */
    private static final Pattern OWN_POOL = Pattern
            .compile("(?i)pool|\\b(acquir|borrow|check(ed)?[ -]?out)|connections? (is|are) not available|waiting for (an? )?(idle|free) ");

    private static final Pattern FIRST_FRAME = Pattern.compile("\\R\\s*at ");

    private Unanswered() {}

    /** Whether a log line says that somebody did not answer, rather than that the answer was bad. */
    static boolean complains(String line) {
        return UNREACHED.matcher(line).find() && !ofItsOwnPool(line);
    }

    /** Whether a log line speaks of connections that whoever wrote it has used up itself. */
    static boolean ofItsOwnPool(String line) {
        return OWN_POOL.matcher(FIRST_FRAME.split(line, 2)[0]).find();
    }

    /** The same measurement as one of the callee, which may not have answered. */
    static Signal perhaps(Signal missing, String callee) {
        Map<String, Double> figures = new HashMap<>(missing.figures());
        figures.put(PERHAPS, 1.0);
        return new Signal(callee, missing.kind(), missing.subject(), missing.strength(), missing.onset(), figures, missing.observation());
    }

    /** Profiles in which each missing call is one resource's doing. */
    static Map<String, Profile> decided(Map<String, Profile> profiles) {
        Set<String> unanswered = new HashSet<>();
        profiles.values().forEach(callee -> callee.signals().stream()
                .filter(s -> open(s) && (complainedOf(callee) || waited(s, profiles)) && !threw(s, profiles))
                .forEach(s -> unanswered.add(s.subject())));
        Set<String> shortened = shortened(profiles);
        unanswered.removeIf(subject -> shortened.contains(caller(subject)));
        Map<String, Profile> decided = new LinkedHashMap<>();
        profiles.forEach((resource, profile) -> decided.put(resource,
                new Profile(resource, decided(profile, unanswered).stream().filter(s -> !excused(s, resource, shortened)).toList())));
        return decided;
    }

    private static List<Signal> decided(Profile profile, Set<String> unanswered) {
        List<Signal> kept = new ArrayList<>();
        for (Signal signal : profile.signals()) {
            boolean callersView = signal.kind().equals(SignalKinds.TRACE_MISSING) && !open(signal);
            boolean dropped = open(signal) ? !unanswered.contains(signal.subject()) : callersView && unanswered.contains(signal.subject());
            if (!dropped) {
                kept.add(signal);
            }
        }
        return kept;
    }

    // the operations that were seen to answer without having called anybody
    private static Set<String> shortened(Map<String, Profile> profiles) {
        return profiles.values().stream().flatMap(p -> p.signals().stream())
                .filter(s -> s.kind().equals(SignalKinds.TRACE_MISSING) && s.subject().endsWith(Shortened.ITS_CALLS))
                .map(s -> caller(s.subject()))
                .collect(Collectors.toSet());
    }

    private static String caller(String subject) {
        int arrow = subject.indexOf(" -> ");
        return arrow < 0 ? subject : subject.substring(0, arrow);
    }

    // who was not called has not kept silent
    private static boolean excused(Signal missing, String resource, Set<String> shortened) {
        return missing.kind().equals(SignalKinds.TRACE_MISSING) && shortened.contains(caller(missing.subject()))
                && !missing.subject().startsWith(resource + " ");
    }

    private static boolean open(Signal signal) {
        return signal.figures().containsKey(PERHAPS);
    }

    private static boolean complainedOf(Profile callee) {
        return callee.signals().stream()
                .anyMatch(s -> s.kind().startsWith("log-") && s.figures().containsKey(COMPLAINT) && Profile.figure(s, "severe") > SEVERE
                        && s.strength() >= TELLING);
    }

    // who throws in its own code has ended early by itself
    private static boolean threw(Signal missing, Map<String, Profile> profiles) {
        return callers(missing, profiles).anyMatch(caller -> caller.signals().stream()
                .anyMatch(s -> s.kind().equals(SignalKinds.LOG_ERROR) && !s.figures().containsKey(LogFindings.NAMED)
                        && s.strength() >= TELLING));
    }

    private static Stream<Profile> callers(Signal missing, Map<String, Profile> profiles) {
        return profiles.values().stream()
                .filter(caller -> missing.subject().startsWith(caller.resource() + " ") && !caller.resource().equals(missing.resource()));
    }

    private static boolean waited(Signal missing, Map<String, Profile> profiles) {
        return callers(missing, profiles).anyMatch(caller -> caller.slower(SignalKinds.TRACE_SELF_TIME) > WAITED);
    }
}
