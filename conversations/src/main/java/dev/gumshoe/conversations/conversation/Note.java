package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.Chart;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something said to people, in no surface's markup: a surface lays it out and escapes every text in it.
 *
 * @param kind what sort of note it is
 * @param headline one line, plain text
 * @param sections further paragraphs, each with an optional label
 * @param citations the looks it stands on
 * @param chart the picture that goes with it, or null
 * @param answers the id of the person's message it answers or acknowledges, or null
 * @param place the place it belongs to, as {@link Place} writes it, or null for all places of the case
 * @param topic notes of one topic share one message, which is edited when the next comes; null for a message of its own
 * @param actions what people can do about it
 */
public record Note(
        Kind kind,
        String headline,
        List<Section> sections,
        List<Citation> citations,
        @Nullable Chart chart,
        @Nullable String answers,
        @Nullable String place,
        @Nullable String topic,
        List<Action> actions) {

    /** What sort of note it is; a surface may give each its own mark. */
    public enum Kind {
        /** Where the case stands; one message that is edited. */
        STATUS,
        /** What is being looked at. */
        PLANNING,
        /** Something seen. */
        OBSERVATION,
        /** Something seen that turned out not to be it. */
        RULED_OUT,
        /** Something that could not be looked at. */
        GAP,
        /** A person's message was heard. */
        ACKNOWLEDGEMENT,
        /** A person's message was used, or not and why. */
        ACCOUNT,
        /** A person's question was answered. */
        ANSWER,
        /** The root cause, or that it cannot be told. */
        REPORT,
        /** Anything else worth a line. */
        NOTICE,
        /** Everything known so far, for somebody who is called in. */
        HANDOVER,
        /** How right the conclusion was: the one question that is asked. */
        TRUTH,
        /** What to do about it, and whether that still holds. */
        PLAN,
        /** What became of it after it was applied. */
        RECOVERY,
        /** What happened on a day, and what would prevent it. */
        DIGEST
    }

    /**
     * A paragraph, with a label where it has one.
     *
     * @param actions what can be done about what it says
     */
    public record Section(@Nullable String label, List<String> lines, List<Action> actions) {

        /** Takes copies. */
        public Section {
            lines = List.copyOf(lines);
            actions = List.copyOf(actions);
        }

        /** A paragraph that offers nothing to do. */
        public Section(@Nullable String label, List<String> lines) {
            this(label, lines, List.of());
        }
    }

    /**
     * A look that can be repeated.
     *
     * @param id the observation's id
     * @param query what was asked
     */
    public record Citation(String id, String source, String query, @Nullable URI link) {}

    /** The same in other words: every text that people read as a sentence; queries stay as they are. */
    Note worded(UnaryOperator<String> words) {
        List<Section> told = sections.stream()
                .map(section -> new Section(section.label(), section.lines().stream().map(words).toList(), section.actions()))
                .toList();
        return new Note(kind, words.apply(headline), told, citations, chart, answers, place, topic, actions);
    }

    /** Takes copies. */
    public Note {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(headline, "headline");
        sections = List.copyOf(sections);
        citations = List.copyOf(citations);
        actions = List.copyOf(actions);
    }

    /** A note that shares its message with no other, and offers nothing to do. */
    public Note(Kind kind, String headline, List<Section> sections, List<Citation> citations, @Nullable Chart chart,
            @Nullable String answers, @Nullable String place) {
        this(kind, headline, sections, citations, chart, answers, place, null, List.of());
    }

    /** A note of one line. */
    public static Note line(Kind kind, String headline) {
        return new Note(kind, headline, List.of(), List.of(), null, null, null);
    }

    /** A note that answers nobody and belongs to all places of the case. */
    public static Note of(Kind kind, String headline, List<Section> sections, List<Citation> citations, @Nullable Chart chart) {
        return new Note(kind, headline, sections, citations, chart, null, null);
    }

    /** This note as an answer to a person's message. */
    public Note answering(String message, @Nullable String where) {
        return new Note(kind, headline, sections, citations, chart, message, where, topic, actions);
    }

    /** This note in the one message of the topic. */
    Note about(String what) {
        return new Note(kind, headline, sections, citations, chart, answers, place, what, actions);
    }

    /** This note without what is done by buttons of that kind. */
    public Note without(Action.Kind kind) {
        return new Note(this.kind, headline, sections, citations, chart, answers, place, topic,
                actions.stream().filter(action -> action.kind() != kind).toList());
    }

    /** This note with something to do about it. */
    Note offering(Action... offered) {
        return new Note(kind, headline, sections, citations, chart, answers, place, topic, List.of(offered));
    }
}
