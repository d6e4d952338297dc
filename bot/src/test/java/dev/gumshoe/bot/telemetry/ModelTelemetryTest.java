package dev.gumshoe.bot.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.LanguageModel;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.agents.ModelReply.Said;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.Tariff;
import dev.gumshoe.conversations.agents.TokenUse;
import dev.gumshoe.conversations.agents.Turn;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ModelTelemetryTest {

    private static final ModelRequest REQUEST = new ModelRequest(
            "case-7", "lead.plan", "You are on call.", List.of(new Turn.Person("The secret plan?")), List.of(), null, 100,
            Duration.ofSeconds(1));

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final SdkTracerProvider traces = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private static LanguageModel saying(ModelReply reply) {
        return new LanguageModel() {

            @Override
            public String name() {
                return "a-model";
            }

            @Override
            public ModelReply ask(ModelRequest request, Consumer<String> words) {
                return reply;
            }
        };
    }

    private SpanData span(ModelReply reply) throws InterruptedException {
        new TracedModel(saying(reply), "anthropic", traces.get("test")).ask(REQUEST, _ -> {});
        return spans.getFinishedSpanItems().getLast();
    }

    @Test
    void aCallIsASpanInTheWordsOfTheConventionsWithoutItsWords() throws Exception {
        SpanData span = span(new Said("It is the forge.", null, List.of(), new TokenUse(1000, 700, 50)));

        assertThat(span.getName()).isEqualTo("chat a-model");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("gen_ai.operation.name"), "chat")
                .containsEntry(AttributeKey.stringKey("gen_ai.provider.name"), "anthropic")
                .containsEntry(AttributeKey.stringKey("gen_ai.request.model"), "a-model")
                .containsEntry(AttributeKey.stringKey("gen_ai.conversation.id"), "case-7")
                .containsEntry(AttributeKey.longKey("gen_ai.usage.input_tokens"), 1000L)
                .containsEntry(AttributeKey.longKey("gen_ai.usage.cache_read.input_tokens"), 700L)
                .containsEntry(AttributeKey.longKey("gen_ai.usage.output_tokens"), 50L);
        assertThat(span.toString()).doesNotContain("secret plan", "It is the forge");
    }

    @Test
    void aCallThatFailedIsASpanWithItsError() throws Exception {
        SpanData span = span(new Failed(Kind.RATE_LIMITED, "Too many requests."));

        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type"))).isEqualTo("rate_limited");
    }

    @Test
    void callsTokensAndCostAreCounted() throws Exception {
        Said said = new Said("It is the forge.", null, List.of(), new TokenUse(1_000_000, 400_000, 100_000));
        LanguageModel model = new CountedModel(saying(said), "anthropic", new Tariff(3, 0.3, 15), registry);

        model.ask(REQUEST, _ -> {});
        model.ask(REQUEST, _ -> {});

        assertThat(registry.scrape()).contains(
                "gumshoe_model_calls_seconds_count{model=\"a-model\",outcome=\"said\",provider=\"anthropic\",purpose=\"lead.plan\"} 2",
                "gumshoe_model_tokens_total{kind=\"input\",model=\"a-model\",provider=\"anthropic\"} 1200000.0",
                "gumshoe_model_tokens_total{kind=\"cached\",model=\"a-model\",provider=\"anthropic\"} 800000.0",
                "gumshoe_model_tokens_total{kind=\"output\",model=\"a-model\",provider=\"anthropic\"} 200000.0",
                "gumshoe_model_cost_dollars_total{model=\"a-model\",provider=\"anthropic\"} 6.84");
    }
}
