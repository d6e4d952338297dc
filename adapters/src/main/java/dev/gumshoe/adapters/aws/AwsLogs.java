package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** CloudWatch Logs: all log groups there are, or those that are set, searched with Insights, or one by one where Insights is not to be had. */
final class AwsLogs extends AwsSource implements LogSource {

    /** As many groups as one search takes. */
    private static final int TOGETHER = 50;

    AwsLogs(AwsAccess access) {
        super(access, "logs");
    }

    private CloudWatchLogsClient client(AwsPlace place) {
        return access().clients().of(AwsService.LOGS, place, CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
    }

    @Override
    void harmless(Question question, AwsPlace place) throws AwsTrouble {
        List<String> groups = calls().askNow(question, place, AwsAction.DESCRIBE_LOG_GROUPS,
                DescribeLogGroupsRequest.builder().limit(1).build(), client(place)::describeLogGroups)
                .logGroups().stream().map(LogGroup::logGroupName).toList();
        if (!groups.isEmpty()) {
            new InsightsSearch(calls(), client(place), place, question).tried(groups);
            new LogFilter(calls(), client(place), place, question).tried(groups.getFirst());
        }
    }

    @Override
    public ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each) {
        Question question = question(query.window());
        AtomicLong count = new AtomicLong();
        int most = access().settings().limits().lines();
        Everywhere.<AwsPlace, LogLine>each(question, places(), (place, sink) -> read(question, place, query, sink, most), line -> {
            boolean wanted = (query.resources().isEmpty() || query.resources().contains(line.resource()))
                    && (query.severities().isEmpty() || line.severity().isEmpty() || query.severities().contains(line.severity()))
                    && query.window().contains(line.timestamp());
            if (wanted) {
                count.incrementAndGet();
                each.accept(line);
            }
        });
        return question.tally(count.get(), "lines");
    }

    @Override
    public Optional<URI> page(Map<String, String> like, String words, TimeWindow window) {
        return Optional.ofNullable(like.get(LogResource.GROUP)).flatMap(
                group -> place(like).map(place -> ConsolePages.logs(place, window, InsightsSearch.holding(words), List.of(group))));
    }

    private void read(Question question, AwsPlace place, LogQuery query, Everywhere.Sink<LogLine> sink, int most) throws AwsTrouble {
        List<String> groups = groups(question, place).stream().filter(group -> LogResource.mayHold(group, query.resources(), place))
                .toList();
        question.seenAt(ConsolePages.logs(place, query.window(), InsightsSearch.words(query.resources()), groups));
        InsightsSearch search = new InsightsSearch(calls(), client(place), place, question);
        int left = most;
        for (int from = 0; from < groups.size() && left > 0; from += TOGETHER) {
            List<String> some = groups.subList(from, Math.min(from + TOGETHER, groups.size()));
            try {
                left -= search.read(some, query.resources(), left, sink);
            } catch (AwsTrouble trouble) {
                if (question.left().isZero()) {
                    throw trouble;
                }
                question.leftOut("searched without Insights, because " + trouble.detail());
                left -= new LogFilter(calls(), client(place), place, question).read(some, left, sink);
            }
        }
        if (left <= 0) {
            question.leftOut(
                    place + ": only " + most + " lines were read, the latest first; raise limits.lines, or name log groups in logGroups");
        }
    }

    private List<String> groups(Question question, AwsPlace place) throws AwsTrouble {
        List<Pattern> set = access().settings().logGroups().stream().map(AwsLogs::pattern).toList();
        List<LogGroup> all = new ArrayList<>(calls().askAll(question, place, AwsAction.DESCRIBE_LOG_GROUPS,
                DescribeLogGroupsRequest.builder().build(), client(place)::describeLogGroupsPaginator,
                DescribeLogGroupsResponse::logGroups));
        return all.stream().map(LogGroup::logGroupName)
                .filter(name -> set.isEmpty() || set.stream().anyMatch(pattern -> pattern.matcher(name).matches()))
                .toList();
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
