package dev.gumshoe.bot.slack;

import dev.gumshoe.bot.reports.ReportFile;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the post-incident report into a case's Slack threads when it is closed, as files of one message; looked for before it is posted again. */
public final class SlackReports implements JournalFollower {

    private static final Logger LOG = LoggerFactory.getLogger(SlackReports.class);

    private final SlackApi api;
    private final Function<Investigation, List<ReportFile>> reports;

    /**
     * A follower for one workspace.
     *
     * @param api the workspace, whose requests it shares with others
     * @param reports makes the report of a case as it stands
     */
    public SlackReports(SlackApi api, Function<Investigation, List<ReportFile>> reports) {
        this.api = api;
        this.reports = reports;
    }

    @Override
    public String name() {
        return "slack-report";
    }

    @Override
    public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) throws IOException {
        if (!(recorded.entry() instanceof InvestigationClosed) || after.inquiry() || after.conclusion().isEmpty()) {
            return;
        }
        for (Place place : after.places().stream().map(Place::parse).filter(p -> p.surface().equals(SlackIds.SURFACE)).toList()) {
            try {
                post(after, place);
            } catch (SlackRefused e) {
                LOG.warn("The report of {} is not in {}: {}", after.id(), place, e.getMessage());
            }
        }
    }

    private void post(Investigation state, Place place) throws IOException {
        String mark = SlackIds.mark(state.id(), "report", 0);
        if (!api.marks(place.channel(), place.thread()).containsKey(mark)) {
            SlackCards.Card card = SlackCards.line("📄 The post-incident report, as PDF and as Markdown", mark);
            api.files(place.channel(), place.thread(), card, reports.apply(state));
        }
    }
}
