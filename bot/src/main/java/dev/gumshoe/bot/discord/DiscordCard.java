package dev.gumshoe.bot.discord;

import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.data.SerializableData;
import org.jspecify.annotations.Nullable;

/**
 * One message.
 *
 * @param content its plain part; empty where the embed says it all
 * @param title the embed's; empty for none
 * @param description the embed's; empty for no embed
 * @param mark what it is found again by; empty for none
 * @param calls the mention of the one whom it calls, {@code <@&1100…>}; null for nobody
 */
record DiscordCard(
        String content, String title, String description, int colour, String mark, List<ActionRow> rows, @Nullable String calls) {

    /** The most characters of a message's plain part. */
    static final int CONTENT = 2_000;

    /** The most characters of an embed's title. */
    static final int TITLE = 256;

    /** The most characters of an embed's description; title and mark beside it stay below the 6,000 of a message. */
    static final int DESCRIPTION = 4_096;

    private static final int SUPPRESS_EMBEDS = 1 << 2;

    DiscordCard {
        rows = List.copyOf(rows);
    }

    /** A few words without an embed. */
    static DiscordCard line(String rendered, String mark) {
        return new DiscordCard(rendered + (mark.isEmpty() ? "" : "\n-# " + mark), "", "", 0, mark, List.of(), null);
    }

    /** The same with buttons. */
    DiscordCard offering(List<ActionRow> other) {
        return new DiscordCard(content, title, description, colour, mark, other, calls);
    }

    /** The same, its embed saying something else. */
    DiscordCard describing(String other) {
        return new DiscordCard(content, title, other, colour, mark, rows, calls);
    }

    /** The same, calling somebody. */
    DiscordCard calling(String mention) {
        return new DiscordCard(content.isEmpty() ? mention : mention + " " + content, title, description, colour, mark, rows, mention);
    }

    /** What Discord is to be given for a new message, or to replace one with. Links in telemetry are not unfolded. */
    DataObject data() {
        return DataObject.empty().put("content", content).put("embeds", embeds())
                .put("components", DataArray.fromCollection(rows.stream().map(row -> ((SerializableData) row).toData()).toList()))
                .put("flags", description.isEmpty() ? SUPPRESS_EMBEDS : 0)
                .put("allowed_mentions", mentions());
    }

    private DataObject mentions() {
        DataObject mentions = DataObject.empty().put("parse", DataArray.empty()).put("replied_user", false);
        if (calls != null) {
            mentions.put(calls.startsWith("<@&") ? "roles" : "users", DataArray.empty().add(calls.replaceAll("\\D", "")));
        }
        return mentions;
    }

    private DataArray embeds() {
        if (description.isEmpty()) {
            return DataArray.empty();
        }
        DataObject embed = DataObject.empty().put("description", description).put("color", colour);
        if (!title.isEmpty()) {
            embed.put("title", title);
        }
        if (!mark.isEmpty()) {
            embed.put("footer", DataObject.empty().put("text", mark));
        }
        return DataArray.empty().add(embed);
    }
}
