package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Cases;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertHeld;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 846 alerts in half an hour, of two causes and sixty that have nothing to do with them. */
class AlertStormTest {

    private static final int ALL = 846;
    private static final int UNRELATED = 60;

    private static AlertStorm storm(long seed) {
        return AlertStorm.of(seed, ALL, UNRELATED);
    }

    private static List<String> recorded(StormReplay replay) {
        return replay.cases().stream().flatMap(state -> Stream.concat(state.alerts().stream(), state.held().stream().map(AlertHeld::alert)))
                .map(Alert::id).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 3})
    void opensThreeInvestigationsAtMostAndKeepsEveryAlertOnce(long seed) {
        AlertStorm storm = storm(seed);

        StormReplay replay = new StormReplay(storm).play();

        assertThat(replay.opened()).hasSizeLessThanOrEqualTo(3);
        assertThat(recorded(replay)).hasSize(ALL).doesNotHaveDuplicates();
        Grouping grouping = Grouping.of(replay.groups(), storm.truth());
        assertThat(grouping.precision()).as(grouping.toString()).isGreaterThan(0.9);
        assertThat(grouping.recall()).as(grouping.toString()).isGreaterThan(0.9);
    }

    @Test
    void countsInOneThreadAndNamesTheFirstAlertAndThoseThatDoNotFit() {
        AlertStorm storm = storm(1);

        StormReplay replay = new StormReplay(storm).play();

        List<Investigation> counting = replay.cases().stream().filter(state -> state.storm().isPresent()).toList();
        assertThat(counting).hasSize(1);
        Investigation anchor = counting.getFirst();
        assertThat(anchor.storm().orElseThrow().alerts()).isEqualTo(ALL);
        assertThat(anchor.storm().orElseThrow().first()).isEqualTo(storm.alerts().getFirst().title());
        String status = new Narration(ZoneOffset.UTC).status(anchor).sections().toString();
        assertThat(status).contains("846 alerts in this channel since 14:10:00 UTC", AlarmWording.name(storm.alerts().getFirst().title()),
                "that fit no case");
        assertThat(anchor.position()).as("a record that can still be read").isLessThan(ALL + 400);
    }

    @Test
    void goesOnWhereTheJournalsStandWhenItsProcessIsKilled() {
        AlertStorm storm = storm(2);
        StormReplay replay = new StormReplay(storm);

        replay.play(0, 300);
        replay.restart();
        List<Intent> again = replay.play(280, ALL);

        assertThat(again.subList(0, 20)).allMatch(Intent.Repeated.class::isInstance);
        assertThat(replay.opened()).hasSizeLessThanOrEqualTo(3);
        assertThat(recorded(replay)).hasSize(ALL).doesNotHaveDuplicates();
    }

    @Test
    void letsAPersonThroughInTheMiddleOfIt() {
        StormReplay replay = new StormReplay(storm(3));
        replay.play(0, 400);

        Intent asked = replay.front().receive(Cases.alert("asked"), new Place("slack", "C1", "1.5"), "@ana");

        assertThat(asked).isInstanceOf(Intent.Opened.class);
    }

    @Test
    void announcesAFewAlarmsAndNoMore() {
        StormReplay replay = new StormReplay(storm(4));

        List<Intent> intents = replay.play(0, ALL);

        List<Intent> loud = new ArrayList<>(intents);
        loud.removeIf(intent -> !(intent instanceof Intent.Joined joined) || joined.quiet());
        assertThat(loud).hasSizeLessThanOrEqualTo(3 * AlertDesk.ANNOUNCED);
    }
}
