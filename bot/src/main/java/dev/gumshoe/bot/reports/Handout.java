package dev.gumshoe.bot.reports;

import dev.gumshoe.conversations.conversation.PlanDocuments;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import dev.gumshoe.conversations.investigation.JournalEntry.PreValidated;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Files of a case that are handed to its threads, the same in every place where people talk.
 *
 * @param name what they are, in the names of deliveries: {@code report}
 * @param chooser what an entry, as the latest of its case, has handed over
 */
public record Handout(String name, Chooser chooser) {

    private static final String MARKDOWN = "text/markdown; charset=utf-8";

    /** Says what an entry has handed over; empty for nothing. */
    @FunctionalInterface
    public interface Chooser {
        /** What the entry has handed over, with the case as it stands after it. */
        Optional<Handed> choose(JournalEntry entry, Investigation after);
    }

    /**
     * Files of one message.
     *
     * @param what what of the case it is, as no other message of it says
     * @param words what stands above the files
     * @param files makes them when they are needed
     */
    public record Handed(String what, String words, Supplier<List<ReportFile>> files) {}

    /** The post-incident report, when a case is closed that came to a conclusion. */
    public static Handout report(Function<Investigation, List<ReportFile>> reports) {
        return new Handout("report",
                (entry, after) -> entry instanceof InvestigationClosed && !after.inquiry() && after.conclusion().isPresent()
                        ? Optional
                                .of(new Handed("report", "📄 The post-incident report, as PDF and as Markdown", () -> reports.apply(after)))
                        : Optional.empty());
    }

    /** A plan's documents, once it was looked at for the first time whether the plan holds. */
    public static Handout documents() {
        return new Handout("documents", (entry, after) -> entry instanceof PreValidated looked
                ? after.mitigations().of(looked.plan()).filter(mitigation -> mitigation.validated().size() == 1).flatMap(Mitigation::plan)
                        .map(plan -> documents(plan, after))
                : Optional.empty());
    }

    private static Handed documents(MitigationPlan plan, Investigation state) {
        return new Handed("documents " + plan.id(), "📄 To hand on: the change document, and a specification of the lasting fix",
                () -> PlanDocuments.of(plan, state).stream().map(
                        document -> new ReportFile(document.name(), MARKDOWN, document.markdown().getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }
}
