package dev.gumshoe.bot.web;

import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.bot.reports.Reports;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Journal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the pages are made of.
 *
 * @param unready says why the program cannot work now, or nothing when it can
 * @param metrics the program's own figures in Prometheus' text format
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
        Supplier<String> metrics) {}
