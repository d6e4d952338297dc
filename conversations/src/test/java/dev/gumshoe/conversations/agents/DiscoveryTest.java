package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Leases;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.topology.Atlas;
import dev.gumshoe.conversations.topology.InMemorySurveys;
import dev.gumshoe.conversations.topology.Survey;
import dev.gumshoe.conversations.topology.Surveys;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private Instant now = Instant.parse("2026-03-03T14:00:00Z");
    private final Surveys surveys = new InMemorySurveys();
    private final Leases leases = new InMemoryLeases(() -> now);
    private final Given aws = new Given("aws");
    private final Given spans = new Given("spans");

    /** A source that tells of one resource, fails, or never answers. */
    private static final class Given implements ResourceSource {

        private final String name;
        private final AtomicInteger asked = new AtomicInteger();
        private String failure = "";
        private String tells;
        private boolean silent;

        private Given(String name) {
            this.name = name;
            this.tells = name;
        }

        @Override
        public ToolResult<Inventory> inventory(TimeWindow window) {
            asked.incrementAndGet();
            if (silent) {
                forever();
            }
            return failure.isEmpty()
                    ? new ToolResult.Found<>(
                            new Inventory(List.of(new Resource("of " + tells, "service", Map.of(), window.to())), List.of()),
                            new Evidence(name, "list", window, "one"))
                    : new ToolResult.Failed<>(name, "list", "denied", failure);
        }

        private static void forever() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Health health() {
            return Health.good("given");
        }
    }

    private final class Copy {

        private final Atlas atlas = new Atlas(List.of("aws", "spans"), Duration.ofMinutes(30), 100, () -> now);
        private final Discovery discovery;

        private Copy(String holder) {
            discovery = new Discovery(List.of(aws, spans), surveys, atlas, leases, holder,
                    new DiscoverySettings(Duration.ofMinutes(10), Duration.ofMillis(300), Duration.ofMinutes(15), Duration.ofMinutes(1),
                            Duration.ofSeconds(30)),
                    () -> now);
        }
    }

    @Test
    void asksEverySourceOnceAnInterval() throws Exception {
        Copy copy = new Copy("one");

        copy.discovery.round();
        now = now.plus(Duration.ofMinutes(9));
        copy.discovery.round();

        assertThat(copy.atlas.topology().ids()).containsExactly("of aws", "of spans");
        assertThat(aws.asked).hasValue(1);

        now = now.plus(Duration.ofMinutes(1));
        copy.discovery.round();

        assertThat(aws.asked).hasValue(2);
    }

    @Test
    void aCaseThatBeginsKnowsWhatStartedSince() throws Exception {
        Copy copy = new Copy("one");
        copy.discovery.round();

        now = now.plus(Duration.ofSeconds(59));
        copy.discovery.freshen();
        assertThat(aws.asked).as("it is fresh").hasValue(1);

        now = now.plus(Duration.ofSeconds(1));
        copy.discovery.freshen();
        assertThat(aws.asked).hasValue(2);
    }

    @Test
    void aCaseThatBeginsBeforeASourceHasToldWaitsForIt() throws Exception {
        Copy copy = new Copy("one");
        surveys.keep(Survey.told("aws", ResourceSource.Inventory.EMPTY, now));
        copy.atlas.take(surveys.all());

        copy.discovery.freshen();

        assertThat(copy.atlas.topology().ids()).containsExactly("of spans");
        assertThat(aws.asked).as("it told just now").hasValue(0);
    }

    @Test
    void aCasesPlanIsMadeOfWhatIsFresh() throws Exception {
        Copy copy = new Copy("one");
        copy.atlas.freshenedBy(copy.discovery::freshen);
        copy.discovery.round();
        now = now.plus(Duration.ofHours(1));
        aws.tells = "a new one";

        Plan plan = new EvidencePlans(EvidenceSources.of(copy.atlas), Set.of(Look.TOPOLOGY), ZoneOffset.UTC).next(Cases.after());

        assertThat(plan.seen().resources()).extracting(ResourceSource.Resource::id).contains("of a new one");
    }

    @Test
    void oneCopyAsksAndTheOthersKnow() throws Exception {
        Copy one = new Copy("one");
        Copy other = new Copy("other");
        one.discovery.round();

        other.discovery.round();
        now = now.plus(Duration.ofMinutes(10));
        one.discovery.round();
        other.discovery.round();

        assertThat(other.atlas.topology().ids()).containsExactly("of aws", "of spans");
        assertThat(aws.asked).hasValue(2);
    }

    @Test
    void anotherTakesOverWhenTheFirstIsGone() throws Exception {
        new Copy("gone").discovery.round();
        Copy other = new Copy("other");

        now = now.plus(Duration.ofMinutes(11));
        other.discovery.round();

        assertThat(aws.asked).hasValue(2);
    }

    @Test
    void aSourceThatFailsKeepsWhatItToldAndIsSaidToBeOutOfDate() throws Exception {
        Copy copy = new Copy("one");
        copy.discovery.round();
        aws.failure = "ec2:DescribeInstances is not allowed";

        now = now.plus(Duration.ofMinutes(10));
        copy.discovery.round();

        assertThat(copy.atlas.topology().ids()).contains("of aws");
        assertThat(copy.atlas.stale()).singleElement()
                .satisfies(survey -> assertThat(survey.trouble()).isEqualTo("denied: ec2:DescribeInstances is not allowed"));
    }

    @Test
    void aSourceThatNeverAnswersHoldsUpNobody() throws Exception {
        aws.silent = true;
        Copy copy = new Copy("one");

        copy.discovery.round();

        assertThat(copy.atlas.topology().ids()).containsExactly("of spans");
        assertThat(copy.atlas.stale()).singleElement().satisfies(survey -> assertThat(survey.trouble()).startsWith("timeout"));
    }

    @Test
    void whatWasKnownBeforeAStartIsKnownAtOnce() throws Exception {
        new Copy("before").discovery.round();
        aws.failure = spans.failure = "not now";

        Copy after = new Copy("after");
        after.discovery.round();

        assertThat(after.atlas.topology().ids()).containsExactly("of aws", "of spans");
    }
}
