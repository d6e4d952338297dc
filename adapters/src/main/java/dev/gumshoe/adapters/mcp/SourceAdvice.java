package dev.gumshoe.adapters.mcp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What people who know a source advise.
 *
 * @param behind how late what happens can be read there, or null
 * @param linesAfter how many lines after a match to ask for, or null
 */
public record SourceAdvice(@Nullable Duration behind, @Nullable Integer linesAfter) {

    /** Nobody advises anything. */
    public static final SourceAdvice NONE = new SourceAdvice(null, null);
}
