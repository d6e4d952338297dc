package dev.gumshoe.bot.charts;

import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.evidence.MetricSeries;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The pictures surfaces show, drawn from what the locker keeps and what a case knows. Safe for use by several threads. */
public final class Charts {

    private static final int MAPS_AT_HAND = 32;

    private final Locker locker;
    private final LinkedHashMap<Mapped, TopologyPicture> maps = new LinkedHashMap<>(16, 0.75f, true);

    /** What a map is drawn of; a topology that was not added to stays the same object. */
    private record Mapped(Topology topology, Marks marks) {}

    /** Charts of the series kept in the locker. */
    public Charts(Locker locker) {
        this.locker = locker;
    }

    /** The chart as a PNG of 1620 by 1020 pixels for bright surroundings; empty when the locker no longer has its series. */
    public Optional<byte[]> png(Chart chart) {
        return png(chart, Theme.LIGHT);
    }

    /** The chart as a PNG of 1620 by 1020 pixels; empty when the locker no longer has its series. */
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
                : Optional.of(map(new Mapped(state.topology(), Marks.of(state))));
    }

    private synchronized TopologyPicture map(Mapped mapped) {
        TopologyPicture map = maps.computeIfAbsent(mapped, m -> TopologyPicture.of(m.topology(), m.marks()));
        if (maps.size() > MAPS_AT_HAND) {
            maps.pollFirstEntry();
        }
        return map;
    }
}
