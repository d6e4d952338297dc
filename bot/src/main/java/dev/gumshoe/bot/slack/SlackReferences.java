package dev.gumshoe.bot.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes links of the names of other cases, so that their threads are one touch away. Safe for use by several threads. */
final class SlackReferences {

    private static final Logger LOG = LoggerFactory.getLogger(SlackReferences.class);

    private final SlackApi api;
    private final Map<String, String> links = new ConcurrentHashMap<>();

    SlackReferences(SlackApi api) {
        this.api = api;
    }

    /**
     * The card with links to the cases it names.
     *
     * @param places of a case's id its thread, as {@code surface/channel/thread}
     */
    SlackCards.Card in(SlackCards.Card card, Map<String, String> places) {
        return places.isEmpty() ? card : new SlackCards.Card(card.text(), card.blocks().stream().map(block -> in(block, places)).toList());
    }

    private LayoutBlock in(LayoutBlock block, Map<String, String> places) {
        if (!(block instanceof SectionBlock section) || !(section.getText() instanceof MarkdownTextObject text)) {
            return block;
        }
        String linked = in(text.getText(), places);
        return linked.equals(text.getText()) || linked.length() > SlackCards.SECTION
                ? block
                : SectionBlock.builder().blockId(section.getBlockId())
                        .text(MarkdownTextObject.builder().text(linked).verbatim(true).build())
                        .build();
    }

    private String in(String escaped, Map<String, String> places) {
        String linked = escaped;
        for (Map.Entry<String, String> place : places.entrySet()) {
            if (linked.contains(place.getKey())) {
                linked = linked.replace(place.getKey(),
                        link(Place.parse(place.getValue())).map(page -> SlackText.link(page, place.getKey()))
                                .orElse(place.getKey()));
            }
        }
        return linked;
    }

    /** Where a browser finds the thread; empty when Slack does not tell. */
    Optional<URI> link(Place place) {
        if (!place.surface().equals(SlackIds.SURFACE)) {
            return Optional.empty();
        }
        try {
            String link = links.get(place.toString());
            if (link == null) {
                link = api.link(place.channel(), place.thread());
                links.put(place.toString(), link);
            }
            return Optional.of(URI.create(link));
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("No link to {}: {}", place, e.getMessage());
            return Optional.empty();
        }
    }

    /** Where the cases that the state's status names are talked about; not the state's own thread. */
    static Map<String, String> of(Investigation state) {
        return state.storm().map(storm -> storm.places().entrySet().stream().filter(place -> !place.getKey().equals(state.id()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))).orElse(Map.of());
    }
}
