package dev.gumshoe.bot.discord;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Place;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to the inbox, each channel's in their order. Discord tells a message once, so that what cannot be written down is tried again
 * here; what came while nobody listened is read when somebody listens again. The front desk knows a message again by its id.
 */
final class DiscordMessages {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordMessages.class);
    private static final int OPEN_CASES = 50;
    private static final int PAGE = 100;

    private static final RetryPolicy<Object> PATIENTLY = RetryPolicy.builder().handle(RuntimeException.class).withMaxRetries(8)
            .withBackoff(250, Duration.ofSeconds(30).toMillis(), ChronoUnit.MILLIS).withJitter(0.2).build();

    private final DiscordSettings settings;
    private final FrontDesk desk;
    private final DiscordInbox inbox;
    private final DiscordPeople people;
    private final InOrder inOrder;
    private final InstantSource clock;

    DiscordMessages(DiscordSettings settings, FrontDesk desk, DiscordInbox inbox, DiscordPeople people, Executor threads,
            InstantSource clock) {
        this.settings = settings;
        this.desk = desk;
        this.inbox = inbox;
        this.people = people;
        this.inOrder = new InOrder(threads);
        this.clock = clock;
    }

    /** Takes a new message. */
    void posted(DiscordPost post, JDA jda) {
        take(post, p -> inbox.posted(p, people.of(jda, p.user(), p.member(), p.spot())));
    }

    /** Takes an edit. */
    void edited(DiscordPost post, JDA jda) {
        take(post, inbox::edited);
    }

    private void take(DiscordPost post, Consumer<DiscordPost> taking) {
        inOrder.run(post.spot().id(), () -> {
            try {
                Failsafe.with(PATIENTLY).run(() -> taking.accept(post));
            } catch (RuntimeException e) {
                LOG.error("Message {} could not be taken", post.key(), e);
                inbox.sorry(post);
            }
        });
    }

    /** Reads what was posted in watched channels and in the threads of open cases while nobody held the gateway. */
    void catchUp(JDA jda) {
        if (settings.missed().isZero()) {
            return;
        }
        Stream<GuildMessageChannel> watched = jda.getGuilds().stream().flatMap(guild -> guild.getChannels().stream())
                .filter(GuildMessageChannel.class::isInstance).map(GuildMessageChannel.class::cast)
                .filter(channel -> inbox.watches(DiscordSpot.of(channel)));
        Stream<GuildMessageChannel> threads = desk.recent(OPEN_CASES).stream().flatMap(state -> state.places().stream()).map(Place::parse)
                .filter(place -> place.surface().equals(DiscordIds.SURFACE))
                .map(place -> jda.getChannelById(GuildMessageChannel.class, place.thread())).filter(channel -> channel != null);
        Stream.concat(watched, threads).distinct().forEach(channel -> catchUp(jda, channel));
    }

    private void catchUp(JDA jda, MessageChannel channel) {
        try {
            List<Message> missed = channel.getHistoryAfter(DiscordIds.since(clock.instant().minus(settings.missed())), PAGE).complete()
                    .getRetrievedHistory();
            String self = jda.getSelfUser().getId();
            missed.stream().sorted(Comparator.comparingLong(Message::getIdLong))
                    .filter(message -> !message.getAuthor().getId().equals(self) && !message.getType().isSystem())
                    .filter(message -> message.getReactions().stream().noneMatch(reaction -> reaction.isSelf()))
                    .forEach(message -> posted(DiscordPost.of(message, channel), jda));
        } catch (ErrorResponseException | InsufficientPermissionException e) {
            LOG.warn("What was posted in {} meanwhile could not be read: {}", channel.getName(), e.getMessage());
        }
    }
}
