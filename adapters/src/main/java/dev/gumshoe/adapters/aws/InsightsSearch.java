package dev.gumshoe.adapters.aws;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.gumshoe.conversations.evidence.LogLine;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;

/**
 * Searches with CloudWatch Logs Insights, the latest lines first, ten thousand a search, until the window's start.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AnalyzingLogData.html">Logs Insights</a>
 */
record InsightsSearch(AwsCalls calls, CloudWatchLogsClient client, AwsPlace place, Question question) {

    private static final int LARGEST = 10_000;
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS]");
    private static final Set<QueryStatus> RUNNING = Set.of(QueryStatus.SCHEDULED, QueryStatus.RUNNING);

    /** A search that finds next to nothing, to see whether it is allowed. */
    void tried(List<String> groups) throws AwsTrouble {
        results(request(groups, Set.of(), question.window().to(), 1));
    }

    /**
     * Brings lines to the sink.
     *
     * @return how many
     */
    int read(List<String> groups, Set<String> resources, int most, Everywhere.Sink<LogLine> sink) throws AwsTrouble {
        Set<String> seen = new HashSet<>();
        Instant end = question.window().to();
        int count = 0;
        while (count < most && end.isAfter(question.window().from())) {
            int limit = Math.min(LARGEST, most - count);
            List<Row> rows = results(request(groups, resources, end, limit)).stream().map(Row::of).toList();
            List<Row> fresh = rows.stream().filter(row -> seen.add(row.pointer())).toList();
            count += fresh.size();
            sink.bring(fresh.reversed().stream().map(this::line).toList());
            Instant oldest = rows.isEmpty() ? Instant.MIN : rows.getLast().at();
            if (rows.size() < limit || fresh.isEmpty()) {
                if (rows.size() == limit) {
                    question.leftOut(
                            place + ": more than " + limit + " lines stand in the second of " + oldest + "; the rest was not read");
                }
                return count;
            }
            // bounds are whole seconds and inclusive, so that the oldest second is read again and what is known left out
            end = oldest.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        }
        return count;
    }

    /** The search in Insights' own language. */
    static String words(Set<String> resources) {
        String filter = resources.isEmpty()
                ? ""
                : " | filter " + new TreeSet<>(resources).stream()
                        .map(one -> "@logStream like \"" + one.replaceAll("[\"\\\\]", "") + "\" or @log like \""
                                + one.replaceAll("[\"\\\\]", "") + "\"")
                        .collect(Collectors.joining(" or "));
        return "fields @timestamp, @message, @logStream, @log" + filter + " | sort @timestamp desc";
    }

    /** The same for lines that hold these words; of what the language cannot quote the longest part that it can. */
    static String holding(String words) {
        String quotable = Arrays.stream(words.split("[\"\\\\]", -1)).max(Comparator.comparingInt(String::length)).orElse("").strip();
        String filter = quotable.isEmpty() ? "" : " | filter @message like \"" + quotable + "\"";
        return "fields @timestamp, @message, @logStream, @log" + filter + " | sort @timestamp desc";
    }

    private StartQueryRequest request(List<String> groups, Set<String> resources, Instant end, int limit) {
        return StartQueryRequest.builder().logGroupNames(groups)
                .queryString(words(resources))
                .startTime(question.window().from().getEpochSecond()).endTime(end.getEpochSecond()).limit(limit).build();
    }

    private List<List<ResultField>> results(StartQueryRequest search) throws AwsTrouble {
        String id = calls.askNow(question, place, AwsAction.START_QUERY, search, client::startQuery).queryId();
        GetQueryResultsRequest request = GetQueryResultsRequest.builder().queryId(id).build();
        RetryPolicy<GetQueryResultsResponse> waiting = RetryPolicy.<GetQueryResultsResponse>builder()
                .handleResultIf(answer -> RUNNING.contains(answer.status())).abortOn(AwsTrouble.class)
                .withBackoff(200, 2_000, ChronoUnit.MILLIS).withMaxAttempts(-1).withMaxDuration(question.left()).build();
        GetQueryResultsResponse answer;
        try {
            answer = Failsafe.with(waiting).get(() -> calls.askQuietly(question, place, AwsAction.GET_QUERY_RESULTS, request,
                    client::getQueryResults));
        } catch (FailsafeException e) {
            throw e.getCause() instanceof AwsTrouble trouble
                    ? trouble
                    : AwsTrouble.timeout(place, AwsAction.GET_QUERY_RESULTS.permission(), question.patience());
        }
        if (answer.status() != QueryStatus.COMPLETE) {
            throw new AwsTrouble("search " + answer.statusAsString(),
                    place + ": the search of the logs ended as " + answer.statusAsString());
        }
        return answer.results();
    }

    private record Row(Instant at, String message, String stream, String group, String pointer) {

        private static Row of(List<ResultField> fields) {
            Map<String, String> values = fields.stream().filter(field -> field.value() != null)
                    .collect(Collectors.toMap(ResultField::field, ResultField::value, (a, _) -> a));
            String log = values.getOrDefault("@log", "");
            return new Row(time(values.getOrDefault("@timestamp", "")), values.getOrDefault("@message", ""),
                    values.getOrDefault("@logStream", ""), log.substring(log.indexOf(':') + 1),
                    values.getOrDefault("@ptr", values.toString()));
        }

        private static Instant time(String text) {
            try {
                return LocalDateTime.parse(text, WRITTEN).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException _) {
                return Instant.EPOCH;
            }
        }
    }

    private LogLine line(Row row) {
        return LogText.line(row.at(), LogResource.of(row.group(), row.stream(), place), row.message(),
                Map.of(LogResource.GROUP, row.group(),
                        "log stream", row.stream(), LogResource.ACCOUNT, place.account().name(), LogResource.REGION, place.region()));
    }
}
