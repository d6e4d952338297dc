package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.DigestPlace;
import dev.gumshoe.conversations.conversation.Note;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A Discord channel that digests are brought to: each is looked for by its mark before it is posted, and edited when it stands there. */
public final class DiscordDigests implements DigestPlace, AutoCloseable {

    private static final Duration AHEAD = Duration.ofHours(14);

    private final DiscordApi api;
    private final DiscordCards cards;
    private final String channel;

    /** @param channel its id, or its name with a # */
    public DiscordDigests(DiscordSettings settings, String channel) {
        this.api = new DiscordApi(settings);
        this.cards = new DiscordCards(DiscordThread.shown(settings));
        this.channel = channel;
    }

    @Override
    public String name() {
        return DiscordIds.SURFACE + "/" + channel;
    }

    @Override
    public void post(LocalDate date, Note digest) throws IOException {
        String home = api.channelId(channel);
        Map<String, String> there = api.marks(home, DiscordIds.since(date.atStartOfDay(ZoneOffset.UTC).toInstant().minus(AHEAD)));
        for (DiscordCard card : cards.of(digest, "digest-" + date, "status")) {
            String known = there.get(card.mark());
            if (known != null) {
                api.edit(home, known, card);
            } else {
                api.post(home, card, DiscordIds.nonce(home, card.mark()), null, List.of());
            }
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
