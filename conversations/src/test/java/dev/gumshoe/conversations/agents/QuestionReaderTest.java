package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.analysis.Measure;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionReaderTest {

    private final QuestionReader reader = new QuestionReader(new SpokenTime(ZoneOffset.UTC), InstantSource.fixed(Cases.ALARM));

    /** The last of several questions, those before it answered. */
    private Wanted after(String... questions) {
        List<JournalEntry> entries = new ArrayList<>();
        for (String question : questions) {
            entries.add(new QuestionAsked(Cases.ALARM, question, "ana", question, null));
            entries.add(new QuestionAnswered(Cases.ALARM, question, List.of()));
        }
        entries.removeLast();
        Investigation state = Cases.after(entries.toArray(JournalEntry[]::new));
        return reader.read(questions[questions.length - 1], state);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wen did it strat?                | ONSET        |
            whta changd?                     | CHANGES      |
            chnaged what in the last hour?   | CHANGES      |
            waht is the eror rate of forge   | LEVEL        | forge
            p99 of froge?                    | LEVEL        | forge
            whcih versoin runs on forge      | VERSION      | forge
            what is normal for web?          | NORMAL       | web
            is shop healthy?                 | STATE        | shop
            forge?                           | STATE        | forge
            is the cache ok?                 | STATE        | session-cache
            how is the session cache doing?  | STATE        | session-cache
            who calls the database           | DEPENDENCIES | orders-table
            is it the database?              | IS_IT        | orders-table
            could it be forge                | IS_IT        | forge
            is forge to blame?               | IS_IT        | forge
            was it the deployment?           | IS_IT        |
            is it the network                | IS_IT        |
            did a person do this by hand?    | SESSIONS     |
            is it over?                      | PERSISTENCE  |
            what for?                        | OTHER        |
            """)
    void readsWhatItIsAboutAlsoWhereFingersSlipped(String question, Topic topic, String about) {
        Wanted wanted = after(question);

        assertThat(wanted.topic()).isEqualTo(topic);
        assertThat(wanted.about()).isEqualTo(about == null ? List.of() : List.of(about));
    }

    @Test
    void whatFollowsAQuestionAsksTheSameOfSomethingElse() {
        Wanted wanted = after("what is the p99 latency of forge?", "and shop?");

        assertThat(wanted.topic()).isEqualTo(Topic.LEVEL);
        assertThat(wanted.about()).containsExactly("shop");
        assertThat(wanted.measure()).isEqualTo(Measure.LATENCY);
    }

    @Test
    void whatFollowsAQuestionAsksSomethingElseOfTheSame() {
        assertThat(after("what is the error rate of forge?", "and traffic?")).returns(Topic.LEVEL, Wanted::topic)
                .returns(Measure.TRAFFIC, Wanted::measure).returns(List.of("forge"), Wanted::about);
        assertThat(after("is forge healthy?", "what depends on it?")).returns(List.of("forge"), Wanted::about);
    }

    @Test
    void whatFollowsAQuestionAsksTheSameOfAnotherTime() {
        Wanted wanted = after("show me the logs of forge", "and at 14:05?");

        assertThat(wanted.topic()).isEqualTo(Topic.LOGS);
        assertThat(wanted.about()).containsExactly("forge");
        assertThat(wanted.time()).contains(window("14:03", "14:07"));
    }

    @Test
    void aQuestionOfItsOwnTakesNothingFromTheOneBefore() {
        assertThat(after("is forge healthy?", "was there a deployment?").about()).isEmpty();
        assertThat(after("is forge healthy?", "is it still going on?").about()).isEmpty();
        assertThat(after("is forge healthy?", "is it the network?").about()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"what changed in the last half hour?, 13:40, 14:10", "errors since 14:05, 14:05, 14:10",
        "logs between 14:00 and 14:04, 14:00, 14:04",
        "what happened 14:00 - 14:04, 14:00, 14:04", "logs around 14:00, 13:58, 14:02", "what was deployed before 14:00?, 13:45, 14:00",
        "errors in the last 5m, 14:05, 14:10", "logs at 2 pm, 13:58, 14:02", "what happened from 2 to 2:08 pm?, 14:00, 14:08",
        "logs of forge from 14:00 to 14:04, 14:00, 14:04", "errors in the last two minutes, 14:08, 14:10",
        "what happened between 14:00 and 14:30?, 14:00, 14:10", "between 3 and 3:05 pm cet, 14:00, 14:05",
        "what happened between 14 and 14:05, 14:00, 14:05", "what happened 14h05, 14:03, 14:07", "logs at 9:05 est, 14:03, 14:07",
        "errors a few minutes ago, 14:03, 14:07", "what happened today between 14:00 and 14:04?, 14:00, 14:04",
        "logs at 2026-03-02T15:05+01:00, 14:03, 14:07"})
    void readsTheTimeThatIsAskedAbout(String question, String from, String to) {
        assertThat(after(question).time()).contains(window(from, to));
    }

    @ParameterizedTest
    @CsvSource({"what happened yesterday at 14:00?, 2026-03-01T13:58:00Z, 2026-03-01T14:02:00Z",
        "what changed yesterday?, 2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
        "what changed since yesterday?, 2026-03-01T00:00:00Z, 2026-03-02T14:10:00Z",
        "what happened yesterday from 2 to 3 pm?, 2026-03-01T14:00:00Z, 2026-03-01T15:00:00Z",
        "logs between 23:50 and 00:10, 2026-03-01T23:50:00Z, 2026-03-02T00:10:00Z",
        "logs from 11 to 1 pm, 2026-03-02T11:00:00Z, 2026-03-02T13:00:00Z",
        "deployments last night, 2026-03-01T20:00:00Z, 2026-03-02T07:00:00Z",
        "deployments this morning, 2026-03-02T05:00:00Z, 2026-03-02T12:00:00Z",
        "what was deployed on friday at 9:30, 2026-02-27T09:28:00Z, 2026-02-27T09:32:00Z",
        "what was deployed on 28 feb?, 2026-02-28T00:00:00Z, 2026-03-01T00:00:00Z",
        "outages last week, 2026-02-23T00:00:00Z, 2026-03-02T00:00:00Z",
        "outages in the last 2 weeks, 2026-02-16T14:10:00Z, 2026-03-02T14:10:00Z",
        "logs at 2026-02-28 09:30, 2026-02-28T09:28:00Z, 2026-02-28T09:32:00Z"})
    void readsOtherDays(String question, Instant from, Instant to) {
        assertThat(after(question).time()).contains(new TimeWindow(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"what changed in 2.31?", "is v2.31.0 deployed?", "is it up for 3h?", "why 5 and 3 errors?",
        "scale from 2 to 3 instances?",
        "what is p99 of i-0a12?", "was it the 3rd deployment?"})
    void numbersThatAreNoTimesNameNone(String question) {
        assertThat(after(question).time()).isEmpty();
    }

    @Test
    void readsTimesInTheTeamsZone() {
        AskedTime berlin = new AskedTime(new SpokenTime(ZoneId.of("Europe/Berlin")));

        assertThat(berlin.in("between 15:00 and 15:05", Cases.ALARM)).contains(window("14:00", "14:05"));
        assertThat(berlin.in("between 14:00 and 14:05 utc", Cases.ALARM)).contains(window("14:00", "14:05"));
        assertThat(berlin.in("today", Cases.ALARM)).contains(new TimeWindow(Instant.parse("2026-03-01T23:00:00Z"), Cases.ALARM));
    }

    private static TimeWindow window(String from, String to) {
        return new TimeWindow(Instant.parse("2026-03-02T" + from + ":00Z"), Instant.parse("2026-03-02T" + to + ":00Z"));
    }

    @Test
    void namesTheWordsThatMeanNothingHere() {
        assertThat(after("wann hat es angefangen?").strange()).contains("angefangen");
        assertThat(Stream.of("when did it start?", "which instances were replaced?", "is the database slow?").map(this::after))
                .allSatisfy(wanted -> assertThat(wanted.strange()).isEmpty());
    }
}
