package dev.gumshoe.bot.slack;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The channels whose alert messages open cases. Configured names are compared with what Slack calls a channel, asked once for each. */
final class WatchedChannels {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedChannels.class);

    private final SlackApi api;
    private final List<String> configured;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    WatchedChannels(SlackApi api, List<String> configured) {
        this.api = api;
        this.configured = configured;
    }

    /** The ids of the watched channels, as far as Slack tells them. */
    List<String> ids() {
        return configured.stream().map(this::id).filter(id -> !id.isEmpty()).toList();
    }

    private String id(String channel) {
        try {
            return api.channels().channelId(channel);
        } catch (IOException e) {
            LOG.warn("Which channel is called {} Slack does not tell: {}", channel, e.getMessage());
            return "";
        }
    }

    /** Whether the channel of that id is watched. @throws IOException when Slack could not be asked what it is called */
    boolean watches(String channel) throws IOException {
        if (configured.contains(channel)) {
            return true;
        }
        if (configured.stream().noneMatch(name -> name.startsWith("#"))) {
            return false;
        }
        Boolean before = known.get(channel);
        if (before == null) {
            before = named(channel);
            known.put(channel, before);
        }
        return before;
    }

    private boolean named(String channel) throws IOException {
        try {
            return configured.contains("#" + api.channels().channelName(channel));
        } catch (SlackRefused e) {
            LOG.warn("Whether channel {} is watched cannot be told by its name; write its id under slack.watch: {}", channel,
                    e.getMessage());
            return false;
        }
    }
}
