package dev.gumshoe.bot.discord;

import dev.gumshoe.bot.discord.DiscordRooms.Room;
import dev.gumshoe.bot.reports.Handout;
import dev.gumshoe.bot.reports.Handout.Handed;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.utils.FileUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands files to a case's Discord threads, those of one entry in one message; looked for before they are posted again. */
public final class DiscordFiles implements JournalFollower, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordFiles.class);

    private final DiscordApi api;
    private final DiscordRooms rooms;
    private final Handout handout;

    /** A follower for one bot. */
    public DiscordFiles(DiscordSettings settings, Handout handout) {
        this.api = new DiscordApi(settings);
        this.rooms = new DiscordRooms(api);
        this.handout = handout;
    }

    @Override
    public String name() {
        return DiscordIds.SURFACE + "-" + handout.name();
    }

    @Override
    public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) throws IOException {
        Optional<Handed> handed = handout.chooser().choose(recorded.entry(), after);
        if (handed.isEmpty()) {
            return;
        }
        for (Place place : after.places().stream().map(Place::parse).filter(p -> p.surface().equals(DiscordIds.SURFACE)).toList()) {
            try {
                hand(handed.get(), after, place);
            } catch (DiscordRefused e) {
                if (e.credentials()) {
                    throw e;
                }
                rooms.forget(place);
                LOG.warn("The files '{}' of {} are not in {}: {}", handed.get().what(), after.id(), place, e.getMessage());
            }
        }
    }

    private void hand(Handed handed, Investigation state, Place place) throws IOException {
        Room room = rooms.of(place, state);
        String mark = DiscordIds.mark(state.id(), handed.what(), 0);
        if (!api.marks(room.channel(), room.since()).containsKey(mark)) {
            DiscordCard card = DiscordCard.line(DiscordText.escaped(handed.words()), mark);
            List<FileUpload> files = handed.files().get().stream().map(file -> FileUpload.fromData(file.bytes(), file.name())).toList();
            api.post(room.channel(), card, DiscordIds.nonce(room.channel(), mark), room.answers(), files);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
