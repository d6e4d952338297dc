package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Investigation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Draws what goes with a note: the chart it shows, and with a report the map of what depends on what.
 *
 * @param charts draws a chart as PNG; empty when there is nothing to draw any more
 * @param alt what a chart shows, in words for those who cannot see it
 * @param map draws a case's topology; empty when it knows none
 */
public record SlackPictures(
        Function<Chart, Optional<byte[]>> charts, Function<Chart, String> alt, Function<Investigation, Optional<Picture>> map) {

    /** A picture with its title, and in words what it shows. */
    public static final class Picture {

        private final String title;
        private final String alt;
        private final byte[] png;

        /** A picture of those bytes, which nobody may change any more. */
        public Picture(String title, String alt, byte[] png) {
            this.title = title;
            this.alt = alt;
            this.png = png;
        }

        String title() {
            return title;
        }

        String alt() {
            return alt;
        }

        byte[] png() {
            return png;
        }
    }

    /** Pictures of charts alone. */
    static SlackPictures of(Function<Chart, Optional<byte[]>> charts) {
        return new SlackPictures(charts, Chart::title, _ -> Optional.empty());
    }

    List<Picture> of(Note note, Investigation state) {
        List<Picture> pictures = new ArrayList<>();
        Chart chart = note.chart();
        if (chart != null) {
            charts.apply(chart).ifPresent(png -> pictures.add(new Picture(chart.title(), alt.apply(chart), png)));
        }
        if (note.kind() == Note.Kind.REPORT) {
            map.apply(state).ifPresent(pictures::add);
        }
        return pictures;
    }
}
