package dev.gumshoe.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.TimeWindow;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** The pages of AWS' console that evidence links to. */
class ConsolePagesTest {

    private static final TimeWindow WINDOW = new TimeWindow(Instant.parse("2026-03-02T13:10:00Z"), Instant.parse("2026-03-02T14:10:00Z"));

    private static AwsPlace place(String region) {
        return new AwsPlace(new AwsAccount("production", null, null, List.of(region), Map.of()), region, true);
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:",
        "us-gov-west-1, https://console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-west-1#alarmsV2:",
        "cn-north-1, https://console.amazonaws.cn/cloudwatch/home?region=cn-north-1#alarmsV2:"})
    void standAtTheConsoleOfTheirPartition(String region, String page) {
        assertThat(ConsolePages.alarms(place(region))).hasToString(page);
    }

    @Test
    void openTheSearchWithItsWordsGroupsAndWindow() {
        assertThat(ConsolePages.logs(place("eu-west-1"), WINDOW, "fields @message | sort @timestamp desc", List.of("/shop/app", "a b"))
                .toString())
                .endsWith(
                        "#logsV2:logs-insights$3FqueryDetail$3D~(end~'2026-03-02T14*3a10*3a00Z~start~'2026-03-02T13*3a10*3a00Z~timeType~'ABSOLUTE"
                                + "~tz~'UTC~editorString~'fields*20*40message*20*7c*20sort*20*40timestamp*20desc~source~(~'*2fshop*2fapp~'a*20b))");
    }

    @Test
    void drawTheSeriesItselfByItsStatisticOverTheWindow() {
        Metric metric = Metric.builder().namespace("AWS/ApplicationELB").metricName("HTTPCode_Target_5XX_Count")
                .dimensions(Dimension.builder().name("LoadBalancer").value("app/front door/50dc6c495c0c9188").build()).build();

        URI page = ConsolePages.graph(place("eu-west-1"), WINDOW, 60,
                List.of(new MetricChoice(metric, "app/front door/50dc6c495c0c9188", metric.metricName())));

        assertThat(page.toString()).isEqualTo("https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#metricsV2?graph="
                + "~(view~'timeSeries~stacked~false~metrics~(~(~'AWS*2fApplicationELB~'HTTPCode_Target_5XX_Count~'LoadBalancer"
                + "~'app*2ffront*20door*2f50dc6c495c0c9188~(stat~'Sum)))~region~'eu-west-1~start~'2026-03-02T13*3a10*3a00Z"
                + "~end~'2026-03-02T14*3a10*3a00Z~period~60~timezone~'UTC)");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "Cannot open index, Cannot open index",
        "said \"index is corrupt\" twice, index is corrupt",
        "C:\\data\\index of the shop, index of the shop"})
    void searchForWordsAsFarAsTheLanguageCanQuoteThem(String words, String searched) {
        assertThat(InsightsSearch.holding(words)).contains("| filter @message like \"").contains(searched).doesNotContain("\\");
    }

    @Test
    void searchForEverythingWhereNoWordsAreKnown() {
        assertThat(InsightsSearch.holding("")).doesNotContain("filter");
    }

    @Test
    void openOneTraceOneEventOneAlarmAndOneStack() {
        AwsPlace place = place("eu-west-1");

        assertThat(ConsolePages.trace(place, "1-5759e988-bd862e3fe1be46a994272793").getFragment())
                .isEqualTo("xray:traces/1-5759e988-bd862e3fe1be46a994272793");
        assertThat(ConsolePages.event(place, "6f2e7c7a-1d0b-4f57-9d3f-4c2a00000a01").getFragment())
                .isEqualTo("/events/6f2e7c7a-1d0b-4f57-9d3f-4c2a00000a01");
        assertThat(ConsolePages.alarm(place, "shop 5xx").toString()).endsWith("#alarmsV2:alarm/shop%205xx");
        assertThat(ConsolePages.stackEvents(place, "arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/a1").toString())
                .endsWith("#/stacks/events?stackId=arn%3Aaws%3Acloudformation%3Aeu-west-1%3A111122223333%3Astack%2Fshop%2Fa1");
    }

    @Test
    void showTheAuditTrailOfTheWindow() {
        assertThat(ConsolePages.events(place("eu-west-1"), WINDOW).toString())
                .endsWith(
                        "/cloudtrailv2/home?region=eu-west-1#/events?ReadOnly=false&StartTime=2026-03-02T13:10:00Z&EndTime=2026-03-02T14:10:00Z");
    }
}
