package dev.gumshoe.bot.charts;

import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Investigation;
import java.util.List;
import java.util.Optional;

/** The pictures surfaces show, drawn from what the locker keeps and what a case knows. Safe for use by several threads. */
public final class Charts {

    private final Locker locker;

    /** Charts of the series kept in the locker. */
    public Charts(Locker locker) {
        this.locker = locker;
    }

    /** The chart as a PNG of 1520 by 800 pixels for bright surroundings; empty when the locker no longer has its series. */
    public Optional<byte[]> png(Chart chart) {
        return png(chart, Theme.LIGHT);
    }

    /** The chart as a PNG of 1520 by 800 pixels; empty when the locker no longer has its series. */
    public Optional<byte[]> png(Chart chart, Theme theme) {
        return series(chart).map(series -> new SeriesChart(chart, series, theme).png());
    }

    /** What the chart shows, in words for those who cannot see it; its title when the locker no longer has its series. */
    public String alt(Chart chart) {
        return series(chart).map(series -> new SeriesChart(chart, series, Theme.LIGHT).alt()).orElse(Names.clean(chart.title()));
    }

    private Optional<List<MetricSeries>> series(Chart chart) {
        return locker.open(chart.locker()).filter(kept -> kept.stream().anyMatch(one -> one.size() > 0));
    }

    /** What depends on what in a case, with causes, suspects and symptoms marked; empty when the case knows no topology. */
    public Optional<TopologyPicture> topology(Investigation state) {
        return state.topology().isEmpty() || !state.exists()
                ? Optional.empty()
                : Optional.of(TopologyPicture.of(state.topology(), Marks.of(state)));
    }
}
