package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertJoined;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Task;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A source without history that still knows what an alarm was about. */
class AlarmValuesTest {

    private static final Instant FIRED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Scope HOUR = Scope.of(TimeWindow.endingAt(FIRED, Duration.ofHours(1)));
    private static final URI LINK = URI.create("http://metrics.example/graph?g0.expr=x");

    private record Held(ToolResult<Double> answer) implements MetricSource {

        @Override
        public ToolResult<Tally> read(MetricQuery query, Consumer<? super MetricSeries> each) {
            return new ToolResult.NothingFound<>(new Evidence(name(), "everything", query.window(), ""));
        }

        @Override
        public Optional<ToolResult<Double>> heldFor(URI link, Map<String, String> labels, Instant at) {
            return link.equals(LINK) && labels.containsKey("service") && at.equals(FIRED) ? Optional.of(answer) : Optional.empty();
        }

        @Override
        public String name() {
            return "metrics";
        }

        @Override
        public Health health() {
            return Health.good("yes");
        }
    }

    private static final Held ANSWERING = new Held(new ToolResult.Found<>(0.93,
            new Evidence("metrics", "errors / requests > 0.5", new TimeWindow(FIRED, FIRED.plusMillis(1)), "0.93")));

    private static Alert alert(String service) {
        return new Alert(service, service, "Errors", "", Severity.HIGH, FIRED, service, null, "test", LINK, Map.of("service", service));
    }

    private static Investigation state() {
        return new Investigation("c").after(new Recorded(1, new InvestigationOpened(FIRED, "c", alert("cart"), HOUR, null, null)))
                .after(new Recorded(2, new AlertJoined(FIRED, alert("mail"), "near")));
    }

    private static Findings look(MetricSource source) throws InterruptedException {
        Task task = new Task("M1", Look.METRICS, "?", HOUR, null);
        return new MetricsExamination().examine(new LookRequest(task, state(), EvidenceSources.of(source), new InMemoryLocker()));
    }

    @Test
    void tellsOfEachAlarmWhatItsConditionHeldWhenItFired() throws InterruptedException {
        List<Observation> seen = look(ANSWERING).observations();

        assertThat(seen).extracting(Observation::text).containsExactly(
                "Metrics held 0.93 for `errors / requests > 0.5` of cart at 12:00:00 UTC",
                "Metrics held 0.93 for `errors / requests > 0.5` of mail at 12:00:00 UTC");
        assertThat(seen).extracting(Observation::look).containsOnly(Look.ALERTS);
        assertThat(seen).extracting(Observation::stance).as("it says that the alarm is right, not who is to blame")
                .containsOnly(Stance.CONTEXT);
    }

    @Test
    void putsTheValueIntoTheStoryBesideTheAlarm() throws InterruptedException {
        Observation seen = look(ANSWERING).observations().getFirst();

        Conclusion end = Conclusions.conclude(state().after(new Recorded(3, new ObservationMade(FIRED, "M1", seen))));

        assertThat(end.timeline()).extracting(item -> item.what().text())
                .containsExactly("Metrics held 0.93 for `errors / requests > 0.5` of cart");
    }

    @Test
    void tellsASourceThatDidNotAnswerOnceAsAGap() throws InterruptedException {
        Findings findings = look(new Held(new ToolResult.Failed<>("metrics", "x", "timeout", "no answer within 5 s")));

        assertThat(findings.observations()).isEmpty();
        assertThat(findings.gaps()).singleElement().satisfies(gap -> assertThat(gap.why()).contains("timeout", "no answer within 5 s"));
    }
}
