package dev.gumshoe.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.adapters.aws.AwsAccount;
import dev.gumshoe.adapters.aws.AwsLimits;
import dev.gumshoe.adapters.aws.AwsSettings;
import dev.gumshoe.adapters.aws.AwsSources;
import dev.gumshoe.bot.Integrations;
import dev.gumshoe.bot.Replay;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.bot.Sources;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.LogSource.LogQuery;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.ToolResult.Failed;
import dev.gumshoe.conversations.evidence.ToolResult.Found;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Investigation;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that refuses, throttles, says nothing or never ends costs a question its time-out at most, and never reads as nothing found. */
@Timeout(240)
class TroubledAwsTest {

    private static final String HASTY = "timeout: 2s, perSecond: {cloudtrail: 50}";

    private final ShopOnAws shop = new ShopOnAws(11, Instant.now().truncatedTo(ChronoUnit.MINUTES));
    private final TimeWindow window = TimeWindow.endingAt(shop.alarm(), Duration.ofHours(1));

    @TempDir
    private Path folder;

    private interface Look<S, R> {

        R at(S source) throws Exception;
    }

    private <S extends EvidenceSource, R> R looking(StandInAws aws, String limits, Class<S> port, String name, Look<S, R> look)
            throws Exception {
        try (aws;
                Sources sources = limits.isEmpty()
                        ? Integrations.of(AwsAccounts.at(aws.url(), folder), Runbooks.read(List.of()))
                        : Integrations.of(AwsAccounts.at(aws.url(), folder, limits), Runbooks.read(List.of()))) {
            return look.at(port.cast(sources.evidence().named(name).orElseThrow()));
        }
    }

    private ToolResult<Tally> lines(StandInAws aws) throws Exception {
        return looking(aws, "", LogSource.class, "aws logs", logs -> logs.read(LogQuery.all(window), _ -> {}));
    }

    @Test
    void whatIsDeniedNamesThePermissionAndHowToGrantIt() throws Exception {
        ToolResult<Tally> answer = lines(new StandInAws(shop).denying("logs"));

        assertThat(answer).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.status()).isEqualTo("denied");
            assertThat(failed.detail()).contains("logs:DescribeLogGroups is not allowed to arn:aws:iam::111122223333:role/gumshoe",
                    "gumshoe setup aws");
        });
    }

    @Test
    void withoutInsightsLogGroupsAreReadOneByOneAndItIsSaid() throws Exception {
        long searched = ((Found<Tally>) lines(new StandInAws(shop))).data().count();

        Tally filtered = ((Found<Tally>) lines(new StandInAws(shop).denying("logs:StartQuery"))).data();

        assertThat(filtered.count()).isEqualTo(searched);
        assertThat(filtered.defects()).singleElement().asString().contains("logs:StartQuery is not allowed");
    }

    @Test
    void oneServiceThatIsDeniedLeavesTheOthersToTell() throws Exception {
        looking(new StandInAws(shop).denying("dynamodb"), "", ResourceSource.class, "aws resources", resources -> {
            Inventory inventory = ((Found<Inventory>) resources.inventory(window)).data();

            assertThat(inventory.resources()).extracting(Resource::id).contains(ShopOnAws.DAMAGED, "thumbnails");
            assertThat(resources.inventoryDefects()).anyMatch(defect -> defect.contains("dynamodb:ListTables is not allowed"));
            return inventory;
        });
    }

    @Test
    void aRoleThatLetsNobodyInIsSaidOnce() throws Exception {
        ToolResult<Tally> answer = lines(new StandInAws(shop).denying("sts"));

        assertThat(answer).isInstanceOfSatisfying(Failed.class,
                failed -> assertThat(failed.detail()).contains("role/gumshoe cannot be assumed", "external id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "endless"})
    void whoSaysNothingOrNeverEndsIsATimeout(String manner) throws Exception {
        StandInAws aws = new StandInAws(shop);

        ToolResult<Tally> answer = looking(manner.equals("silent") ? aws.silentOn("cloudwatch") : aws.endlessOn("cloudwatch"), HASTY,
                MetricSource.class, "aws cloudwatch", metrics -> metrics.read(MetricQuery.all(window), _ -> {}));

        assertThat(answer).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.status()).isEqualTo("timeout"));
    }

    @Test
    void noServiceIsAskedFasterThanItsPace() throws Exception {
        Duration took = looking(new StandInAws(shop), "timeout: 60s, perSecond: {cloudtrail: 4}", ChangeSource.class, "aws cloudtrail",
                trail -> {
                    long begun = System.nanoTime();
                    for (int minutes = 1; minutes <= 5; minutes++) {
                        trail.changes(ChangeQuery.all(TimeWindow.endingAt(shop.alarm(), Duration.ofMinutes(minutes))));
                    }
                    return Duration.ofNanos(System.nanoTime() - begun);
                });

        assertThat(took).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void throttlingIsWaitedOut() throws Exception {
        long calm = ((Found<Tally>) lines(new StandInAws(shop))).data().count();

        ToolResult<Tally> throttled = lines(new StandInAws(shop).throttling(0.05));

        assertThat(throttled).isInstanceOfSatisfying(Found.class, found -> assertThat(((Tally) found.data()).count()).isEqualTo(calm));
    }

    @Test
    void aListWithoutEndIsCutAndItIsSaid() throws Exception {
        StandInAws endless = new StandInAws((service, operation, asked) -> continued(service, operation, asked));

        looking(endless, "timeout: 60s, pages: 7, perSecond: {cloudtrail: 200}", ChangeSource.class, "aws cloudtrail", trail -> {
            ToolResult<List<Change>> answer = trail.changes(ChangeQuery.all(window));

            assertThat(answer).isInstanceOf(Found.class);
            assertThat(trail.changeDefects()).singleElement().asString().contains("cloudtrail:LookupEvents had more than the");
            assertThat(endless.exchanges()).filteredOn(one -> one.action().equals("cloudtrail:LookupEvents")).hasSize(7);
            return answer;
        });
    }

    private Object continued(String service, String operation, JsonNode asked) {
        Object answer = shop.answer(service, operation, asked);
        if (!operation.equals("LookupEvents")) {
            return answer;
        }
        Map<Object, Object> more = new HashMap<>((Map<?, ?>) answer);
        more.put("NextToken", "more");
        return more;
    }

    @Test
    void whatWasAskedAMomentAgoIsNotAskedAgain() throws Exception {
        StandInAws aws = new StandInAws(shop);

        looking(aws, "", ResourceSource.class, "aws resources", resources -> {
            resources.inventory(window);
            int once = aws.exchanges().size();
            resources.inventory(window);

            assertThat(aws.exchanges()).hasSize(once);
            return once;
        });
    }

    @Test
    void whatARoleMayUseIsRelatedAndNoValueOfAnEnvironmentIsSeen() throws Exception {
        Inventory inventory = looking(new StandInAws(shop), "", ResourceSource.class, "aws resources",
                resources -> ((Found<Inventory>) resources.inventory(window)).data());

        assertThat(inventory.relations()).extracting(Relation::from, Relation::to, Relation::kind, Relation::how)
                .contains(tuple(ShopOnAws.GROUP, "carts", RelationKind.MAY_CALL, "iam"),
                        tuple(ShopOnAws.GROUP, "orders", RelationKind.MAY_CALL, "iam"),
                        tuple(ShopOnAws.BALANCER, ShopOnAws.TARGETS, RelationKind.CALLS, "load balancer"),
                        tuple("shop", "carts", RelationKind.CALLS, "x-ray"));
        assertThat(inventory.toString()).contains("API_KEY").doesNotContain("never-to-be-seen");
    }

    @Test
    void aCaseEndsWithGapsWhereServicesAreGone() throws Exception {
        Alert alert = new Alert("a", "a", "shop answers 5xx", "", Severity.CRITICAL, shop.alarm(), ShopOnAws.BALANCER, null, "cloudwatch",
                null,
                Map.of());
        StandInAws aws = new StandInAws(shop).silentOn("cloudwatch").endlessOn("xray").denying("cloudtrail");
        try (aws; Sources sources = Integrations.of(AwsAccounts.at(aws.url(), folder, HASTY), Runbooks.read(List.of()))) {

            Investigation state = new Replay(RunbookAdvice.none(), InstantSource.system(), _ -> List.of()).of("case-1", alert, window,
                    sources.evidence());

            assertThat(state.conclusion()).isPresent();
            assertThat(state.gaps()).extracting(gap -> gap.mend())
                    .anyMatch(mend -> mend.contains("cloudtrail:LookupEvents is not allowed to arn:aws:iam::111122223333:role/gumshoe"));
            assertThat(state.gaps()).extracting(gap -> gap.what() + " " + gap.why()).anyMatch(gap -> gap.contains("aws cloudwatch"))
                    .anyMatch(gap -> gap.contains("aws xray")).anyMatch(gap -> gap.contains("cloudtrail:LookupEvents is not allowed"));
        }
    }

    @Test
    void anAccountThatLetsNobodyInLeavesTheOtherToTell() throws Exception {
        AwsAccounts.enter();
        try (StandInAws open = new StandInAws(shop);
                StandInAws shut = new StandInAws(shop).denying("sts");
                AwsSources sources = new AwsSources(AwsSettings.of(List.of(account("production", open), account("staging", shut)),
                        AwsLimits.usual()), InstantSource.system())) {
            MetricSource metrics = sources.all().stream().filter(MetricSource.class::isInstance).map(MetricSource.class::cast).findFirst()
                    .orElseThrow();

            ToolResult<Tally> answer = metrics.read(MetricQuery.all(window), _ -> {});

            assertThat(answer).isInstanceOfSatisfying(Found.class, found -> assertThat(((Tally) found.data()).defects()).singleElement()
                    .asString().startsWith("staging eu-west-1: the role arn:aws:iam::111122223333:role/gumshoe cannot be assumed"));
        }
    }

    private static AwsAccount account(String name, StandInAws at) {
        return new AwsAccount(name, "arn:aws:iam::111122223333:role/gumshoe", null, List.of(ShopOnAws.REGION),
                Map.of("cloudwatch", URI.create(at.url()), "sts", URI.create(at.url())));
    }

    @Test
    void theDoctorSaysWhatIsMissingWhere() throws Exception {
        EvidenceSource.Health health = looking(new StandInAws(shop).denying("autoscaling"), "", ResourceSource.class, "aws resources",
                EvidenceSource::health);

        assertThat(health.answers()).isFalse();
        assertThat(health.detail()).contains("production eu-west-1: autoscaling:DescribeAutoScalingGroups is not allowed");
    }
}
