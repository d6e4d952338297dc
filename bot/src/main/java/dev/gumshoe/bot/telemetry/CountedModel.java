package dev.gumshoe.bot.telemetry;

import dev.gumshoe.conversations.agents.LanguageModel;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Said;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.Tariff;
import dev.gumshoe.conversations.agents.TokenUse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts a model's calls, their time, tokens and cost: {@code gumshoe_model_calls_seconds}, {@code gumshoe_model_tokens_total} and
 * {@code gumshoe_model_cost_dollars_total}, by model, purpose and outcome.
 *
 * @param provider as OpenTelemetry names it
 */
public record CountedModel(LanguageModel model, String provider, Tariff tariff, MeterRegistry registry) implements LanguageModel {

    private static final Logger LOG = LoggerFactory.getLogger(CountedModel.class);

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public ModelReply ask(ModelRequest request, Consumer<String> words) throws InterruptedException {
        long began = System.nanoTime();
        ModelReply reply = model.ask(request, words);
        count(request, reply, Duration.ofNanos(System.nanoTime() - began));
        return reply;
    }

    private void count(ModelRequest request, ModelReply reply, Duration taken) {
        String outcome = switch (reply) {
            case Said _ -> "said";
            case Failed failed -> failed.kind().name().toLowerCase(Locale.ROOT);
        };
        Timer.builder("gumshoe.model.calls")
                .description("Calls of language models, retries included")
                .tags("provider", provider, "model", name(), "purpose", request.purpose(), "outcome", outcome)
                .register(registry)
                .record(taken);
        TokenUse use = reply.use();
        tokens("input", use.input() - use.cachedInput());
        tokens("cached", use.cachedInput());
        tokens("output", use.output());
        Counter.builder("gumshoe.model.cost")
                .description("What calls of language models cost, by the tariffs in the settings")
                .baseUnit("dollars")
                .tags("provider", provider, "model", name())
                .register(registry)
                .increment(tariff.microDollars(use) / 1e6);
        LOG.info("{} for {} of case {}: {} in {} ms, {} tokens read ({} cached), {} written", name(), request.purpose(), request.caseId(),
                outcome, taken.toMillis(), use.input(), use.cachedInput(), use.output());
    }

    private void tokens(String kind, long count) {
        Counter.builder("gumshoe.model.tokens")
                .description("Tokens that language models read, had from the provider's cache, and wrote")
                .tags("provider", provider, "model", name(), "kind", kind)
                .register(registry)
                .increment((double) count);
    }
}
