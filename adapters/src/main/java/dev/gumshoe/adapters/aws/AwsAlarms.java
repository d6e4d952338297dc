package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * What CloudWatch's alarms went through: their states read like a log of the resource they watch (severity {@code ALARM}, {@code OK}, …), their
 * being made and changed are changes.
 */
final class AwsAlarms extends AwsSource implements LogSource, ChangeSource {

    /** The label of a line for the alarm it tells of. */
    private static final String ALARM = "alarm";
    private static final Pattern BECAME = Pattern.compile("from (\\w+) to (\\w+)");

    private volatile List<String> defects = List.of();

    AwsAlarms(AwsAccess access) {
        super(access, "alarms");
    }

    private CloudWatchClient client(AwsPlace place) {
        return access().clients().of(AwsService.CLOUDWATCH, place, CloudWatchClient.class, CloudWatchClient::builder);
    }

    @Override
    void harmless(Question question, AwsPlace place) throws AwsTrouble {
        calls().askNow(question, place, AwsAction.DESCRIBE_ALARMS, DescribeAlarmsRequest.builder().maxRecords(1).build(),
                client(place)::describeAlarms);
        calls().askNow(question, place, AwsAction.DESCRIBE_ALARM_HISTORY, DescribeAlarmHistoryRequest.builder().maxRecords(1).build(),
                client(place)::describeAlarmHistory);
    }

    /** An item of a history, with the resource its alarm watches. */
    private record Told(AwsPlace place, String resource, AlarmHistoryItem item) {}

    private List<Told> history(Question question, HistoryItemType type) {
        List<Told> told = new ArrayList<>();
        Everywhere.<AwsPlace, Told>each(question, places(), (place, sink) -> {
            DescribeAlarmHistoryRequest request = DescribeAlarmHistoryRequest.builder().historyItemType(type)
                    .startDate(question.window().from()).endDate(question.window().to()).scanBy(ScanBy.TIMESTAMP_ASCENDING).build();
            List<AlarmHistoryItem> items = calls().askAll(question, place, AwsAction.DESCRIBE_ALARM_HISTORY, request,
                    client(place)::describeAlarmHistoryPaginator, DescribeAlarmHistoryResponse::alarmHistoryItems);
            question.seenAt(ConsolePages.alarms(place));
            Map<String, String> watched = items.isEmpty() ? Map.of() : watched(question, place);
            sink.bring(items.stream().filter(item -> question.window().contains(item.timestamp()))
                    .map(item -> new Told(place, watched.getOrDefault(item.alarmName(), item.alarmName()), item)).toList());
        }, told::add);
        told.sort(Comparator.comparing(one -> one.item().timestamp()));
        return told;
    }

    /** What each alarm watches; an alarm over several metrics watches what the first of them measures. */
    private Map<String, String> watched(Question question, AwsPlace place) throws AwsTrouble {
        List<MetricAlarm> alarms = calls().askAll(question, place, AwsAction.DESCRIBE_ALARMS, DescribeAlarmsRequest.builder().build(),
                client(place)::describeAlarmsPaginator, DescribeAlarmsResponse::metricAlarms);
        Map<String, String> watched = new HashMap<>();
        for (MetricAlarm alarm : alarms) {
            Optional<Dimensions> named = alarm.hasMetrics()
                    ? alarm.metrics().stream().filter(part -> part.metricStat() != null).findFirst()
                            .flatMap(part -> Dimensions.of(part.metricStat().metric().dimensions(), place.in(part.accountId())))
                    : Dimensions.of(alarm.dimensions(), place);
            named.ifPresent(one -> watched.put(alarm.alarmName(), one.resource()));
        }
        return watched;
    }

    @Override
    public ToolResult<Tally> read(LogQuery query, Consumer<? super LogLine> each) {
        Question question = question(query.window());
        long count = 0;
        for (Told one : history(question, HistoryItemType.STATE_UPDATE)) {
            LogLine line = line(one);
            boolean wanted = (query.resources().isEmpty() || query.resources().contains(line.resource()))
                    && (query.severities().isEmpty() || query.severities().contains(line.severity()));
            if (wanted) {
                count++;
                each.accept(line);
            }
        }
        return question.tally(count, "changes of alarms' states");
    }

    @Override
    public boolean quietWhenWell() {
        return true;
    }

    @Override
    public Optional<URI> page(Map<String, String> like, String words, TimeWindow window) {
        return Optional.ofNullable(like.get(ALARM)).flatMap(alarm -> place(like).map(place -> ConsolePages.alarm(place, alarm)));
    }

    private static LogLine line(Told one) {
        Matcher became = BECAME.matcher(one.item().historySummary());
        String state = became.find() ? became.group(2) : "";
        return new LogLine(one.item().timestamp(), one.resource(), state,
                "Alarm " + one.item().alarmName() + ": " + one.item().historySummary(), null,
                Map.of(ALARM, one.item().alarmName(), LogResource.ACCOUNT, one.place().account().name(), LogResource.REGION,
                        one.place().region()));
    }

    @Override
    public ToolResult<List<Change>> changes(ChangeQuery query) {
        Question question = question(query.window());
        List<Change> changes = history(question, HistoryItemType.CONFIGURATION_UPDATE).stream()
                .filter(one -> query.resources().isEmpty() || query.resources().contains(one.resource()))
                .map(AwsAlarms::change).toList();
        defects = changes.isEmpty() ? List.of() : question.missing();
        return question.result(changes.size(), changes, changes.size() + " changes of alarms");
    }

    private static Change change(Told one) {
        AlarmHistoryItem item = one.item();
        return new Change("alarm " + item.alarmName() + " " + item.timestamp(), item.timestamp(), Change.Kind.OTHER, one.resource(), "",
                item.historySummary() + ": " + item.alarmName(), List.of(), null,
                AwsChanges.where(one.place(), ConsolePages.alarm(one.place(), item.alarmName())));
    }

    @Override
    public List<String> changeDefects() {
        return defects;
    }
}
