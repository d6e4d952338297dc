package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.RecentIds;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Discord's gateway tells, sorted. Its thread is not kept waiting: it has to answer heartbeats. */
final class DiscordListener extends ListenerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordListener.class);

    private final DiscordApi api;
    private final DiscordMessages messages;
    private final DiscordCommands commands;
    private final DiscordPresses presses;
    private final Executor threads;
    private final RecentIds taken = new RecentIds();

    DiscordListener(DiscordApi api, DiscordMessages messages, DiscordCommands commands, DiscordPresses presses, Executor threads) {
        this.api = api;
        this.messages = messages;
        this.commands = commands;
        this.presses = presses;
        this.threads = threads;
    }

    @Override
    public void onReady(ReadyEvent event) {
        begin(event.getJDA());
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        begin(event.getJDA());
    }

    private void begin(JDA jda) {
        LOG.info("Listening in {}", jda.getGuilds().stream().map(guild -> guild.getName()).toList());
        threads.execute(() -> {
            try {
                api.offer(jda.getSelfUser().getApplicationId(), commands.all());
            } catch (IOException e) {
                LOG.warn("Discord does not take the slash commands: {}", e.getMessage());
            }
        });
        threads.execute(() -> messages.catchUp(jda));
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        take(event.getMessage(), event.getChannel(), messages::posted);
    }

    @Override
    public void onMessageUpdate(MessageUpdateEvent event) {
        take(event.getMessage(), event.getChannel(), messages::edited);
    }

    private static void take(Message message, MessageChannel channel, BiConsumer<DiscordPost, JDA> taking) {
        boolean own = message.getAuthor().getId().equals(message.getJDA().getSelfUser().getId());
        if (!own && !message.getType().isSystem()) {
            taking.accept(DiscordPost.of(message, channel), message.getJDA());
        }
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        once(event.getId(), () -> commands.given(event));
    }

    @Override
    public void onMessageContextInteraction(MessageContextInteractionEvent event) {
        once(event.getId(), () -> commands.chosen(event));
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        once(event.getId(), () -> commands.typed(event));
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        once(event.getId(), () -> presses.pressed(event, String.valueOf(event.getComponentId())));
    }

    @Override
    public void onStringSelectInteraction(StringSelectInteractionEvent event) {
        List<String> chosen = event.getValues();
        once(event.getId(), () -> presses.pressed(event, chosen.isEmpty() ? "" : chosen.getFirst()));
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        once(event.getId(), () -> presses.sent(event));
    }

    private void once(String id, Runnable task) {
        if (taken.add(id)) {
            threads.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("Interaction {} was not dealt with", id, e);
                }
            });
        }
    }
}
