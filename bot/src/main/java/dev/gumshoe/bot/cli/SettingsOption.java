package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.settings.SettingsError;
import dev.gumshoe.bot.settings.SettingsFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which settings file is read, and where the command that is told so prints. */
final class SettingsOption {

    private static final Path USUAL = Path.of("gumshoe.yaml");

    @Option(names = "--settings", paramLabel = "FILE", description = "The settings file; gumshoe.yaml in this folder when left out, and the defaults where there is none.")
    private @Nullable Path file;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Standard output. */
    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Standard error. */
    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** The settings. @throws UserError when they cannot be used */
    Settings read() {
        try {
            return defaults() ? Settings.defaults() : new SettingsFile(file == null ? USUAL : file, System::getenv).read();
        } catch (SettingsError e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where they come from, for people. */
    String told() {
        return defaults() ? "no " + USUAL + " in this folder: the defaults are used" : (file == null ? USUAL : file) + " read";
    }

    /** Whether nothing was read. */
    boolean defaults() {
        return file == null && !Files.exists(USUAL);
    }
}
