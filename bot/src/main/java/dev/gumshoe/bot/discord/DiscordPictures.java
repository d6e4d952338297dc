package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Investigation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.utils.FileUpload;

/**
 * Draws what goes with a note: the chart it shows, and with a report the map of what depends on what.
 *
 * @param charts draws a chart; empty when there is nothing to draw any more
 * @param map draws a case's topology; empty when it knows none
 */
public record DiscordPictures(Function<Chart, Optional<Picture>> charts, Function<Investigation, Optional<Picture>> map) {

    private static final int LONGEST_DESCRIPTION = 1_024;

    /**
     * A picture.
     *
     * @param alt what it shows, in words for those who cannot see it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once and never compared
    public record Picture(String alt, byte[] png) {}

    List<FileUpload> of(Note note, Investigation state, String name) {
        List<FileUpload> files = new ArrayList<>();
        Optional.ofNullable(note.chart()).flatMap(charts).ifPresent(chart -> files.add(file(chart, name + ".png")));
        if (note.kind() == Note.Kind.REPORT) {
            map.apply(state).ifPresent(picture -> files.add(file(picture, name + "-map.png")));
        }
        return files;
    }

    private static FileUpload file(Picture picture, String name) {
        return FileUpload.fromData(picture.png(), name)
                .setDescription(DiscordText.cut(DiscordText.flat(picture.alt()), LONGEST_DESCRIPTION));
    }
}
