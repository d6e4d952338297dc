package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.investigation.JournalEntry.ClaimRefused;
import dev.gumshoe.conversations.investigation.JournalEntry.ReasoningTakenOver;
import dev.gumshoe.conversations.investigation.JournalEntry.ToolNotCalled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What language models did in a case, and what was kept from them. Immutable.
 *
 * @param spent what they were used for
 * @param takenOver why the case is calculated although a model began it; null while one is at work, and where there never was one
 * @param takeovers how often calculation took the case over
 * @param refused claims that were refused
 * @param toolsNotCalled tools they asked for and that were not called
 */
record ModelWork(
        Spent spent,
        @Nullable ReasoningTakenOver takenOver,
        int takeovers,
        List<ClaimRefused> refused,
        List<ToolNotCalled> toolsNotCalled) {

    static final ModelWork NONE = new ModelWork(Spent.NOTHING, null, 0, List.of(), List.of());

    ModelWork with(Spent more) {
        return new ModelWork(spent.plus(more), takenOver, takeovers, refused, toolsNotCalled);
    }

    ModelWork with(ReasoningTakenOver entry) {
        return new ModelWork(spent, entry, takeovers + 1, refused, toolsNotCalled);
    }

    ModelWork handedBack() {
        return new ModelWork(spent, null, takeovers, refused, toolsNotCalled);
    }

    ModelWork with(ClaimRefused entry) {
        return new ModelWork(spent, takenOver, takeovers, Growth.plus(refused, entry), toolsNotCalled);
    }

    ModelWork with(ToolNotCalled entry) {
        return new ModelWork(spent, takenOver, takeovers, refused, Growth.plus(toolsNotCalled, entry));
    }
}
