package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import java.util.List;
import java.util.Optional;

/** Cases as people ask for them: by id, by the thread that is talked in, by who had a word in them. Safe for use by several threads. */
final class CaseLookup {

    /** How many of the latest cases are looked through for one of a channel, or of a person. */
    private static final int LATEST = 50;

    private final CaseIndex index;
    private final OpenCases cases;

    CaseLookup(CaseIndex index, OpenCases cases) {
        this.index = index;
        this.cases = cases;
    }

    /** The casebook of a case that may not exist. */
    Casebook book(String caseId) {
        return cases.book(caseId);
    }

    /**
     * The casebook of a case that exists.
     *
     * @throws IllegalArgumentException when there is no such case
     */
    Casebook existing(String caseId) {
        Casebook book = cases.book(caseId);
        if (!book.read().exists()) {
            throw new IllegalArgumentException("there is no case " + caseId);
        }
        return book;
    }

    /** The case of that id. */
    Optional<Investigation> of(String caseId) {
        return Optional.of(cases.book(caseId).read()).filter(Investigation::exists);
    }

    /** The id of the case that is worked on in that very thread. */
    Optional<String> in(Place thread) {
        return index.caseAt(thread.toString());
    }

    /** The id of the latest case of the place's channel that is worked on. */
    Optional<String> latestOf(Place place) {
        String channel = place.surface() + "/" + place.channel() + "/";
        return index.recent(LATEST).stream()
                .filter(id -> about(cases.book(id).read(), channel))
                .findFirst();
    }

    private static boolean about(Investigation state, String channel) {
        return state.exists() && !state.inquiry() && state.phase() != Phase.CLOSED
                && state.places().stream().anyMatch(known -> known.startsWith(channel));
    }

    /** The latest cases, latest first. */
    List<Investigation> recent(int most) {
        return index.recent(most).stream().map(this::of).flatMap(Optional::stream).toList();
    }

    /** The latest case in which that person asked, directed or told something. */
    Optional<Investigation> latestWith(String author) {
        return recent(LATEST).stream().filter(state -> hadAWord(author, state)).findFirst();
    }

    private static boolean hadAWord(String author, Investigation state) {
        return author.equals(state.opening().askedBy())
                || state.questions().stream().anyMatch(q -> q.asked().author().equals(author))
                || state.steering().stream().anyMatch(s -> s.received().author().equals(author))
                || state.offered().stream().anyMatch(e -> e.author().equals(author));
    }
}
