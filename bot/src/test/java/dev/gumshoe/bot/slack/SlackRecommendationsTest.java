package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gumshoe.adapters.catalogue.PreventionFile;
import dev.gumshoe.bot.Integrations;
import dev.gumshoe.conversations.conversation.DigestDesk;
import dev.gumshoe.conversations.conversation.DigestDesk.Subscription;
import dev.gumshoe.conversations.conversation.DigestWording;
import dev.gumshoe.conversations.conversation.InMemoryCursors;
import dev.gumshoe.conversations.conversation.PreventionDesk;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.peers.Peers;
import dev.gumshoe.conversations.prevention.Digest;
import dev.gumshoe.conversations.prevention.InMemoryClosedCases;
import dev.gumshoe.conversations.prevention.InMemoryRecommendationBook;
import dev.gumshoe.conversations.prevention.Prevention;
import dev.gumshoe.conversations.prevention.Recommendation.State;
import dev.gumshoe.conversations.prevention.SimulatedMonth;
import dev.gumshoe.conversations.prevention.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People press the buttons of a digest: what they say is kept, and is seen where the digest stands. */
class SlackRecommendationsTest {

    private static final SimulatedMonth MONTH = SimulatedMonth.of(3);
    private static final LocalDate DAY = MONTH.cases().getLast().openedAt().atZone(ZoneOffset.UTC).toLocalDate();
    private static final Instant DUE = DAY.plusDays(1).atTime(8, 0).toInstant(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final Office office = new Office();
    private final InMemoryClosedCases cases = new InMemoryClosedCases();
    private final Prevention prevention = new Prevention(PreventionFile.ours(), cases, new InMemoryRecommendationBook());
    private LocalSlack slack;
    private SlackApi api;
    private SlackSurface surface;
    private Standing worthiest;

    @BeforeEach
    void aDigestIsPosted() throws IOException {
        slack = LocalSlack.withSocket(folder);
        SlackSettings settings = slack.socketSettings(null);
        api = new SlackApi(settings);
        MONTH.cases().forEach(cases::keep);
        prevention.review(DUE);
        worthiest = prevention.standings(DUE).getFirst();
        DigestDesk digests = new DigestDesk(
                List.of(new Subscription(new SlackDigests(api, LocalSlack.GENERAL), _ -> Optional.of(DUE), ZoneOffset.UTC)), cases,
                prevention, new InMemoryCursors(), new InMemoryLeases(() -> DUE), "alone", () -> DUE);
        office.frontDesk.recommends(new PreventionDesk(prevention, () -> DUE, digests::refresh));
        surface = new SlackSurface(settings, office.frontDesk, Integrations.alerts());
        surface.start();
        within().until(slack::connected);
        digests.round();
    }

    @AfterEach
    void close() throws Exception {
        Peers.close(surface, api, slack);
    }

    private static ConditionFactory within() {
        return await().atMost(Duration.ofSeconds(60));
    }

    private String id() {
        return worthiest.recommendation().id();
    }

    /** Presses a button of the recommendation that is most worthwhile. */
    private void press(String action) {
        slack.pressAbout(LocalSlack.GENERAL, id(), action);
    }

    /** Presses a button that opens a window, and sends the window with the words. */
    private void press(String action, String words) {
        long before = slack.calls("views.open");
        press(action);
        within().until(() -> slack.calls("views.open") > before);
        slack.submit(words);
    }

    private Standing standing() {
        return prevention.standing(id(), DUE).orElseThrow();
    }

    private void untilItIs(State state) {
        within().until(() -> standing().state() == state);
    }

    private String shown() {
        return slack.messages(LocalSlack.GENERAL).toString();
    }

    @Test
    void keepsWhatSomebodyAcceptsAndShowsItWhereTheDigestStands() {
        int messages = slack.messages(LocalSlack.GENERAL).size();

        press("gumshoe:accept");

        untilItIs(State.ACCEPTED);
        within().untilAsserted(() -> assertThat(shown()).contains("· accepted"));
        press("gumshoe:complete");
        untilItIs(State.COMPLETED);
        assertThat(slack.messages(LocalSlack.GENERAL)).as("it is edited, not posted again").hasSize(messages);
        assertThat(slack.failures()).isEmpty();
    }

    @Test
    void proposesNothingAgainThatSomebodyRejectedWithAReason() {
        press("gumshoe:reject", "we retire it in spring");

        untilItIs(State.REJECTED);
        assertThat(standing().decision()).satisfies(said -> {
            assertThat(said.words()).isEqualTo("we retire it in spring");
            assertThat(said.author()).isEqualTo("@alice");
        });
        within().untilAsserted(() -> assertThat(shown()).doesNotContain(id()));
        prevention.review(DUE.plusSeconds(3600));
        assertThat(DigestWording.note(Digest.of(DAY, ZoneOffset.UTC, cases, prevention)).toString()).contains("rec-")
                .doesNotContain(id());
        assertThat(slack.failures()).isEmpty();
    }

    @Test
    void assignsItToWhomSomebodyNames() {
        press("gumshoe:assign", "the platform team");

        untilItIs(State.ACCEPTED);
        assertThat(standing().assignee()).isEqualTo("the platform team");
        within().untilAsserted(() -> assertThat(shown()).contains("· accepted, the platform team"));
        assertThat(slack.failures()).isEmpty();
    }
}
