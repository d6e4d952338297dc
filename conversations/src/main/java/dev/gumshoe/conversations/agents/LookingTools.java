package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.ChangesExamination;
import dev.gumshoe.conversations.analysis.ImpactExamination;
import dev.gumshoe.conversations.analysis.LogsExamination;
import dev.gumshoe.conversations.analysis.MetricsExamination;
import dev.gumshoe.conversations.analysis.TopologyExamination;
import dev.gumshoe.conversations.analysis.TracesExamination;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** All looks at the world and at the case itself, as tools; read-only every one of them. */
public final class LookingTools {

    private LookingTools() {}

    /**
     * The tools over these sources.
     *
     * @param locker where series worth a chart are kept
     * @param runbooks as they are at the moment
     */
    public static Toolbox over(EvidenceSources sources, Locker locker, Supplier<RunbookLibrary> runbooks) {
        return new Toolbox(queries(sources)).with(looks(sources, locker))
                .with(List.of(new RankSuspects(), new TopologyTool(), new ReadRunbook(runbooks), new JournalSoFar()));
    }

    /**
     * The same with earlier cases to recall.
     *
     * @param precedents what is kept of them
     * @param clock until when
     */
    public static Toolbox over(EvidenceSources sources, Locker locker, Supplier<RunbookLibrary> runbooks, Precedents precedents,
            InstantSource clock) {
        return over(sources, locker, runbooks).with(List.of(new EarlierCases(precedents, clock)));
    }

    private static List<Tool> queries(EvidenceSources sources) {
        return List.of(
                new QueryMetrics(sources),
                new SearchLogs(sources),
                new LogTemplates(sources),
                new ReadTraces(sources),
                new Operations(sources),
                new ListChanges(sources),
                new DescribeResources(sources));
    }

    private static List<Tool> looks(EvidenceSources sources, Locker locker) {
        return List.of(
                new ExaminationTool("examine_metrics",
                        "Finds by calculation which series left their own usual range, since when and how far, over all series together, and "
                                + "resources that had just started. The figures: quiet and level are medians, score is in usual spreads.",
                        Look.METRICS, new MetricsExamination(), sources, locker),
                new ExaminationTool("examine_logs",
                        "Finds by calculation kinds of log lines that are new, multiplied or stopped, exceptions and the line of code they come "
                                + "from, and resources that are noisy but always were.",
                        Look.LOGS, new LogsExamination(), sources, locker),
                new ExaminationTool("examine_traces",
                        "Finds by calculation where errors begin, whose own time grew, which calls became slow between two that are well, which "
                                + "are made more often or are missing, and what separates failing requests from those that succeed.",
                        Look.TRACES, new TracesExamination(), sources, locker),
                new ExaminationTool("examine_changes",
                        "Finds what people and pipelines changed in the time looked at and six hours before, routine work summed up.",
                        Look.CHANGES, new ChangesExamination(), sources, locker),
                new ExaminationTool("examine_impact",
                        "Finds who was hurt: how many requests failed or were slow, at which operations, since when, and for which users, orders "
                                + "or whatever ids spans and error lines name.",
                        Look.IMPACT, new ImpactExamination(), sources, locker),
                new ExaminationTool("examine_topology",
                        "Finds resources that are unwell or had just started, and what surrounds the alert's.",
                        Look.TOPOLOGY, new TopologyExamination(), sources, locker));
    }
}
