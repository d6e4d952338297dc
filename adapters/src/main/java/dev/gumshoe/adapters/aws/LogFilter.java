package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.LogLine;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** Reads log groups one by one from the window's start on: for where Insights is not allowed, or at its limit. */
record LogFilter(AwsCalls calls, CloudWatchLogsClient client, AwsPlace place, Question question) {

    private static final int PAGE = 10_000;

    /** One line, to see whether it is allowed. */
    void tried(String group) throws AwsTrouble {
        calls.askNow(question, place, AwsAction.FILTER_LOG_EVENTS, request(group, 1), client::filterLogEvents);
    }

    /**
     * Brings lines to the sink.
     *
     * @return how many
     */
    int read(List<String> groups, int most, Everywhere.Sink<LogLine> sink) throws AwsTrouble {
        int count = 0;
        for (String group : groups) {
            Iterator<FilterLogEventsResponse> pages = client.filterLogEventsPaginator(request(group, PAGE)).iterator();
            while (pages.hasNext() && count < most) {
                List<FilteredLogEvent> events = calls.askNow(question, place, AwsAction.FILTER_LOG_EVENTS, request(group, PAGE),
                        _ -> pages.next()).events();
                List<LogLine> lines = events.stream().limit(most - count).map(event -> line(group, event)).toList();
                count += lines.size();
                sink.bring(lines);
            }
        }
        return count;
    }

    private FilterLogEventsRequest request(String group, int limit) {
        return FilterLogEventsRequest.builder().logGroupName(group).startTime(question.window().from().toEpochMilli())
                .endTime(question.window().to().toEpochMilli()).limit(limit).build();
    }

    private LogLine line(String group, FilteredLogEvent event) {
        return LogText.line(Instant.ofEpochMilli(event.timestamp()), LogResource.of(group, event.logStreamName(), place), event.message(),
                Map.of(LogResource.GROUP, group, "log stream", event.logStreamName(), LogResource.ACCOUNT, place.account().name(),
                        LogResource.REGION,
                        place.region()));
    }
}
