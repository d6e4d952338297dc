package dev.gumshoe.bot.web;

import dev.gumshoe.bot.web.CaseFile.Page;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One investigation in the list.
 *
 * @param status {@code opened}, {@code looking}, {@code concluded}, {@code inconclusive}, {@code stopped} or {@code closed}
 * @param confidence 0 to 1, or null before a conclusion
 * @param spent how long it took, or has taken so far
 */
public record CaseLine(
        String id,
        String title,
        String status,
        String severity,
        String headline,
        @Nullable Double confidence,
        Instant started,
        String spent) {

    static CaseLine of(Page page, Narration narration, Instant now) {
        Investigation state = page.state();
        return new CaseLine(
                state.id(),
                state.alert().title(),
                Headlines.status(state),
                state.alert().severity().name().toLowerCase(java.util.Locale.ROOT),
                narration.report(state).headline(),
                state.conclusion().map(Conclusion::confidence).orElse(null),
                state.opening().at(),
                Headlines.length(Headlines.spent(state, now)));
    }
}
