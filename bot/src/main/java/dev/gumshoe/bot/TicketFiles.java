package dev.gumshoe.bot;

import dev.gumshoe.adapters.servicenow.TicketFile;
import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.conversations.conversation.TicketNarration.Told;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Investigation;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What is attached to a ticket: the chart that goes with a root cause.
 *
 * @param charts draws it
 */
record TicketFiles(Charts charts) implements BiFunction<Told, Investigation, List<TicketFile>> {

    @Override
    public List<TicketFile> apply(Told told, Investigation state) {
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
