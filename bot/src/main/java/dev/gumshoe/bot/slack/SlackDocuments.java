package dev.gumshoe.bot.slack;

import dev.gumshoe.bot.reports.ReportFile;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.PlanDocuments;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.PreValidated;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a plan's documents to a case's Slack threads as files, once it was looked at whether the plan holds. */
public final class SlackDocuments implements JournalFollower {

    private static final Logger LOG = LoggerFactory.getLogger(SlackDocuments.class);

    private static final String MARKDOWN = "text/markdown; charset=utf-8";

    private final SlackApi api;

    /** @param api the workspace, whose requests it shares with others */
    public SlackDocuments(SlackApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return SlackIds.SURFACE + "-documents";
    }

    @Override
    public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) throws IOException {
        if (!(recorded.entry() instanceof PreValidated looked)) {
            return;
        }
        Optional<Mitigation> mitigation = after.mitigations().of(looked.plan());
        if (mitigation.isPresent() && mitigation.get().validated().size() == 1) {
            MitigationPlan plan = mitigation.get().plan().orElseThrow();
            for (Place place : after.places().stream().map(Place::parse).filter(p -> p.surface().equals(SlackIds.SURFACE)).toList()) {
                hand(plan, after, place);
            }
        }
    }

    private void hand(MitigationPlan plan, Investigation state, Place place) throws IOException {
        String mark = SlackIds.mark(state.id(), "documents " + plan.id(), 0);
        if (api.marks(place.channel(), place.thread()).containsKey(mark)) {
            return;
        }
        List<ReportFile> files = PlanDocuments.of(plan, state).stream()
                .map(document -> new ReportFile(document.name(), MARKDOWN, document.markdown().getBytes(StandardCharsets.UTF_8))).toList();
        try {
            api.files(place.channel(), place.thread(),
                    SlackCards.line("To hand on: the change document, and a specification of the lasting fix.",
                            mark),
                    files);
        } catch (SlackRefused e) {
            if (e.credentials()) {
                throw e;
            }
            LOG.warn("The documents of {} were not taken in {}: {}", plan.id(), place, e.getMessage());
        }
    }
}
