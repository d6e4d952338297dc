package dev.gumshoe.bot;

import dev.gumshoe.adapters.models.LangchainModel;
import dev.gumshoe.adapters.models.RecordingModel;
import dev.gumshoe.adapters.models.ReplayedModel;
import dev.gumshoe.bot.settings.ModelEntry;
import dev.gumshoe.bot.settings.ModelEntry.Role;
import dev.gumshoe.bot.telemetry.CountedModel;
import dev.gumshoe.bot.telemetry.TracedModel;
import dev.gumshoe.conversations.agents.LanguageModel;
import dev.gumshoe.conversations.agents.ModelRole;
import dev.gumshoe.conversations.agents.ModelRoles;
import dev.gumshoe.conversations.agents.Recordings;
import dev.gumshoe.conversations.agents.Tariff;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The language models that the settings name, counted, traced and recorded, in their roles. */
final class Models implements AutoCloseable {

    private final List<LangchainModel> open;
    private final ModelRoles roles;

    private Models(List<LangchainModel> open, ModelRoles roles) {
        this.open = open;
        this.roles = roles;
    }

    /** @param entries at least one */
    static Models of(List<ModelEntry> entries, Recordings recordings, MeterRegistry registry, Tracer tracer) {
        List<LangchainModel> open = new ArrayList<>();
        List<ModelRole> able = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            ModelEntry entry = entries.get(i);
            LangchainModel model = LangchainModel.of(entry.reached("models[" + i + "]"));
            open.add(model);
            able.add(role(entry, watched(model, entry, registry, tracer), recordings));
        }
        Map<Role, Integer> roles = ModelEntry.rolesOf(entries);
        return new Models(open, new ModelRoles(
                able.get(roles.getOrDefault(Role.LEAD, 0)),
                able.get(roles.getOrDefault(Role.SPECIALIST, 0)),
                able.get(roles.getOrDefault(Role.SMALL, 0))));
    }

    private static LanguageModel watched(LangchainModel model, ModelEntry entry, MeterRegistry registry, Tracer tracer) {
        String provider = model.provider().telemetryName();
        return new TracedModel(new CountedModel(model, provider, entry.tariff().tariff(), registry), provider, tracer);
    }

    private static ModelRole role(ModelEntry entry, LanguageModel model, Recordings recordings) {
        return new ModelRole(new RecordingModel(model, recordings), entry.tariff().tariff(), entry.contextTokens(), entry.maxTokens(),
                entry.timeout());
    }

    /** Models that say what was recorded. */
    static ModelRoles replaying(List<String> calls) {
        ModelRole role = new ModelRole(ReplayedModel.of(calls), Tariff.FREE, 1_000_000, 8_192, Duration.ofMinutes(1));
        return new ModelRoles(role, role, role);
    }

    ModelRoles roles() {
        return roles;
    }

    @Override
    public void close() {
        open.forEach(LangchainModel::close);
    }
}
