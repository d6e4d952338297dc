package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import java.time.Clock;
import java.util.function.Consumer;

/** The world's traces, one in so many: spans belong to services, {@code host.id} says on which host. */
record RobotTraces(Setting setting, Traffic traffic, Clock clock) implements TraceSource {

    @Override
    public String name() {
        return "traces";
    }

    @Override
    public Health health() {
        return Health.good("head sampling keeps part of the traces");
    }

    @Override
    public ToolResult<Tally> read(TraceQuery query, Consumer<? super Span> each) {
        Window window = Window.upToNow(query.window(), clock.millis());
        long[] count = new long[1];
        SpanWriter writer = new SpanWriter(setting.names(), span -> {
            boolean asked = query.resources().isEmpty() || query.resources().contains(span.resource());
            // A span is stored when it has ended.
            boolean ended = (span.startMicros() + span.durationMicros()) / 1000 < clock.millis();
            if (asked && ended && window.contains(Math.floorDiv(span.startMicros(), 1000))) {
                each.accept(span);
                count[0]++;
            }
        });
        for (int step = setting.grid().stepOf(window.from() - TimeGrid.STEP_MILLIS); setting.grid().at(step) < window.to()
                && step < setting.grid().steps(); step++) {
            traffic.during(step, request -> {
                if (request.sampled()) {
                    writer.write(request);
                }
            });
        }
        return Answers.tally(name(), Answers.query("spans", "service", query.resources(), query.window()), query.window(), count[0],
                "spans");
    }
}
