package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Intent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers to commands, buttons and forms. Discord wants the first within three seconds: what takes longer is deferred at once, and answered from
 * another thread. Safe for several threads.
 */
final class DiscordReplies {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordReplies.class);

    private final Executor threads;

    DiscordReplies(Executor threads) {
        this.threads = threads;
    }

    /** What is done after the interaction was acknowledged. */
    interface Work {
        void run(InteractionHook hook) throws IOException;
    }

    /** Says something to the person alone. */
    void whisper(IReplyCallback event, String rendered, ActionRow... rows) {
        event.reply(created(rendered, List.of(rows))).setEphemeral(true).queue(null, DiscordReplies::failed);
    }

    /**
     * Acknowledges at once and works on.
     *
     * @param alone whether only the person sees the answer
     */
    void defer(IReplyCallback event, boolean alone, Work work) {
        event.deferReply(alone).queue(hook -> later(hook, work), DiscordReplies::failed);
    }

    void later(InteractionHook hook, Work work) {
        threads.execute(() -> {
            try {
                work.run(hook);
            } catch (IOException | RuntimeException e) {
                LOG.error("What {} asked for could not be done", hook.getInteraction().getUser().getName(), e);
                also(hook, "I could not write this down, so nothing came of it. Please try again in a minute.");
            }
        });
    }

    /** Fills in a deferred answer. */
    void say(InteractionHook hook, String rendered, ActionRow... rows) {
        hook.editOriginal(edited(rendered, List.of(rows))).queue(null, DiscordReplies::failed);
    }

    /** Says something more to the person alone. */
    void also(InteractionHook hook, String rendered) {
        try {
            hook.sendMessage(created(rendered, List.of())).setEphemeral(true).queue(null, DiscordReplies::failed);
        } catch (RejectedExecutionException e) {
            LOG.warn("{} was not told, because the connection is closed: {}", hook.getInteraction().getUser().getName(), rendered);
        }
    }

    /** Tells the person alone why nothing came of it; what came of it the thread tells. */
    void refused(InteractionHook hook, Intent intent) {
        switch (intent) {
            case Intent.Refused refused -> also(hook, DiscordText.escaped(refused.why()));
            case Intent.Repeated _,Intent.Talk _,Intent.Opened _,Intent.Joined _,Intent.Held _,Intent.Offered _,Intent.Heard _ ->
                LOG.debug("{}", intent);
        }
    }

    static MessageCreateData created(String rendered, List<ActionRow> rows) {
        return new MessageCreateBuilder().setContent(rendered).setComponents(rows).setAllowedMentions(List.of()).setSuppressEmbeds(true)
                .build();
    }

    static MessageEditData edited(String rendered, List<ActionRow> rows) {
        return new MessageEditBuilder().setReplace(true).setContent(rendered).setComponents(rows).setAllowedMentions(List.of())
                .setSuppressEmbeds(true).build();
    }

    /** The message that a deferred answer became. @throws IOException when Discord does not take it */
    static Message sent(InteractionHook hook, String rendered) throws IOException {
        try {
            return hook.editOriginal(edited(rendered, List.of())).complete();
        } catch (RuntimeException e) {
            throw DiscordApi.failure("An answer", e);
        }
    }

    private static void failed(Throwable e) {
        LOG.warn("An answer did not reach Discord: {}", e.getMessage());
    }
}
