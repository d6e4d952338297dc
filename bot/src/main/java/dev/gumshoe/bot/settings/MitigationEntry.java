package dev.gumshoe.bot.settings;

import dev.gumshoe.conversations.agents.MitigationSettings;
import dev.gumshoe.conversations.incident.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How plans to mend are made and followed up.
 *
 * @param unasked the severities for whose alarms a plan is made unasked once there is a certain cause
 * @param catalogue files with entries of the company's own, which go before the program's
 * @param pace how long between two looks at what became of a plan
 * @param patience how long after a plan was applied it may take to help
 * @param steady how long it must be as usual before that is said
 */
public record MitigationEntry(List<Severity> unasked, List<Path> catalogue, Duration pace, Duration patience, Duration steady) {

    /** Fills in defaults. @throws IllegalArgumentException when a time cannot be */
    public MitigationEntry {
        MitigationSettings usual = MitigationSettings.usual();
        unasked = unasked == null ? List.of() : List.copyOf(unasked);
        catalogue = catalogue == null ? List.of() : List.copyOf(catalogue);
        pace = Objects.requireNonNullElse(pace, usual.pace());
        patience = Objects.requireNonNullElse(patience, usual.patience());
        steady = Objects.requireNonNullElse(steady, usual.steady());
        new MitigationSettings(pace, patience, steady, Set.of());
    }

    /** For the mitigator. */
    public MitigationSettings settings() {
        return new MitigationSettings(pace, patience, steady, Set.copyOf(unasked));
    }

    @SuppressWarnings("NullAway") // the constructor fills in what is left out
    static MitigationEntry defaults() {
        return new MitigationEntry(null, null, null, null, null);
    }
}
