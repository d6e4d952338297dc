package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SettingsError;
import dev.gumshoe.bot.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which settings file is read. */
final class SettingsOption {

    private static final Path USUAL = Path.of("gumshoe.yaml");

    @Option(names = "--settings", paramLabel = "FILE", description = "The settings file; gumshoe.yaml in this folder when left out, and the defaults where there is none.")
    private @Nullable Path file;

    /** The settings. @throws UserError when they cannot be used */
    Settings read() {
        Path chosen = file == null ? USUAL : file;
        if (file == null && !Files.exists(USUAL)) {
            return Settings.defaults();
        }
        try {
            return new SettingsFile(chosen, System::getenv).read();
        } catch (SettingsError e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether nothing was read. */
    boolean defaults() {
        return file == null && !Files.exists(USUAL);
    }
}
