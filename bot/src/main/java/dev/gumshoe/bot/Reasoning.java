package dev.gumshoe.bot;

import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.telemetry.WatchedTool;
import dev.gumshoe.conversations.agents.Budget;
import dev.gumshoe.conversations.agents.EvidenceReasoner;
import dev.gumshoe.conversations.agents.LookingTools;
import dev.gumshoe.conversations.agents.ModelReasoner;
import dev.gumshoe.conversations.agents.ModelRoles;
import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.agents.ReasoningSettings;
import dev.gumshoe.conversations.agents.Recordings;
import dev.gumshoe.conversations.agents.Spendings;
import dev.gumshoe.conversations.agents.Tool;
import dev.gumshoe.conversations.agents.Toolbox;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
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
    private final @Nullable Models models;
    private final @Nullable ModelRoles roles;
    private final Budget budget;
    private final MeterRegistry registry;
    private final Calculations calculations = new Calculations();
    private final Tracer tracer = GlobalOpenTelemetry.getTracer("dev.gumshoe");

    private Reasoning(InstantSource clock, ZoneId zone, @Nullable Models models, @Nullable ModelRoles roles, Budget budget,
            MeterRegistry registry) {
        this.clock = clock;
        this.zone = zone;
        this.models = models;
        this.roles = roles;
        this.budget = budget;
        this.registry = registry;
    }

    /** Calculation alone. */
    public static Reasoning calculated(InstantSource clock, ZoneId zone) {
        return new Reasoning(clock, zone, null, null, Budget.unlimited(), new SimpleMeterRegistry());
    }

    /** What was recorded of models, offline. */
    public static Reasoning recorded(List<String> calls, InstantSource clock, ZoneId zone) {
        ModelRoles roles = calls.isEmpty() ? null : Models.replaying(calls);
        return new Reasoning(clock, zone, null, roles, Budget.unlimited(), new SimpleMeterRegistry());
    }

    /** The models that the settings name, within the budgets they set; calculation alone where they name none. */
    public static Reasoning of(Settings settings, Recordings recordings, Spendings spendings, MeterRegistry registry, InstantSource clock) {
        Tracer tracer = GlobalOpenTelemetry.getTracer("dev.gumshoe");
        Models models = settings.models().isEmpty() ? null : Models.of(settings.models(), recordings, registry, tracer);
        return new Reasoning(clock, settings.zone(), models, models == null ? null : models.roles(),
                settings.budgets().budget(spendings, clock), registry);
    }

    /**
     * A reasoner over the sources.
     *
     * @param journal where it is noted what models were used for
     */
    public Reasoner over(EvidenceSources sources, Locker locker, RunbookLibrary runbooks, Journal journal) {
        Reasoner calculating = new Calculating(new EvidenceReasoner(sources, locker, clock, zone), calculations);
        if (roles == null) {
            return calculating;
        }
        Toolbox tools = watched(LookingTools.over(sources, locker, runbooks));
        return new ModelReasoner(calculating, roles, tools, budget, journal, clock, ReasoningSettings.usual(zone));
    }

    private Toolbox watched(Toolbox tools) {
        return new Toolbox(tools.tools().stream().<Tool>map(tool -> new WatchedTool(tool, registry, tracer)).toList());
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
