package dev.gumshoe.bot.web;

import dev.gumshoe.bot.web.CaseFile.Page;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.prevention.Recommendation;
import dev.gumshoe.conversations.prevention.Standing;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An investigation in the words of AWS DevOps Agent's tasks and journal records. */
final class McpWords {

    private final Supplier<URI> pages;

    /** @param pages where who asks finds the pages */
    McpWords(Supplier<URI> pages) {
        this.pages = pages;
    }

    /** The page of an investigation. */
    String page(String id) {
        return pages.get() + "investigations/" + id;
    }

    /** @param whole with gaps and suspects */
    Map<String, Object> task(Page page, boolean whole) {
        Investigation state = page.state();
        Map<String, Object> task = new LinkedHashMap<>();
        task.put("task_id", state.id());
        task.put("task_type", "INVESTIGATION");
        task.put("status", status(state));
        task.put("priority", state.alert().severity().name());
        task.put("title", state.alert().title());
        task.put("created_at", state.opening().at().toString());
        state.lastAt().map(Instant::toString).ifPresent(at -> task.put("updated_at", at));
        task.put("has_linked_tasks", state.alerts().size() > 1);
        task.put("url", page(state.id()));
        state.conclusion().ifPresent(conclusion -> task.put("summary", summary(conclusion)));
        if (whole) {
            task.put("observations", state.observations().size());
            task.put("gaps", state.gaps().stream().map(McpWords::gap).toList());
        }
        return task;
    }

    /** The words of AWS DevOps Agent's {@code TaskStatus}. */
    private static String status(Investigation state) {
        return switch (state.phase()) {
            case OPENED -> "PENDING_START";
            case LOOKING -> "IN_PROGRESS";
            case CONCLUDED, CLOSED -> state.conclusion().isPresent() ? "COMPLETED" : "CANCELED";
            case STOPPED -> "CANCELED";
        };
    }

    private static Map<String, Object> summary(Conclusion conclusion) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("conclusive", conclusion.conclusive());
        summary.put("confidence", Math.round(conclusion.confidence() * 100) / 100.0);
        summary.put("text", conclusion.causes().isEmpty()
                ? conclusion.summary()
                : conclusion.causes().getFirst().headline().text());
        summary.put("mechanism", conclusion.mechanism().wireName());
        Optional.ofNullable(conclusion.onset()).map(Instant::toString).ifPresent(onset -> summary.put("onset", onset));
        summary.put("root_causes", conclusion.causes().stream().map(McpWords::cause).toList());
        summary.put("suspects", conclusion.ranked().stream().map(suspect -> suspect.resource()).toList());
        summary.put("changes", conclusion.changes());
        return summary;
    }

    private static Map<String, Object> cause(RootCause cause) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("resource", cause.resource());
        words.put("mechanism", cause.mechanism().wireName());
        Optional.ofNullable(cause.change()).ifPresent(change -> words.put("change", change));
        words.put("text", cause.headline().text());
        words.put("because", cause.because().stream().map(statement -> statement.text()).toList());
        words.put("observations", Stream.concat(Stream.of(cause.headline()), cause.because().stream())
                .flatMap(statement -> statement.observations().stream()).distinct().toList());
        return words;
    }

    private static Map<String, Object> gap(Gap gap) {
        return Map.of("what", gap.what(), "why", gap.why(), "mend", gap.mend());
    }

    /** One moment of the journal; {@code record_type} is AWS DevOps Agent's where it has one. */
    static Map<String, Object> record(Moment moment) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("record_id", moment.position());
        words.put("record_type", type(moment.step()));
        words.put("created_at", moment.at().toString());
        if (moment.author() != null) {
            words.put("author", moment.author());
        }
        words.put("content", content(moment));
        words.put("citations", moment.citations().stream()
                .map(McpWords::citation)
                .toList());
        return words;
    }

    private static Map<String, Object> citation(Note.Citation one) {
        Map<String, Object> words = new LinkedHashMap<>(Map.of("observation", one.id(), "source", one.source(), "query", one.query()));
        Optional.ofNullable(one.link()).map(URI::toString).ifPresent(link -> words.put("url", link));
        return words;
    }

    private static String content(Moment moment) {
        StringBuilder text = new StringBuilder(moment.headline());
        for (var section : moment.sections()) {
            text.append('\n').append(section.label() == null ? "" : section.label() + ": ").append(String.join("\n", section.lines()));
        }
        return text.toString();
    }

    private static String type(Step step) {
        return switch (step) {
            case PLANNING -> "planning";
            case FETCHING_DATA -> "searching";
            case OBSERVATION -> "observation";
            case FINDING -> "finding";
            case ROOT_CAUSE -> "investigation_summary";
            case USER_REQUEST, APPROVAL -> "message";
            case UPDATE -> "update";
            case GAP -> "investigation_gap";
            case RULED_OUT -> "ruled_out";
        };
    }

    static Map<String, Object> topology(Investigation state) {
        List<Map<String, Object>> resources = state.topology().resources().values().stream()
                .map(resource -> Map.<String, Object>of("id", resource.id(), "kind", resource.kind(), "learned_at",
                        resource.learnedAt().toString()))
                .toList();
        List<Map<String, Object>> relations = state.topology().relations().stream()
                .map(relation -> Map.<String, Object>of("from", relation.from(), "to", relation.to(), "kind",
                        relation.kind().name().toLowerCase(Locale.ROOT), "how", relation.how(), "learned_at",
                        relation.learnedAt().toString()))
                .toList();
        return Map.of("task_id", state.id(), "resources", resources, "relations", relations);
    }

    /** A recommendation, with all it says or in short. */
    static Map<String, Object> recommendation(Standing standing, boolean whole) {
        Recommendation r = standing.recommendation();
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("recommendation_id", r.id());
        words.put("title", r.title());
        words.put("category", r.category().name());
        words.put("state", standing.state().name());
        words.put("incidents", r.incidents());
        if (standing.assignee() != null) {
            words.put("assignee", standing.assignee());
        }
        if (standing.effect() != null) {
            words.put("effect", standing.effect().name());
        }
        if (whole) {
            words.put("why", r.why());
            words.put("what", r.what());
            words.put("where", r.where());
            words.put("first", r.first().toString());
            words.put("last", r.last().toString());
            if (standing.decision() != null) {
                words.put("decided_by", standing.decision().author());
                words.put("reason", standing.decision().words());
            }
        }
        return words;
    }
}
