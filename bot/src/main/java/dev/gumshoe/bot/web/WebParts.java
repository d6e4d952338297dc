package dev.gumshoe.bot.web;

import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.bot.reports.Reports;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.PreventionDesk;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Journal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the pages are made of.
 *
 * @param unready says why the program cannot work now, or nothing when it can
 * @param metrics the program's own figures in Prometheus' text format
 * @param prevention what would prevent the next, or null where nothing is recommended
 */
public record WebParts(
        Journal journal,
        CaseIndex index,
        FrontDesk desk,
        Narration narration,
        Charts charts,
        Reports reports,
        InstantSource clock,
        Supplier<Optional<String>> unready,
        Supplier<String> metrics,
        @Nullable PreventionDesk prevention) {

    /** Pages of a program that recommends nothing. */
    public WebParts(Journal journal, CaseIndex index, FrontDesk desk, Narration narration, Charts charts, Reports reports,
            InstantSource clock, Supplier<Optional<String>> unready, Supplier<String> metrics) {
        this(journal, index, desk, narration, charts, reports, clock, unready, metrics, null);
    }
}
