package dev.gumshoe.bot.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Suspect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a case came to, for programs: one line of JSON, the contract of {@code --json}.
 *
 * @param ranked resource ids, best first, at most five; filled even when inconclusive
 * @param changes ids of the changes that explain it, best first, at most five, or {@code none} alone
 * @param mechanism the wire name of the mechanism
 * @param onset ISO 8601 in UTC, or null
 * @param confidence 0 to 1
 * @param seconds wall time of the investigation
 * @param error why there is nothing: only for a case that could not be read
 */
@JsonInclude
public record Prediction(
        String suite,
        @com.fasterxml.jackson.annotation.JsonProperty("case") String name,
        List<String> ranked,
        List<String> changes,
        String mechanism,
        @Nullable String onset,
        double confidence,
        boolean conclusive,
        double seconds,
        List<Seen> observations,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {

    private static final int MOST = 5;
    private static final List<String> NO_CHANGE = List.of("none");

    /** An observation in the words of the contract. */
    public record Seen(String id, String text, String query, String supports) {

        static Seen of(Observation observation) {
            return new Seen(
                    observation.id(),
                    observation.text(),
                    observation.evidence().getFirst().query(),
                    observation.stance().wireName());
        }
    }

    /** What the case came to. */
    public static Prediction of(String suite, String name, Investigation state, Duration taken) {
        Optional<Conclusion> conclusion = state.conclusion();
        List<String> ranked = conclusion.map(Conclusion::ranked).orElse(List.of()).stream()
                .map(Suspect::resource)
                .limit(MOST)
                .toList();
        List<String> changes = conclusion.map(Conclusion::changes).orElse(List.of());
        Instant onset = conclusion.map(Conclusion::onset).orElse(null);
        return new Prediction(
                suite,
                name,
                ranked,
                changes.isEmpty() ? NO_CHANGE : changes.stream().limit(MOST).toList(),
                conclusion.map(Conclusion::mechanism).orElse(Mechanism.NONE).wireName(),
                onset == null ? null : onset.toString(),
                Math.round(conclusion.map(Conclusion::confidence).orElse(0.0) * 1000) / 1000.0,
                conclusion.map(Conclusion::conclusive).orElse(false),
                taken.toMillis() / 1000.0,
                state.observations().stream().map(Seen::of).toList(),
                null);
    }

    /** A case that could not be read. */
    public static Prediction broken(String suite, String name, String why) {
        return new Prediction(
                suite, name, List.of(), NO_CHANGE, Mechanism.NONE.wireName(), null, 0, false, 0, List.of(), why);
    }
}
