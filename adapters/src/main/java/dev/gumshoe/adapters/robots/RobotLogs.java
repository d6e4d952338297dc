package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Clock;
import java.util.function.Consumer;

/** The world's log store: lines belong to the host that wrote them, {@code service.name} says of which service it is. */
record RobotLogs(Setting setting, Traffic traffic, Clock clock) implements LogSource {

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public Health health() {
        return Health.good("the hosts of " + Part.SERVICES.size() + " services write");
    }

    @Override
    public ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each) {
        Window window = Window.upToNow(query.window(), clock.millis());
        LogWriter writer = new LogWriter(setting);
        long count = 0;
        // A line is written when its request ends: those of the step before may reach into the window.
        for (int step = setting.grid().stepOf(window.from() - TimeGrid.STEP_MILLIS); setting.grid().at(step) < window.to()
                && step < setting.grid().steps(); step++) {
            for (LogLine line : writer.during(step, traffic)) {
                if (window.contains(line.timestamp().toEpochMilli())
                        && (query.resources().isEmpty() || query.resources().contains(line.resource()))
                        && (query.severities().isEmpty() || query.severities().contains(line.severity()))) {
                    each.accept(line);
                    count++;
                }
            }
        }
        return Answers.tally(name(), Answers.query("logs", "resource", query.resources(), query.window()), query.window(), count, "lines");
    }
}
