package dev.gumshoe.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.Gumshoe;
import dev.gumshoe.bot.Integrations;
import dev.gumshoe.bot.Replay;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.bot.Sources;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import dev.gumshoe.conversations.evidence.CodeSource;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person damages one host's cache in a shell session, a load balancer's alarm fires, and the report leads from one to the other. */
@Timeout(300)
class ShellSessionOnAwsTest {

    @TempDir
    private Path folder;

    private static void fire(URI pages, String event) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(pages.resolve("/webhooks/alarms"))
                .header("Authorization", "Bearer " + AwsAccounts.TOKEN).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event)).build();
        assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /** The same, and somebody who holds the code. */
    private static Sources withCode(Sources sources) {
        List<EvidenceSource> all = new ArrayList<>(sources.evidence().all());
        all.add(new HeldCode());
        return new Sources(new EvidenceSources(all), List.of());
    }

    /** One file at one revision. */
    private static final class HeldCode implements CodeSource {

        @Override
        public ToolResult<CodeExcerpt> open(CodeQuery query) {
            Evidence evidence = new Evidence(name(), query.file() + ":" + query.line(),
                    TimeWindow.endingAt(query.at(), Duration.ofMinutes(1)),
                    "");
            return new ToolResult.Found<>(
                    new CodeExcerpt("src/main/java/shop/cache/IndexReader.java", "0123456789abcdef0123456789abcdef01234567", 88,
                            "", "throw new CorruptIndexException(path, length, expected);"),
                    evidence);
        }

        @Override
        public String name() {
            return "code";
        }

        @Override
        public Health health() {
            return Health.good("");
        }
    }

    private Investigation investigated(ShopOnAws shop, StandInAws aws) throws Exception {
        Settings settings = AwsAccounts.at(aws.url(), folder);
        Runbooks runbooks = Runbooks.read(List.of());
        try (Sources sources = Integrations.of(settings, runbooks);
                Gumshoe gumshoe = new Gumshoe(settings, withCode(sources), runbooks, List.of(), Duration.ZERO, InstantSource.system())) {
            gumshoe.start();
            fire(gumshoe.pages(), shop.event());
            return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200)).until(
                    () -> gumshoe.index().open().stream().map(id -> new Casebook(gumshoe.journal(), id).read()).findFirst().orElse(null),
                    state -> state != null && state.conclusion().isPresent());
        }
    }

    @Test
    void leadsFromTheAlarmToTheHostItsLinesAndThePerson() throws Exception {
        ShopOnAws shop = new ShopOnAws(7, Instant.now().truncatedTo(ChronoUnit.MINUTES));
        try (StandInAws aws = new StandInAws(shop)) {

            Investigation state = investigated(shop, aws);

            Conclusion conclusion = state.conclusion().orElseThrow();
            assertThat(state.alert().resource()).isEqualTo(ShopOnAws.BALANCER);
            assertThat(conclusion.ranked().getFirst().resource()).as(() -> told(state)).isEqualTo(ShopOnAws.DAMAGED);
            assertThat(conclusion.mechanism()).as(() -> told(state)).isEqualTo(Mechanism.MANUAL_CHANGE);
            assertThat(conclusion.changes()).as(() -> told(state)).anyMatch(id -> id.contains("a01"));
            assertThat(state.observations()).filteredOn(seen -> seen.look() == Look.LOGS).extracting(Observation::text)
                    .anyMatch(text -> text.contains("CorruptIndexException") && text.contains(ShopOnAws.DAMAGED));
            assertThat(state.observations()).extracting(Observation::text)
                    .anyMatch(text -> text.contains("maria.k@example.com") && text.contains("StartSession"));
            assertThat(state.observations()).flatExtracting(Observation::evidence)
                    .filteredOn(evidence -> evidence.source().startsWith("aws ")).extracting(Evidence::query).isNotEmpty()
                    .allSatisfy(query -> assertThat(query).startsWith("aws ").contains("--region eu-west-1", "account 111122223333"));
            assertThat(state.observations()).extracting(Observation::text).anyMatch(text -> text.contains(
                    "comes from src/main/java/shop/cache/IndexReader.java line 88, deployed as 0123456"));
            assertThat(state.topology().between(ShopOnAws.BALANCER, ShopOnAws.TARGETS)).extracting(Relation::how)
                    .containsExactly("load balancer");
            assertThat(state.alert().link().toString())
                    .isEqualTo("https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/shop-5xx");
            assertThat(state.gaps()).as(() -> told(state)).isEmpty();
            openWhatTheyTell(state);
            assertThat(Duration.between(shop.damage(), conclusion.onset()).abs()).isLessThan(Duration.ofMinutes(2));
        }
    }

    /** Each at the page that shows it alone. */
    private static void openWhatTheyTell(Investigation state) {
        assertThat(pages(state, Look.METRICS)).as(() -> told(state)).isNotEmpty().allSatisfy(page -> assertThat(page)
                .containsOnlyOnce("~(stat~'").contains("#metricsV2?graph=~(", "metrics~(~(~'AWS*2f", "~start~'20", "~end~'20"));
        assertThat(pages(state, Look.METRICS)).anyMatch(page -> page.contains(
                "~'HTTPCode_Target_5XX_Count~'LoadBalancer~'" + ShopOnAws.BALANCER.replace("/", "*2f") + "~(stat~'Sum)"));
        assertThat(pages(state, Look.LOGS)).as(() -> told(state)).anyMatch(page -> page.contains("logs-insights$3FqueryDetail$3D~(end~'20")
                && page.contains("filter*20*40message*20like*20*22") && page.contains("CorruptIndexException")
                && page.endsWith("~source~(~'*2fshop*2fapp))"));
        assertThat(pages(state, Look.TRACES)).as(() -> told(state))
                .anyMatch(page -> page.matches(".*#xray:traces/1-[0-9a-f]{8}-[0-9a-f]{24}"));
        assertThat(pages(state, Look.CHANGES)).as(() -> told(state))
                .anyMatch(page -> page.matches(".*/cloudtrailv2/home\\?region=eu-west-1#/events/.*a01"));
    }

    private static List<String> pages(Investigation state, Look look) {
        return state.observations().stream().filter(seen -> seen.look() == look).flatMap(seen -> seen.evidence().stream())
                .filter(evidence -> evidence.source().startsWith("aws ")).map(evidence -> String.valueOf(evidence.link())).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isNoMatterOfLuck(long seed) throws Exception {
        ShopOnAws shop = new ShopOnAws(seed, Instant.now().truncatedTo(ChronoUnit.MINUTES));
        Alert alert = new Alert("a", "shop-5xx", "shop-5xx", "", Severity.CRITICAL, shop.alarm(), ShopOnAws.BALANCER,
                "HTTPCode_Target_5XX_Count", "cloudwatch", null, Map.of());
        try (StandInAws aws = new StandInAws(shop);
                Sources sources = Integrations.of(AwsAccounts.at(aws.url(), folder), Runbooks.read(List.of()))) {

            Investigation state = new Replay(RunbookAdvice.none(), InstantSource.system(), _ -> List.of()).of("case-" + seed, alert,
                    TimeWindow.endingAt(shop.alarm(), Duration.ofHours(1)), sources.evidence());

            Conclusion conclusion = state.conclusion().orElseThrow();
            assertThat(conclusion.ranked().getFirst().resource()).as(() -> told(state)).isEqualTo(ShopOnAws.DAMAGED);
            assertThat(conclusion.changes().getFirst()).as(() -> told(state)).contains("a01");
        }
    }

    private static String told(Investigation state) {
        StringBuilder all = new StringBuilder();
        state.observations().forEach(seen -> all.append(seen.id()).append(' ').append(seen.text()).append("\n    ")
                .append(seen.evidence().getFirst().query()).append('\n'));
        state.gaps().forEach(gap -> all.append("gap: ").append(gap.what()).append(": ").append(gap.why()).append('\n'));
        return all + String.valueOf(state.conclusion().orElse(null));
    }
}
