package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Look;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The evidence that tools returned in one conversation with a model, by the ids under which the model may cite it. */
final class Shelf {

    /** One tool's answer. */
    record Item(String id, String tool, String text, List<Evidence> evidence) {}

    /** A source that did not answer a tool. */
    private record Failure(String tool, ToolResult.Failed<?> what) {}

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private final Map<String, Gap> unseen = new LinkedHashMap<>();
    private List<ToolResult.Failed<?>> unlisted = List.of();

    /** Puts an answer on the shelf and says under which id. */
    String put(String tool, ToolAnswer answer) {
        String id = "E" + (items.size() + 1);
        items.put(id, new Item(
                id, tool, answer.text(), answer.evidence().stream().map(e -> e.withExcerpt(Secrets.mask(e.excerpt()))).toList()));
        return id;
    }

    /** Notes which sources did not answer, each once, and what a look that was taken by calculation could not see. */
    void failed(String tool, ToolAnswer answer) {
        answer.failures().forEach(failure -> failures.putIfAbsent(failure.source(), new Failure(tool, failure)));
        if (answer instanceof ToolAnswer.Examined examined) {
            examined.findings().gaps().forEach(gap -> unseen.putIfAbsent(gap.what() + gap.why(), gap));
        }
    }

    /** Notes who could not say what tools it offers. */
    void unlisted(List<ToolResult.Failed<?>> servers) {
        unlisted = List.copyOf(servers);
    }

    /**
     * What is not known because somebody did not answer.
     *
     * @param prefix what the ids of the gaps begin with
     * @param look of whom it is missing, by the name of the tool that was called
     */
    List<Gap> gaps(String prefix, Function<String, Look> look) {
        List<Gap> gaps = new ArrayList<>();
        for (var server : unlisted) {
            // under one id for all errands of a case: it is one thing that nobody knows
            gaps.add(new Gap("tools." + server.source().replaceAll("[^A-Za-z0-9-]", "_"), look.apply(""),
                    server.source() + " did not say what tools it has", server.status() + ".", server.detail()));
        }
        int n = 0;
        for (Failure failure : failures.values()) {
            ToolResult.Failed<?> what = failure.what();
            gaps.add(new Gap(prefix + ".m" + ++n, look.apply(failure.tool()),
                    what.source() + " did not answer " + Quoted.line(what.query(), 200), what.status() + ".", what.detail()));
        }
        gaps.addAll(unseen.values());
        return gaps;
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
