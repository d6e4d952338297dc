package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeoplesWordTest {

    private static final List<Suspicion.Scored> RANKED = List.of(
            new Suspicion.Scored("orders-table", 1.0, Map.of()), new Suspicion.Scored("forge", 0.8, Map.of()),
            new Suspicion.Scored("web", 0.1, Map.of()));

    private static ObservationMade word(String id, Stance stance, String resource) {
        Evidence evidence = new Evidence("people", "message m-1", Cases.WINDOW, "");
        return new ObservationMade(Cases.ALARM, "P1",
                new Observation(id, Look.PEOPLE, stance, resource, "@ana reports", null, List.of(evidence), null));
    }

    private static List<String> ranked(ObservationMade... words) {
        return PeoplesWord.weighed(RANKED, Cases.after(words)).stream().map(Suspicion.Scored::resource).toList();
    }

    @Test
    void leavesTheRankingAloneWhenNobodySpoke() {
        assertThat(ranked()).containsExactly("orders-table", "forge", "web");
        assertThat(ranked(word("P1.1", Stance.CONTEXT, "orders-table"))).containsExactly("orders-table", "forge", "web");
    }

    @Test
    void countsThatSomethingIsFineAgainstIt() {
        assertThat(ranked(word("P1.1", Stance.AGAINST, "orders-table"))).containsExactly("forge", "orders-table", "web");
    }

    @Test
    void countsThatSomethingIsInTroubleForIt() {
        assertThat(ranked(word("P1.1", Stance.AGAINST, "orders-table"), word("P1.2", Stance.FOR, "forge")))
                .containsExactly("forge", "orders-table", "web");
        assertThat(ranked(word("P1.1", Stance.FOR, "web"))).as("a word moves, and does not settle")
                .containsExactly("orders-table", "forge", "web");
    }

    @Test
    void believesTheLastWord() {
        assertThat(ranked(word("P1.1", Stance.AGAINST, "orders-table"), word("P1.2", Stance.FOR, "orders-table")))
                .containsExactly("orders-table", "forge", "web");
    }
}
