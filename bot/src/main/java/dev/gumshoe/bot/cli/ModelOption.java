package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.Reasoning;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SettingsError;
import dev.gumshoe.bot.settings.SettingsFile;
import dev.gumshoe.conversations.agents.InMemoryRecordings;
import dev.gumshoe.conversations.agents.InMemorySpendings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Who thinks where a settings file was named for it: measuring never spends money that nobody asked it to. */
final class ModelOption {

    private ModelOption() {}

    /** @throws UserError when the settings cannot be used, or name no model */
    static Reasoning reasoning(@Nullable Path file) {
        if (file == null) {
            return Reasoning.calculated(InstantSource.system(), ZoneOffset.UTC);
        }
        try {
            Settings settings = new SettingsFile(file, System::getenv).read();
            if (settings.models().isEmpty()) {
                throw new UserError("--settings " + file + " names no model; add one to models, or leave --settings out to calculate");
            }
            return Reasoning.of(
                    settings, new InMemoryRecordings(), new InMemorySpendings(), new SimpleMeterRegistry(), InstantSource.system());
        } catch (SettingsError e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }
}
