package dev.gumshoe.bot.slack;

import com.slack.api.model.Message;
import dev.gumshoe.conversations.conversation.DigestPlace;
import dev.gumshoe.conversations.conversation.Note;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A Slack channel that digests are brought to: each is looked for by its mark before it is posted, and edited when it stands there. */
public final class SlackDigests implements DigestPlace {

    private static final Duration AHEAD = Duration.ofHours(14);

    private final SlackApi api;
    private final String channel;

    /**
     * A channel of one workspace.
     *
     * @param api the workspace, whose requests it shares with others
     * @param channel its id, or its name with a #
     */
    public SlackDigests(SlackApi api, String channel) {
        this.api = api;
        this.channel = channel;
    }

    @Override
    public String name() {
        return SlackIds.SURFACE + "/" + channel;
    }

    @Override
    public void post(LocalDate date, Note digest) throws IOException {
        String home = api.channels().channelId(channel);
        String id = "digest-" + date;
        List<SlackCards.Card> cards = SlackCards.cards(digest, id, "digest");
        String oldest = date.atStartOfDay(ZoneOffset.UTC).toInstant().minus(AHEAD).getEpochSecond() + ".000000";
        for (int part = 0; part < cards.size(); part++) {
            Optional<Message> there = api.channels().find(home, SlackIds.mark(id, "digest", part), oldest);
            if (there.isPresent()) {
                api.update(home, there.get().getTs(), cards.get(part));
            } else {
                api.post(home, null, cards.get(part));
            }
        }
    }
}
