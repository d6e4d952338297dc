package dev.gumshoe.bot.discord;

import dev.gumshoe.bot.discord.DiscordRooms.Room;
import dev.gumshoe.bot.reports.ReportFile;
import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationClosed;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import net.dv8tion.jda.api.utils.FileUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the post-incident report into a case's Discord threads when it is closed, as files of one message; looked for before it is posted again. */
public final class DiscordReports implements JournalFollower, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordReports.class);

    private final DiscordApi api;
    private final DiscordRooms rooms;
    private final Function<Investigation, List<ReportFile>> reports;

    /** @param reports makes the report of a case as it stands */
    public DiscordReports(DiscordSettings settings, Function<Investigation, List<ReportFile>> reports) {
        this.api = new DiscordApi(settings);
        this.rooms = new DiscordRooms(api);
        this.reports = reports;
    }

    @Override
    public String name() {
        return "discord-report";
    }

    @Override
    public void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) throws IOException {
        if (!(recorded.entry() instanceof InvestigationClosed) || after.inquiry() || after.conclusion().isEmpty()) {
            return;
        }
        for (Place place : after.places().stream().map(Place::parse).filter(p -> p.surface().equals(DiscordIds.SURFACE)).toList()) {
            try {
                post(after, place);
            } catch (DiscordRefused e) {
                LOG.warn("The report of {} is not in {}: {}", after.id(), place, e.getMessage());
            }
        }
    }

    private void post(Investigation state, Place place) throws IOException {
        Room room = rooms.of(place, state);
        String mark = DiscordIds.mark(state.id(), "report", 0);
        if (!api.marks(room.channel(), room.since()).containsKey(mark)) {
            DiscordCard card = DiscordCard.line("📄 The post-incident report, as PDF and as Markdown", mark);
            List<FileUpload> files = reports.apply(state).stream().map(file -> FileUpload.fromData(file.bytes(), file.name())).toList();
            api.post(room.channel(), card, DiscordIds.nonce(room.channel(), mark), null, files);
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
