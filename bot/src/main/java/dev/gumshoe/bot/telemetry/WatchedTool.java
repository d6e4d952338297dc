package dev.gumshoe.bot.telemetry;

import dev.gumshoe.conversations.agents.Arguments;
import dev.gumshoe.conversations.agents.Parameter;
import dev.gumshoe.conversations.agents.Tool;
import dev.gumshoe.conversations.agents.ToolAnswer;
import dev.gumshoe.conversations.agents.ToolCall;
import dev.gumshoe.conversations.agents.ToolContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.List;

/**
 * Counts a tool's calls and their time, {@code gumshoe_tool_calls_seconds} by tool and outcome, and makes a span of each, as
 * OpenTelemetry's conventions for generative AI want it. Neither arguments nor answers are in either.
 */
public record WatchedTool(Tool tool, MeterRegistry registry, Tracer tracer) implements Tool {

    @Override
    public String name() {
        return tool.name();
    }

    @Override
    public String description() {
        return tool.description();
    }

    @Override
    public List<Parameter> parameters() {
        return tool.parameters();
    }

    @Override
    public String told() {
        return tool.told();
    }

    @Override
    public List<String> aliases() {
        return tool.aliases();
    }

    @Override
    public Effect effect() {
        return tool.effect();
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse, InterruptedException {
        Span span = tracer.spanBuilder("execute_tool " + name())
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute("gen_ai.operation.name", "execute_tool")
                .setAttribute("gen_ai.tool.name", name())
                .setAttribute("gen_ai.tool.call.id", call.id())
                .startSpan();
        long began = System.nanoTime();
        String outcome = "broken";
        try (Scope _ = span.makeCurrent()) {
            ToolAnswer answer = tool.call(call, context);
            outcome = outcome(answer);
            return answer;
        } catch (Arguments.Misuse misuse) {
            outcome = "misused";
            throw misuse;
        } finally {
            if (outcome.equals("failed") || outcome.equals("broken")) {
                span.setAttribute("error.type", outcome).setStatus(StatusCode.ERROR);
            }
            span.end();
            Timer.builder("gumshoe.tool.calls")
                    .description("Tools called for language models")
                    .tags("tool", name(), "outcome", outcome)
                    .register(registry)
                    .record(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private static String outcome(ToolAnswer answer) {
        return switch (answer) {
            case ToolAnswer.Found _,ToolAnswer.Examined _ -> "found";
            case ToolAnswer.NothingFound _ -> "nothing";
            case ToolAnswer.Failed _ -> "failed";
            case ToolAnswer.Misused _ -> "misused";
        };
    }
}
