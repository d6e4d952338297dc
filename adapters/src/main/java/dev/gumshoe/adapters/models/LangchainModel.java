package dev.gumshoe.adapters.models;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.gumshoe.conversations.agents.LanguageModel;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.agents.ModelReply.Said;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.TokenUse;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model behind one of langchain4j's clients. A call that failed in a way that may pass is made again, as late as the other side asks
 * and as often as the settings allow; the words of a reply are handed on by its first attempt that brought any.
 */
public final class LangchainModel implements LanguageModel, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LangchainModel.class);

    private final ModelSettings settings;
    private final Endpoint endpoint;
    private final Attempt attempt;
    private final Semaphore places;

    private LangchainModel(ModelSettings settings, Endpoint endpoint) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.attempt = new Attempt(settings, endpoint, () -> "call-" + UUID.randomUUID());
        this.places = new Semaphore(settings.parallel(), true);
    }

    /** The model that the settings name; nothing is sent before it is asked. */
    public static LangchainModel of(ModelSettings settings) {
        return new LangchainModel(settings, Endpoints.of(settings));
    }

    @Override
    public String name() {
        return settings.model();
    }

    /** Who runs it. */
    public Provider provider() {
        return settings.provider();
    }

    @Override
    public ModelReply ask(ModelRequest request, Consumer<String> words) throws InterruptedException {
        Patience patience = new Patience(request.timeout());
        if (!places.tryAcquire(request.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
            return new Failed(Kind.TIMED_OUT,
                    "All calls of " + Failures.who(settings) + " were taken for " + Failures.seconds(request.timeout())
                            + "; raise " + settings.setting() + ".parallel.");
        }
        try {
            return asked(request, words, patience);
        } finally {
            places.release();
        }
    }

    private ModelReply asked(ModelRequest request, Consumer<String> words, Patience patience) throws InterruptedException {
        AtomicReference<TokenUse> used = new AtomicReference<>(TokenUse.NONE);
        FirstVoice voice = new FirstVoice(words);
        RetryPolicy<ModelReply> policy = RetryPolicy.<ModelReply>builder()
                .handleResultIf(reply -> reply instanceof Failed failed && mayPass(failed))
                .abortIf(_ -> patience.spent())
                .withMaxRetries(settings.retries())
                .withDelayFn(_ -> patience.pause())
                .onRetry(event -> LOG.info("{} is asked again for {}: {}", settings, request.purpose(), event.getLastResult()))
                .build();
        try {
            ModelReply last = Failsafe.with(policy).get(() -> {
                ModelReply reply = attempt.of(request, patience.left(), voice.next());
                used.accumulateAndGet(reply.use(), TokenUse::plus);
                patience.after(reply);
                return reply;
            });
            return with(last, used.get());
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw e;
        }
    }

    /** What all attempts used together is what the reply cost. */
    private static ModelReply with(ModelReply reply, TokenUse use) {
        return switch (reply) {
            case Said said -> new Said(said.text(), said.answer(), said.requests(), use);
            case Failed failed -> new Failed(failed.kind(), failed.detail(), failed.retryAfter(), use);
        };
    }

    private static boolean mayPass(Failed failed) {
        return switch (failed.kind()) {
            case RATE_LIMITED, UNAVAILABLE, TIMED_OUT -> true;
            // a reply that was too long comes out as long again
            case CUT -> failed.use().output() == 0;
            // whoever asked knows best how to ask again for what was filled in wrongly
            case MALFORMED, REFUSED_KEY, UNKNOWN_MODEL, TOO_LONG, DECLINED -> false;
        };
    }

    @Override
    public void close() {
        endpoint.close().run();
    }
}
