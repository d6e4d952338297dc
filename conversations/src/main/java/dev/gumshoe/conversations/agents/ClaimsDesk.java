package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Dissent;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.ClaimRefused;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.TimelineItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets pass of a conclusion or an answer what stands on observations, and notes what it refused. */
final class ClaimsDesk {

    private final Investigation state;
    private final Instant now;
    private final List<JournalEntry> refusals = new ArrayList<>();
    private @Nullable Instant onset;

    ClaimsDesk(Investigation state, Instant now) {
        this.state = state;
        this.now = now;
    }

    List<JournalEntry> refusals() {
        return List.copyOf(refusals);
    }

    private boolean passes(Statement statement) {
        return passes(statement, Claims.refusal(statement, state, onset));
    }

    private boolean passes(Statement statement, Optional<String> refusal) {
        refusal.ifPresent(why -> refusals.add(new ClaimRefused(now, statement.text(), why)));
        return refusal.isEmpty();
    }

    private List<Statement> passing(List<Statement> statements) {
        return statements.stream().filter(this::passes).toList();
    }

    /**
     * An answer without what cites observations that nobody made; whoever answers checks what it says. Words about the investigation itself
     * (that it is still looking, that a source failed) cite nothing and claim nothing about the world.
     */
    List<Statement> answer(List<Statement> statements) {
        return statements.stream().filter(s -> s.observations().isEmpty() || passes(s, Claims.uncited(s, state))).toList();
    }

    /** The conclusion with only what holds; without a cause that holds it is inconclusive. */
    Conclusion conclusion(Conclusion drawn) {
        onset = drawn.onset();
        List<RootCause> causes = drawn.causes().stream()
                .filter(cause -> passes(cause.headline(), Claims.refusal(cause, state, onset)))
                .map(this::holding)
                .toList();
        List<TimelineItem> timeline = drawn.timeline().stream().filter(item -> passes(item.what())).toList();
        return new Conclusion(
                causes,
                drawn.ranked(),
                drawn.changes(),
                drawn.mechanism(),
                drawn.onset(),
                drawn.confidence(),
                drawn.conclusive() && !causes.isEmpty(),
                holding(drawn.impact()),
                timeline,
                passing(drawn.ruledOut()),
                drawn.summary(),
                holding(drawn.dissent()));
    }

    private @Nullable Dissent holding(@Nullable Dissent dissent) {
        return dissent != null && passes(dissent.cause().headline(), Claims.refusal(dissent.cause(), state, onset))
                ? new Dissent(dissent.author(), holding(dissent.cause()))
                : null;
    }

    private RootCause holding(RootCause cause) {
        return new RootCause(
                cause.resource(),
                cause.mechanism(),
                cause.change(),
                cause.headline(),
                passing(cause.because()),
                cause.confidence());
    }

    private Impact holding(Impact impact) {
        return new Impact(
                impact.since(),
                impact.until(),
                impact.affected(),
                impact.byOperation(),
                impact.examples(),
                passing(impact.statements()));
    }
}
