package dev.gumshoe.bot.telemetry;

import dev.gumshoe.conversations.agents.LanguageModel;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Said;
import dev.gumshoe.conversations.agents.ModelRequest;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A span for each call of a model, in the words of OpenTelemetry's conventions for generative AI ({@code gen_ai.*}). Neither prompts nor
 * replies are in it.
 *
 * @param provider as OpenTelemetry names it
 */
public record TracedModel(LanguageModel model, String provider, Tracer tracer) implements LanguageModel {

    private static final AttributeKey<Long> INPUT = AttributeKey.longKey("gen_ai.usage.input_tokens");
    private static final AttributeKey<Long> CACHED = AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens");
    private static final AttributeKey<Long> OUTPUT = AttributeKey.longKey("gen_ai.usage.output_tokens");

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public ModelReply ask(ModelRequest request, Consumer<String> words) throws InterruptedException {
        Span span = tracer.spanBuilder("chat " + name())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.operation.name", "chat")
                .setAttribute("gen_ai.provider.name", provider)
                .setAttribute("gen_ai.request.model", name())
                .setAttribute("gen_ai.request.max_tokens", request.maxOutputTokens())
                .setAttribute("gen_ai.output.type", request.shape() == null ? "text" : "json")
                .setAttribute("gen_ai.conversation.id", request.caseId())
                .setAttribute("gen_ai.agent.name", request.purpose())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            ModelReply reply = model.ask(request, words);
            told(span, reply);
            return reply;
        } catch (InterruptedException | RuntimeException e) {
            span.setAttribute("error.type", e.getClass().getSimpleName()).setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }

    private static void told(Span span, ModelReply reply) {
        span.setAttribute(INPUT, reply.use().input());
        span.setAttribute(CACHED, reply.use().cachedInput());
        span.setAttribute(OUTPUT, reply.use().output());
        switch (reply) {
            case Said said -> span.setAttribute("gumshoe.tool_requests", said.requests().size());
            case Failed failed -> span.setAttribute("error.type", failed.kind().name().toLowerCase(Locale.ROOT))
                    .setStatus(StatusCode.ERROR, failed.detail());
        }
    }
}
