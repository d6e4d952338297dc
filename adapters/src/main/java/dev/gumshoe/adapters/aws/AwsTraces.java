package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.Span;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.TraceSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import software.amazon.awssdk.services.xray.XRayClient;
import software.amazon.awssdk.services.xray.model.BatchGetTracesRequest;
import software.amazon.awssdk.services.xray.model.BatchGetTracesResponse;
import software.amazon.awssdk.services.xray.model.GetTraceSummariesRequest;
import software.amazon.awssdk.services.xray.model.GetTraceSummariesResponse;
import software.amazon.awssdk.services.xray.model.Trace;
import software.amazon.awssdk.services.xray.model.TraceSummary;

/**
 * X-Ray's traces: all that failed and, of the others, some from everywhere in the window, as many as may be opened.
 *
 * @see <a href="https://docs.aws.amazon.com/xray/latest/api/API_GetTraceSummaries.html">GetTraceSummaries</a>: at most a day at once
 */
final class AwsTraces extends AwsSource implements TraceSource {

    /** As many traces as one request opens. */
    private static final int TOGETHER = 5;
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int REMEMBERED = 20_000;

    /** Where traces that were opened lately stand; their ids do not tell. */
    private final Map<String, AwsPlace> seen = Collections.synchronizedMap(new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AwsPlace> eldest) {
            return size() > REMEMBERED;
        }
    });

    AwsTraces(AwsAccess access) {
        super(access, "xray");
    }

    private XRayClient client(AwsPlace place) {
        return access().clients().of(AwsService.XRAY, place, XRayClient.class, XRayClient::builder);
    }

    @Override
    void harmless(Question question, AwsPlace place) throws AwsTrouble {
        List<TraceSummary> some = calls().askNow(question, place, AwsAction.GET_TRACE_SUMMARIES, request(question.window()),
                client(place)::getTraceSummaries).traceSummaries();
        if (!some.isEmpty()) {
            opened(question, place, List.of(some.getFirst().id()));
        }
    }

    private static GetTraceSummariesRequest request(TimeWindow window) {
        return GetTraceSummariesRequest.builder().startTime(window.from()).endTime(window.to()).sampling(false).build();
    }

    @Override
    public ToolResult<Tally> read(TraceQuery query, Consumer<? super Span> each) {
        Question question = question(query.window());
        AtomicLong count = new AtomicLong();
        Everywhere.<AwsPlace, Span>each(question, places(), (place, sink) -> read(question, place, sink), span -> {
            Instant started = Instant.EPOCH.plusNanos(Math.multiplyExact(span.startMicros(), 1_000));
            if ((query.resources().isEmpty() || query.resources().contains(span.resource())) && query.window().contains(started)) {
                count.incrementAndGet();
                each.accept(span);
            }
        });
        return question.tally(count.get(), "spans");
    }

    private void read(Question question, AwsPlace place, Everywhere.Sink<Span> sink) throws AwsTrouble {
        question.seenAt(ConsolePages.traces(place, question.window()));
        List<TraceSummary> all = new ArrayList<>();
        for (Instant from = question.window().from(); from.isBefore(question.window().to()); from = from.plus(LONGEST)) {
            Instant to = from.plus(LONGEST).isBefore(question.window().to()) ? from.plus(LONGEST) : question.window().to();
            all.addAll(calls().askAll(question, place, AwsAction.GET_TRACE_SUMMARIES, request(new TimeWindow(from, to)),
                    client(place)::getTraceSummariesPaginator, GetTraceSummariesResponse::traceSummaries));
        }
        List<String> ids = chosen(question, place, all);
        for (int from = 0; from < ids.size(); from += TOGETHER) {
            List<Span> spans = new ArrayList<>();
            opened(question, place, ids.subList(from, Math.min(from + TOGETHER, ids.size())))
                    .forEach(trace -> trace.segments().forEach(segment -> Segments.spans(trace.id(), segment.document(), place, spans)));
            spans.forEach(span -> seen.put(span.traceId(), place));
            sink.bring(spans);
        }
    }

    @Override
    public Optional<URI> page(String traceId) {
        return Optional.ofNullable(seen.get(traceId)).map(place -> ConsolePages.trace(place, traceId));
    }

    private List<Trace> opened(Question question, AwsPlace place, List<String> ids) throws AwsTrouble {
        return calls().askAll(question, place, AwsAction.BATCH_GET_TRACES, BatchGetTracesRequest.builder().traceIds(ids).build(),
                client(place)::batchGetTracesPaginator, BatchGetTracesResponse::traces);
    }

    /** Half for those that failed, the rest for the others, evenly over the window, so that what is usual can be told from what is not. */
    private List<String> chosen(Question question, AwsPlace place, List<TraceSummary> all) {
        int most = access().settings().limits().traces();
        if (all.size() <= most) {
            return all.stream().map(TraceSummary::id).toList();
        }
        question.leftOut(place + ": " + most + " of " + all.size() + " traces were opened; raise limits.traces to open more");
        List<TraceSummary> ordered = new ArrayList<>(all);
        ordered.sort(Comparator.comparing(TraceSummary::id));
        List<TraceSummary> failed = ordered.stream().filter(one -> Boolean.TRUE.equals(one.hasFault())).toList();
        List<TraceSummary> others = ordered.stream().filter(one -> !Boolean.TRUE.equals(one.hasFault())).toList();
        int half = Math.min(failed.size(), Math.max(most / 2, most - others.size()));
        List<String> ids = new ArrayList<>(evenly(failed, half));
        ids.addAll(evenly(others, most - half));
        return ids;
    }

    private static List<String> evenly(List<TraceSummary> of, int many) {
        List<String> ids = new ArrayList<>();
        int wanted = Math.min(many, of.size());
        for (int i = 0; i < wanted; i++) {
            ids.add(of.get((int) ((long) i * of.size() / wanted)).id());
        }
        return ids;
    }
}
