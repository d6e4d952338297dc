package dev.gumshoe.bot.settings;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.gumshoe.conversations.conversation.DigestDesk.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;

/**
 * A channel that is brought the digest of the day before.
 *
 * @param channel {@code slack/C0123}, {@code slack/#ops} or {@code discord/123}
 * @param at when, as crontab writes it: minute, hour, day of the month, month, day of the week
 * @param zone the time zone of the hour and of the day
 */
public record DigestEntry(String channel, String at, ZoneId zone) {

    private static final String EVERY_MORNING = "0 8 * * *";

    /** Fills in defaults. @throws IllegalArgumentException when the channel or the time cannot be */
    public DigestEntry {
        channel = Objects.requireNonNullElse(channel, "");
        at = Objects.requireNonNullElse(at, EVERY_MORNING);
        zone = Objects.requireNonNullElse(zone, ZoneId.of("UTC"));
        if (!channel.matches("(slack|discord)/[^/\\s]+")) {
            throw new IllegalArgumentException("channel is '" + channel + "'; write slack/C0123, slack/#ops or discord/123");
        }
        cron(at);
    }

    private static Cron cron(String at) {
        try {
            return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(at).validate();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "at is '" + at + "'; write minute, hour, day, month and weekday as crontab does: 0 8 * * MON-FRI", e);
        }
    }

    /** The surface, {@code slack} or {@code discord}. */
    public String surface() {
        return channel.substring(0, channel.indexOf('/'));
    }

    /** The channel's id or name there. */
    public String room() {
        return channel.substring(channel.indexOf('/') + 1);
    }

    /** When it is due. */
    public Schedule schedule() {
        ExecutionTime times = ExecutionTime.forCron(cron(at));
        return (Instant now) -> times.lastExecution(ZonedDateTime.ofInstant(now, zone).plusSeconds(1)).map(ZonedDateTime::toInstant);
    }
}
