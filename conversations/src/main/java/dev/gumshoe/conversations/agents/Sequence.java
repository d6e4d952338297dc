package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Sentence.Moment;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a change is said to have come before the trouble that came after it, or the other way round. */
final class Sequence {

    private static final Pattern SAID = Pattern.compile(
            "\\b(before|after|since|preceded|followed) the (?:trouble|incident|outage|errors?|failures?|problem|onset)\\b");
    private static final int HALF_A_DAY = 43_200;

    private Sequence() {}

    /**
     * Why the statement may not be said, where all it cites are changes, and all of them on the other side of the onset.
     *
     * @param onset when the trouble began
     */
    static Optional<String> reversed(Statement statement, Investigation state, Instant onset) {
        Matcher said = SAID.matcher(Sentence.of(statement.text()).plain());
        List<Observation> cited = statement.observations().stream().map(state::observation).flatMap(Optional::stream).toList();
        if (!said.find() || cited.isEmpty() || cited.stream().anyMatch(one -> one.look() != Look.CHANGES || one.at() == null)) {
            return Optional.empty();
        }
        boolean before = said.group(1).equals("before") || said.group(1).equals("preceded");
        boolean other = cited.stream().flatMap(Sequence::times)
                .allMatch(at -> before ? later(at, onset) : later(Sentence.secondOfDay(onset), at));
        return other ? Optional.of("what it cites came " + (before ? "after" : "before") + " that") : Optional.empty();
    }

    /** When the change was, and what other times are told of it, in seconds of the day. */
    private static Stream<Integer> times(Observation change) {
        Instant at = change.at();
        return Stream.concat(
                at == null ? Stream.empty() : Stream.of(Sentence.secondOfDay(at)),
                Sentence.of(change.text()).moments().stream().map(Moment::second));
    }

    private static boolean later(int at, Instant onset) {
        return later(at, Sentence.secondOfDay(onset));
    }

    /** By more than a second, and not by half a day. */
    private static boolean later(int at, int than) {
        int by = Math.floorMod(at - than, 2 * HALF_A_DAY);
        return by > 1 && by < HALF_A_DAY;
    }
}
