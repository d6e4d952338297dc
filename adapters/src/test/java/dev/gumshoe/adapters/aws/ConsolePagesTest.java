package dev.gumshoe.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                        "#logsV2:logs-insights?queryDetail=~(end~'2026-03-02T14*3a10*3a00Z~start~'2026-03-02T13*3a10*3a00Z~timeType~'ABSOLUTE"
                                + "~tz~'UTC~editorString~'fields*20*40message*20*7c*20sort*20*40timestamp*20desc~source~(~'*2fshop*2fapp~'a*20b))");
    }

    @Test
    void showTheAuditTrailOfTheWindow() {
        assertThat(ConsolePages.events(place("eu-west-1"), WINDOW).toString())
                .endsWith(
                        "/cloudtrailv2/home?region=eu-west-1#/events?ReadOnly=false&StartTime=2026-03-02T13:10:00Z&EndTime=2026-03-02T14:10:00Z");
    }
}
