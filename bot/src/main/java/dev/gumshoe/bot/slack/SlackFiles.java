package dev.gumshoe.bot.slack;

import dev.gumshoe.bot.reports.Handout;
import dev.gumshoe.bot.reports.Handout.Handed;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands files to a case's Slack threads, those of one entry in one message; looked for before they are posted again. */
public final class SlackFiles implements JournalFollower {

    private static final Logger LOG = LoggerFactory.getLogger(SlackFiles.class);

    private final SlackApi api;
    private final Handout handout;

    /** @param api the workspace, whose requests it shares with others */
    public SlackFiles(SlackApi api, Handout handout) {
        this.api = api;
        this.handout = handout;
    }

    @Override
    public String name() {
        return SlackIds.SURFACE + "-" + handout.name();
    }

    @Override
    public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) throws IOException {
        Optional<Handed> handed = handout.chooser().choose(recorded.entry(), after);
        if (handed.isEmpty()) {
            return;
        }
        for (Place place : after.places().stream().map(Place::parse).filter(p -> p.surface().equals(SlackIds.SURFACE)).toList()) {
            try {
                hand(handed.get(), after, place);
            } catch (SlackRefused e) {
                if (e.credentials()) {
                    throw e;
                }
                LOG.warn("The files '{}' of {} are not in {}: {}", handed.get().what(), after.id(), place, e.getMessage());
            }
        }
    }

    private void hand(Handed handed, Investigation state, Place place) throws IOException {
        String mark = SlackIds.mark(state.id(), handed.what(), 0);
        if (!api.channels().marks(place.channel(), place.thread()).containsKey(mark)) {
            SlackCards.Card card = SlackCards.line(SlackText.escaped(handed.words()), mark);
            api.uploads().files(place.channel(), place.thread(), card, handed.files().get());
        }
    }
}
