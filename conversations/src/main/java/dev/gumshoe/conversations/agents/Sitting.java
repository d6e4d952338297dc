package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.ModelGivenUp.Lasting;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.investigation.Spent;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One errand's or decision's use of a language model: asks within the budget and the time, asks once more what came back broken, and adds
 * up what was spent. For use by one thread, but for {@link #toolCalled}.
 */
final class Sitting {

    private static final int GRACE_PERCENT = 8;
    private static final Set<ModelReply.Kind> WORTH_ANOTHER_TRY = EnumSet.of(ModelReply.Kind.MALFORMED, ModelReply.Kind.CUT);

    private static final Set<ModelReply.Kind> PASSING = EnumSet.of(
            ModelReply.Kind.RATE_LIMITED, ModelReply.Kind.UNAVAILABLE, ModelReply.Kind.CUT, ModelReply.Kind.TIMED_OUT);

    private final ModelRole role;
    private final Budget.Account account;
    private final String caseId;
    private final String purpose;
    private Spent spent = Spent.NOTHING;

    Sitting(ModelRole role, Budget.Account account, String caseId, String purpose) {
        this.role = role;
        this.account = account;
        this.caseId = caseId;
        this.purpose = purpose;
    }

    ModelRole role() {
        return role;
    }

    String purpose() {
        return purpose;
    }

    /** What was spent so far. */
    synchronized Spent spent() {
        return spent;
    }

    /** Notes that a tool was called for the model. */
    void toolCalled() {
        Spent call = new Spent(0, 0, 0, 0, 1, 0, 0);
        note(call);
        account.add(call);
    }

    private synchronized void note(Spent more) {
        spent = spent.plus(more);
    }

    /**
     * Asks the model.
     *
     * @throws ModelGivenUp when the budget is used up, or the model failed in a way that asking once more does not mend
     */
    ModelReply.Said ask(String instructions, List<Turn> turns, List<ToolSpec> tools, @Nullable AnswerShape shape)
            throws ModelGivenUp, InterruptedException {
        ModelRequest request = new ModelRequest(
                caseId, purpose, instructions, turns, tools, shape, role.maxOutputTokens(), role.timeout());
        ModelReply reply = once(request);
        if (reply instanceof ModelReply.Failed failed && WORTH_ANOTHER_TRY.contains(failed.kind())) {
            reply = once(request);
        }
        return switch (reply) {
            case ModelReply.Said said -> Masked.said(said);
            case ModelReply.Failed failed -> throw givenUp(failed);
        };
    }

    /** The model may not go on. */
    ModelGivenUp givenUp(String why) {
        return new ModelGivenUp(role.model().name(), why, Lasting.FOR_GOOD, null);
    }

    private ModelGivenUp givenUp(ModelReply.Failed failed) {
        String what = switch (failed.kind()) {
            case REFUSED_KEY -> "its key was refused";
            case UNKNOWN_MODEL -> "its provider does not know it";
            case RATE_LIMITED -> "its provider took no more requests";
            case UNAVAILABLE -> "its provider did not answer";
            case MALFORMED -> "what it answered could not be read";
            case CUT -> "its answers broke off";
            case TIMED_OUT -> "it did not answer in time";
            case TOO_LONG -> "the case became too long for it";
            case DECLINED -> "it declined to answer";
        };
        String detail = Secrets.mask(failed.detail()).strip();
        String why = what + (detail.isEmpty()
                ? "."
                : " (" + (detail.endsWith(".") ? detail.substring(0, detail.length() - 1) : detail)
                        + ").");
        return new ModelGivenUp(
                role.model().name(), why, PASSING.contains(failed.kind()) ? Lasting.FOR_A_WHILE : Lasting.FOR_GOOD, failed.retryAfter());
    }

    private ModelReply once(ModelRequest request) throws ModelGivenUp, InterruptedException {
        long question = PromptSize.tokens(request);
        Spent most = spent(new TokenUse(question, 0, request.maxOutputTokens()), 0);
        Optional<String> over = account.setAside(spent(new TokenUse(question, 0, 0), 0), most);
        if (over.isPresent()) {
            throw new ModelGivenUp(role.model().name(), over.get(), Lasting.SPENT, null);
        }
        Spent used = Spent.NOTHING;
        try {
            if (account.closed()) {
                throw new ModelGivenUp(role.model().name(), "it failed in another errand of this case.", Lasting.ELSEWHERE, null);
            }
            long began = System.nanoTime();
            ModelReply reply = inTime(request);
            used = spent(reply.use(), (System.nanoTime() - began) / 1_000_000);
            return reply;
        } finally {
            account.settle(most, used);
            note(used);
        }
    }

    private Spent spent(TokenUse use, long millis) {
        return new Spent(1, use.input(), use.cachedInput(), use.output(), 0, role.tariff().microDollars(use), millis);
    }

    /** Waits no longer than the request allows, whatever the implementation does. */
    private ModelReply inTime(ModelRequest request) throws InterruptedException {
        FutureTask<ModelReply> call = new FutureTask<>(() -> role.model().ask(request, _ -> {}));
        Thread.ofVirtual().start(call);
        try {
            return call.get(request.timeout().toMillis() * (100 + GRACE_PERCENT) / 100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new ModelReply.Failed(ModelReply.Kind.TIMED_OUT, "no answer within " + request.timeout().toSeconds() + " s");
        } catch (ExecutionException e) {
            return new ModelReply.Failed(
                    ModelReply.Kind.UNAVAILABLE, "the call broke: " + String.valueOf(e.getCause()));
        } finally {
            call.cancel(true);
        }
    }
}
