package dev.gumshoe.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.Gumshoe;
import dev.gumshoe.bot.Integrations;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.bot.Sources;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Suspect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The alarm fires in one account, what is wrong is in another, which is entered by a role with an external id. */
@Timeout(300)
class TwoAccountsOnAwsTest {

    private static final String CAUSE = "pricing@prices/eu-west-1";

    @TempDir
    private Path folder;

    private final PricesInAnotherAccount world = new PricesInAnotherAccount(3, Instant.now().truncatedTo(ChronoUnit.MINUTES));

    private Investigation investigated(StandInAws aws, String externalId) throws Exception {
        Settings settings = AwsAccounts.two(aws.url(), folder, externalId);
        Runbooks runbooks = Runbooks.read(List.of());
        try (Sources sources = Integrations.of(settings, runbooks);
                Gumshoe gumshoe = new Gumshoe(settings, sources, runbooks, List.of(), Duration.ZERO, InstantSource.system())) {
            gumshoe.start();
            fire(gumshoe.pages());
            return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200)).until(
                    () -> gumshoe.index().open().stream().map(id -> new Casebook(gumshoe.journal(), id).read()).findFirst().orElse(null),
                    state -> state != null && state.conclusion().isPresent());
        }
    }

    private void fire(URI pages) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(pages.resolve("/webhooks/alarms"))
                .header("Authorization", "Bearer " + AwsAccounts.TOKEN).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(world.event())).build();
        assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void leadsFromTheAlarmInOneAccountToTheUploadInTheOther() throws Exception {
        try (StandInAws aws = new StandInAws(world)) {

            Investigation state = investigated(aws, PricesInAnotherAccount.EXTERNAL_ID);

            Conclusion conclusion = state.conclusion().orElseThrow();
            assertThat(state.alert().resource()).isEqualTo(PricesInAnotherAccount.BALANCER);
            assertThat(conclusion.ranked().getFirst().resource()).as(() -> told(state)).isEqualTo(CAUSE);
            assertThat(conclusion.mechanism()).as(() -> told(state)).isEqualTo(Mechanism.BAD_DEPLOYMENT);
            assertThat(conclusion.changes()).as(() -> told(state)).anyMatch(id -> id.contains("b01"));
            assertThat(state.observations()).extracting(Observation::text)
                    .anyMatch(text -> text.contains(CAUSE) && text.contains("KeyError"))
                    .anyMatch(text -> text.contains("jonas@example.com") && text.contains("UpdateFunctionCode"));
            assertThat(state.observations()).flatExtracting(Observation::evidence).extracting(Evidence::query)
                    .anyMatch(query -> query.contains("--profile prices # account 444455556666"))
                    .anyMatch(query -> query.contains("--profile shop # account 111122223333"));
            assertThat(state.topology().between("shop", CAUSE)).as(() -> told(state)).extracting(Relation::how).contains("x-ray");
            assertThat(state.gaps()).as(() -> told(state)).isEmpty();
        }
    }

    @Test
    void tellsFromTheLinesThatTheOtherAccountIsBlamedWhereNoTracesMayBeRead() throws Exception {
        try (StandInAws aws = new StandInAws(world).denying("xray")) {

            Investigation state = investigated(aws, PricesInAnotherAccount.EXTERNAL_ID);

            assertThat(state.observations()).filteredOn(seen -> seen.text().contains("pricing answered 502")).as(() -> told(state))
                    .isNotEmpty()
                    .allSatisfy(seen -> assertThat(seen.stance()).isEqualTo(Observation.Stance.CONTEXT));
            assertThat(state.gaps()).extracting(Gap::mend).anyMatch(mend -> mend.contains("xray:GetTraceSummaries is not allowed"));
            Conclusion conclusion = state.conclusion().orElseThrow();
            assertThat(conclusion.conclusive()).as("the balancer, that only hands the errors on, is not blamed").isFalse();
            assertThat(conclusion.ranked().subList(0, 2)).extracting(Suspect::resource).as(() -> told(state)).contains(CAUSE);
        }
    }

    @Test
    void saysThatTheOtherAccountCannotBeEnteredWhereTheExternalIdIsWrong() throws Exception {
        try (StandInAws aws = new StandInAws(world)) {

            Investigation state = investigated(aws, "another-id");

            assertThat(state.gaps()).as(() -> told(state)).extracting(Gap::why).anyMatch(why -> why.contains(
                    "prices eu-west-1: the role arn:aws:iam::444455556666:role/gumshoe cannot be assumed (AccessDenied)"));
            assertThat(state.conclusion().orElseThrow().changes()).isEmpty();
        }
    }

    private static String told(Investigation state) {
        String seen = state.observations().stream().map(one -> one.id() + " " + one.text() + "\n    " + one.evidence().getFirst().query()
                + "\n    " + one.evidence().getFirst().link()).collect(Collectors.joining("\n"));
        String gaps = state.gaps().stream().map(gap -> "\ngap: " + gap.what() + ": " + gap.why()).collect(Collectors.joining());
        return seen + gaps + "\n" + state.topology().relations() + "\n" + state.conclusion().orElse(null);
    }
}
