package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.CallMix.Read;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.evidence.MetricSource;
import dev.gumshoe.conversations.evidence.MetricSource.MetricQuery;
import dev.gumshoe.conversations.evidence.Tally;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks at series of numbers: each against its own quiet time, then all of them together for when it began. */
public final class MetricsExamination implements Examination {

    private static final int MOST_SIGNALS = 300;
    private static final double FAINTEST_SIGNAL = 0.02;
    private static final Duration AGREEMENT = Duration.ofSeconds(90);
    private static final Duration MARGIN = Duration.ofSeconds(45);

    @Override
    public Findings examine(LookRequest request) throws InterruptedException {
        List<Gap> gaps = new ArrayList<>();
        List<Read> read = readAll(request, gaps);
        if (Thread.interrupted()) {
            throw new InterruptedException("called off while looking at metrics");
        }
        OnsetBounds search = OnsetBounds.of(withData(request.task().scope(), read), request.state().alert());
        List<Measured> measured = measure(read, search, request.task().scope());
        List<MetricSeries> series = read.stream().map(Read::series).toList();
        YoungResources young = YoungResources.among(series);
        MetricObservations told = MetricObservations.of(request, measured, young);
        StartUps startUps = new StartUps(request, young);
        read.forEach(one -> startUps.accept(one.source(), one.series()));
        told.startUps(startUps);
        List<CallMix> mixes = CallMix.among(read, request.state().topology(), search.boundary());
        told.fewerCalls(mixes);
        List<QuickAnswer> quick = QuickAnswer.among(read, search.boundary());
        told.quick(quick);
        new AlarmValues(request).tell(told.observations(), gaps);
        List<Signal> signals = new ArrayList<>(told.signals());
        Percentiles percentiles = Percentiles.among(measured);
        measured.stream()
                .filter(m -> m.deviation().strength() >= FAINTEST_SIGNAL)
                .sorted(strongestFirst())
                .limit(MOST_SIGNALS)
                .forEach(m -> signals.add(m.signal(percentiles.agreement(m), told.about(m))));
        signals.addAll(SlowCalls.among(measured, series, request.state().topology(), search.boundary()));
        quick.forEach(answer -> signals.add(answer.signal(told.about(answer))));
        signals.addAll(EntryPoints.watched(series, request.state().topology()));
        mixes.stream()
                .filter(m -> m.deviation().strength() >= FAINTEST_SIGNAL)
                .limit(MOST_SIGNALS)
                .forEach(m -> signals.add(m.signal(told.about(m))));
        return new Findings(summary(read.size(), measured, request.state().topology()), told.observations(), gaps, signals);
    }

    /** The most telling first; equal ones in an order that no name decides. */
    static Comparator<Measured> strongestFirst() {
        return Comparator.comparingDouble((Measured m) -> m.deviation().strength())
                .thenComparingDouble(m -> Math.abs(m.deviation().score()))
                .reversed();
    }

    private static List<Read> readAll(LookRequest request, List<Gap> gaps) {
        List<Read> read = new ArrayList<>();
        TimeWindow window = request.task().scope().window();
        MetricQuery query = MetricQuery.all(window);
        List<MetricSource> sources = request.sources().answering(MetricSource.class);
        if (sources.isEmpty()) {
            gaps.add(Failures.nobody(request.task(), "metrics"));
        }
        for (MetricSource source : sources) {
            ToolResult<Tally> result = source.read(query, series -> read.add(new Read(source, series)));
            switch (result) {
                case ToolResult.Found<Tally>(Tally tally, Evidence _) ->
                    Failures.damaged(request.task(), gaps.size() + 1, source.name(), tally.defects()).ifPresent(gaps::add);
                case ToolResult.NothingFound<Tally> _ -> {
                }
                case ToolResult.Failed<Tally> failure ->
                    gaps.add(Failures.failed(request.task(), gaps.size() + 1, "metrics", failure));
            }
        }
        return read;
    }

    /** The scope with its window narrowed to where there is data: a case may look back further than its sources remember. */
    private static Scope withData(Scope scope, List<Read> read) {
        Instant first = read.stream()
                .map(Read::series)
                .filter(series -> series.size() > 0)
                .map(series -> series.time(0))
                .min(Comparator.naturalOrder())
                .orElse(scope.window().from());
        if (!first.isAfter(scope.window().from()) || first.isAfter(scope.window().to())) {
            return scope;
        }
        TimeWindow window = new TimeWindow(first, scope.window().to());
        return new Scope(window, scope.since(), scope.focus(), scope.excluded(), scope.lastWaveOnly(), scope.until());
    }

    private static List<Measured> measure(List<Read> read, OnsetBounds search, Scope scope) {
        List<Measured> asked = measureFrom(read, search.boundary());
        List<Measured> first = asked.isEmpty() && scope.since() == null
                ? leastQuiet(read).map(from -> measureFrom(read, from)).orElse(asked)
                : asked;
        if (scope.lastWaveOnly() && scope.since() == null) {
            return latestWave(read, first, scope);
        }
        if (search.word() == OnsetBounds.Word.ALERTS) {
            return first;
        }
        List<OnsetVote.Ballot> ballots = first.stream()
                .filter(Measured::symptom)
                .map(m -> new OnsetVote.Ballot(m.deviation().onset(), m.deviation().strength()))
                .filter(ballot -> scope.until() == null || !ballot.at().isAfter(search.latest()))
                .toList();
        return OnsetVote.of(ballots, AGREEMENT)
                .map(onset -> onset.minus(MARGIN))
                .filter(onset -> onset.isAfter(search.boundary()))
                .map(onset -> measureFrom(read, onset))
                .orElse(first);
    }

    // where hardly anything was recorded before the suspicious time, its first points have to stand for quiet time
    private static Optional<Instant> leastQuiet(List<Read> read) {
        List<Instant> times = read.stream()
                .map(Read::series)
                .filter(series -> series.size() >= 2 * QuietTime.FEWEST)
                .map(series -> series.time(QuietTime.FEWEST))
                .sorted()
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }

    // against the calm before it, so that an earlier wave neither counts as trouble now nor as usual
    private static List<Measured> latestWave(List<Read> read, List<Measured> first, Scope scope) {
        List<Wave> waves = new ArrayList<>();
        List<OnsetVote.Ballot> ballots = new ArrayList<>();
        for (Measured one : first) {
            Wave wave = one.symptom() ? Wave.latest(one.series(), one.what(), one.deviation()).orElse(null) : null;
            if (wave != null) {
                waves.add(wave);
                ballots.add(new OnsetVote.Ballot(wave.onset(), one.deviation().strength()));
            }
        }
        Instant onset = OnsetVote.latest(ballots, AGREEMENT).orElse(null);
        if (onset == null) {
            return first;
        }
        Instant calm = waves.stream()
                .filter(wave -> !wave.onset().isBefore(onset) && wave.calm().isBefore(onset))
                .map(Wave::calm)
                .max(Comparator.naturalOrder())
                .orElse(scope.window().from());
        TimeWindow window = new TimeWindow(calm, scope.window().to());
        return measureFrom(read.stream().map(r -> new Read(r.source(), r.series().within(window))).toList(), onset.minus(MARGIN));
    }

    private static List<Measured> measureFrom(List<Read> read, Instant boundary) {
        List<Measured> measured = new ArrayList<>();
        for (Read one : read) {
            MetricClass what = MetricClass.of(one.series().metric());
            ChangePoint.in(one.series(), what, boundary)
                    .ifPresent(deviation -> measured.add(new Measured(one.source(), one.series(), what, deviation)));
        }
        return measured;
    }

    private static String summary(int series, List<Measured> measured, Topology topology) {
        long deviating = measured.stream().filter(Measured::telling).count();
        if (series == 0) {
            return "No series to look at.";
        }
        String of = "of " + series + " series";
        return measured.stream()
                .filter(Measured::symptom)
                .max(strongestFirst().reversed())
                .map(m -> deviating + " " + of + " left their usual range; most of all "
                        + Wording.tell(m, Wording.named(m.series().resource(), topology)))
                .orElse("None " + of + " left its usual range for the worse.");
    }
}
