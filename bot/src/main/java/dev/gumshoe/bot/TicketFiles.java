package dev.gumshoe.bot;

import dev.gumshoe.adapters.servicenow.TicketFile;
import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.bot.reports.Reports;
import dev.gumshoe.conversations.conversation.TicketNarration.Event;
import dev.gumshoe.conversations.conversation.TicketNarration.Told;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import java.util.List;
import java.util.function.BiFunction;

/** What is attached to a ticket: the chart that goes with a root cause, and the report when the case is closed. */
record TicketFiles(Charts charts, Reports reports) implements BiFunction<Told, Investigation, List<TicketFile>> {

    @Override
    public List<TicketFile> apply(Told told, Investigation state) {
        if (told.event() == Event.RESOLUTION && state.phase() == Phase.CLOSED && state.conclusion().isPresent()) {
            return reports.of(state).stream().map(file -> new TicketFile(file.name(), file.type(), file.bytes())).toList();
        }
        Chart chart = told.note().chart();
        return chart == null
                ? List.of()
                : charts.png(chart).map(png -> new TicketFile(name(state), "image/png", png)).stream().toList();
    }

    /** A later conclusion has a chart of its own. */
    private static String name(Investigation state) {
        return "gumshoe-" + state.id() + "-" + state.concludedAt().map(at -> Long.toString(at.getEpochSecond())).orElse("chart") + ".png";
    }
}
