package dev.gumshoe.bot;

import dev.gumshoe.adapters.models.ReplayedTools;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.telemetry.WatchedTool;
import dev.gumshoe.conversations.agents.Budget;
import dev.gumshoe.conversations.agents.EvidenceReasoner;
import dev.gumshoe.conversations.agents.FurtherTools;
import dev.gumshoe.conversations.agents.LookingTools;
import dev.gumshoe.conversations.agents.ModelReasoner;
import dev.gumshoe.conversations.agents.ModelRoles;
import dev.gumshoe.conversations.agents.Precedents;
import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.agents.ReasoningSettings;
import dev.gumshoe.conversations.agents.Recordings;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import dev.gumshoe.conversations.agents.Spendings;
import dev.gumshoe.conversations.agents.Tool;
import dev.gumshoe.conversations.agents.Toolbox;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.investigation.Journal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who thinks: calculation alone, or language models with calculation before and behind them. */
public final class Reasoning implements AutoCloseable {

    private final InstantSource clock;
    private final ZoneId zone;
    private final ReasoningSettings settings;
    private final @Nullable Models models;
    private final @Nullable ModelRoles roles;
    private final @Nullable FurtherTools recorded;
    private final Budget budget;
    private final MeterRegistry registry;
    private final Calculations calculations = new Calculations();
    private final Tracer tracer = GlobalOpenTelemetry.getTracer("dev.gumshoe");

    private Reasoning(InstantSource clock, ReasoningSettings settings, @Nullable Models models, @Nullable ModelRoles roles,
            @Nullable FurtherTools recorded, Budget budget, MeterRegistry registry) {
        this.clock = clock;
        this.zone = settings.zone();
        this.settings = settings;
        this.models = models;
        this.roles = roles;
        this.recorded = recorded;
        this.budget = budget;
        this.registry = registry;
    }

    /** Calculation alone. */
    public static Reasoning calculated(InstantSource clock, ZoneId zone) {
        return new Reasoning(clock, ReasoningSettings.usual(zone), null, null, null, Budget.unlimited(), new SimpleMeterRegistry());
    }

    /** What was recorded of models, offline; what servers' tools answered them is answered from the recording, too. */
    public static Reasoning recorded(List<String> calls, InstantSource clock, ZoneId zone) {
        ModelRoles roles = calls.isEmpty() ? null : Models.replaying(calls);
        return new Reasoning(clock, ReasoningSettings.usual(zone), null, roles, ReplayedTools.of(calls), Budget.unlimited(),
                new SimpleMeterRegistry());
    }

    /** The models that the settings name, within the budgets they set; calculation alone where they name none. */
    public static Reasoning of(Settings settings, Recordings recordings, Spendings spendings, MeterRegistry registry, InstantSource clock) {
        Tracer tracer = GlobalOpenTelemetry.getTracer("dev.gumshoe");
        Models models = settings.models().isEmpty() ? null : Models.of(settings.models(), recordings, registry, tracer);
        return new Reasoning(clock, settings.investigation().tools().reasoning(settings.zone()), models,
                models == null ? null : models.roles(), null, settings.budgets().budget(spendings, clock), registry);
    }

    /**
     * A reasoner over the sources.
     *
     * @param journal where it is noted what models were used for
     */
    public Reasoner over(Sources sources, Locker locker, RunbookAdvice runbooks, Journal journal) {
        return over(sources, locker, runbooks, journal, Precedents.NONE);
    }

    /**
     * A reasoner over the sources, with a memory.
     *
     * @param journal where it is noted what models were used for
     * @param precedents what is kept of earlier cases
     */
    public Reasoner over(Sources sources, Locker locker, RunbookAdvice runbooks, Journal journal, Precedents precedents) {
        Reasoner calculating = new Calculating(new EvidenceReasoner(sources.evidence(), locker, clock, zone, precedents), calculations);
        if (roles == null) {
            return calculating;
        }
        Toolbox tools = new Toolbox(watched(LookingTools.over(sources.evidence(), locker, runbooks::library, precedents, clock).tools()));
        FurtherTools further = recorded == null ? sources.tools() : recorded;
        return new ModelReasoner(calculating, roles, tools, () -> watched(further.now()), budget, journal, clock, settings);
    }

    private FurtherTools.Offered watched(FurtherTools.Offered offered) {
        return new FurtherTools.Offered(watched(offered.tools()), offered.failures());
    }

    private List<Tool> watched(List<Tool> tools) {
        return tools.stream().<Tool>map(tool -> new WatchedTool(tool, registry, tracer)).toList();
    }

    /** What thinks, for people. */
    public String told() {
        return roles == null ? "calculation" : roles.lead().model().name();
    }

    /** Threads for what computes. */
    Calculations calculations() {
        return calculations;
    }

    @Override
    public void close() {
        calculations.close();
        if (models != null) {
            models.close();
        }
    }
}
