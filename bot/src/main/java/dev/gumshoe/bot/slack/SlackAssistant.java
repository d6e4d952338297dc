package dev.gumshoe.bot.slack;

import com.slack.api.methods.request.assistant.threads.AssistantThreadsSetStatusRequest;
import com.slack.api.methods.request.assistant.threads.AssistantThreadsSetSuggestedPromptsRequest;
import com.slack.api.model.assistant.AssistantThread;
import com.slack.api.model.assistant.SuggestedPrompt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's thread with an assistant alone: what could be said there, and that it is at work. Slack takes the line about its work away when something is
 * posted. A workspace that has no such threads is not asked twice.
 */
final class SlackAssistant {

    private static final Logger LOG = LoggerFactory.getLogger(SlackAssistant.class);
    private static final Set<String> NEVER = Set.of("unknown_method", "missing_scope", "not_allowed_token_type", "method_not_supported");

    private final SlackApi api;
    private volatile boolean there = true;

    SlackAssistant(SlackApi api) {
        this.api = api;
    }

    /**
     * Suggests what to say in a thread that somebody opened.
     *
     * @param about whether there is a case to ask about
     */
    void begun(AssistantThread thread, boolean about) {
        List<SuggestedPrompt> prompts = new ArrayList<>(List.of(SuggestedPrompt.create("What are you working on?")));
        if (about) {
            prompts.addAll(List.of(SuggestedPrompt.create("When did it start?"), SuggestedPrompt.create("Who is affected?"),
                    SuggestedPrompt.create("What changed?")));
        }
        tell("assistant.threads.setSuggestedPrompts", () -> SlackCalls.call("assistant.threads.setSuggestedPrompts",
                () -> api.methods().assistantThreadsSetSuggestedPrompts(AssistantThreadsSetSuggestedPromptsRequest.builder()
                        .channelId(thread.getChannelId()).threadTs(thread.getThreadTs())
                        .title(about ? "Ask about your latest investigation" : "Ask me").prompts(prompts).build())));
    }

    /** Shows that a message is being dealt with. */
    void working(SlackPost post) {
        if (post.direct() && post.inThread()) {
            tell("assistant.threads.setStatus", () -> SlackCalls.call("assistant.threads.setStatus",
                    () -> api.methods().assistantThreadsSetStatus(AssistantThreadsSetStatusRequest.builder().channelId(post.channel())
                            .threadTs(post.thread()).status("is looking into it…").build())));
        }
    }

    /** Something of which nothing depends. */
    private interface Telling {
        void run() throws IOException;
    }

    private void tell(String method, Telling telling) {
        if (!there) {
            return;
        }
        try {
            telling.run();
        } catch (SlackRefused e) {
            there = !NEVER.contains(e.code());
            LOG.debug("{} is not taken: {}", method, e.getMessage());
        } catch (IOException e) {
            LOG.debug("{} did not get through: {}", method, e.getMessage());
        }
    }
}
