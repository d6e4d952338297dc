package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The evidence that tools returned in one conversation with a model, by the ids under which the model may cite it. */
final class Shelf {

    /** One tool's answer. */
    record Item(String id, String tool, String text, List<Evidence> evidence) {}

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, ToolResult.Failed<?>> failures = new LinkedHashMap<>();
    private List<ToolResult.Failed<?>> unlisted = List.of();

    /** Puts an answer on the shelf and says under which id. */
    String put(String tool, ToolAnswer answer) {
        String id = "E" + (items.size() + 1);
        items.put(id, new Item(
                id, tool, answer.text(), answer.evidence().stream().map(e -> e.withExcerpt(Secrets.mask(e.excerpt()))).toList()));
        return id;
    }

    /** Notes which sources did not answer, each once. */
    void failed(ToolAnswer answer) {
        answer.failures().forEach(this::failed);
    }

    private void failed(ToolResult.Failed<?> failure) {
        failures.putIfAbsent(failure.source(), failure);
    }

    /** Notes who could not say what tools it offers. */
    void unlisted(List<ToolResult.Failed<?>> servers) {
        unlisted = List.copyOf(servers);
    }

    /** Who could not say what tools it offers. */
    List<ToolResult.Failed<?>> unlisted() {
        return unlisted;
    }

    /** The sources that did not answer. */
    List<ToolResult.Failed<?>> failures() {
        return List.copyOf(failures.values());
    }

    /** The texts of the results of those ids. */
    List<String> texts(List<String> ids) {
        return ids.stream().map(this::item).flatMap(Optional::stream).map(Item::text).toList();
    }

    /** What is cited by the id. */
    Optional<Item> item(String id) {
        return Optional.ofNullable(items.get(id.strip()));
    }

    /** The evidence behind the ids, each once, at most {@code most}. */
    List<Evidence> evidence(List<String> ids, int most) {
        List<Evidence> found = new ArrayList<>();
        for (String id : ids) {
            item(id).ifPresent(item -> item.evidence().stream().filter(e -> !found.contains(e)).forEach(found::add));
        }
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }
}
