package dev.gumshoe.bot.slack;

import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.prevention.ClosedCase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which cases somebody is shown outside the cases' own threads: those of public channels, and of channels they are in. What Slack told of a channel is
 * believed for a few minutes; while it does not tell, nothing is shown. Safe for use by several threads.
 */
final class SlackSight {

    private static final Logger LOG = LoggerFactory.getLogger(SlackSight.class);
    private static final Duration BELIEVED = Duration.ofMinutes(5);

    /** @param members empty for an open channel, which is open to everybody of the company */
    private record Channel(boolean open, Set<String> members, Instant at) {}

    private final SlackApi api;
    private final SlackPeople people;
    private final InstantSource clock;
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    SlackSight(SlackApi api, SlackPeople people, InstantSource clock) {
        this.api = api;
        this.people = people;
        this.clock = clock;
    }

    /** The cases of those that the person may see. */
    List<Investigation> of(List<Investigation> cases, String user) {
        return cases.stream().filter(state -> sees(user, state)).toList();
    }

    /** Whether the person may see the case. One that began in no channel at all is the company's. */
    boolean sees(String user, Investigation state) {
        List<Place> places = state.places().stream().map(Place::parse).toList();
        return (places.isEmpty() && !people.guest(user))
                || places.stream().filter(place -> place.surface().equals(SlackIds.SURFACE)).anyMatch(place -> sees(user, place, state));
    }

    /** Whether the person may see the closed case; one that was talked about with a person alone is nobody's business. */
    boolean sees(String user, ClosedCase closed) {
        return (closed.channels().isEmpty() && !people.guest(user))
                || closed.channels().stream().filter(at -> at.startsWith(SlackIds.SURFACE + "/"))
                        .map(at -> at.substring(SlackIds.SURFACE.length() + 1))
                        .anyMatch(channel -> !direct(channel) && enters(user, channel, closed.id()));
    }

    private static boolean direct(String channel) {
        return channel.startsWith("D");
    }

    private boolean sees(String user, Place place, Investigation state) {
        return direct(place.channel())
                ? people.name(user).equals(state.opening().askedBy())
                : enters(user, place.channel(), state.id());
    }

    private boolean enters(String user, String id, String caseId) {
        try {
            Channel channel = channel(id, people.guest(user));
            return channel.members().contains(user) || (channel.open() && !people.guest(user));
        } catch (IOException e) {
            LOG.warn("Whether {} may see {} Slack does not tell: {}", user, caseId, e.getMessage());
            return false;
        }
    }

    private Channel channel(String id, boolean membersToo) throws IOException {
        Channel before = channels.get(id);
        boolean known = before != null && clock.instant().isBefore(before.at().plus(BELIEVED))
                && !(membersToo && before.open() && before.members().isEmpty());
        if (known && before != null) {
            return before;
        }
        boolean open = !api.channels().closed(id);
        Channel channel = new Channel(open, open && !membersToo ? Set.of() : api.channels().members(id), clock.instant());
        channels.put(id, channel);
        return channel;
    }
}
