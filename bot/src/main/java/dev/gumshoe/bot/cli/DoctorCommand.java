package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.Checkup;
import dev.gumshoe.bot.settings.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks that everything the program needs answers. */
@Command(name = "doctor", description = {
    "Checks that everything Gumshoe needs answers, with one harmless read each, and says how to mend what does not.",
    ""
}, footer = {"", "Exit code 0 when all is well, 2 when something is to be mended."})
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SettingsOption settings;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings read = settings.read();
        PrintWriter out = spec.commandLine().getOut();
        out.println(settings.defaults() ? "·  settings: none found, defaults are used" : "✓  settings: read");
        List<Checkup.Finding> findings = Checkup.of(read);
        findings.forEach(finding -> out.println((finding.well() ? "✓  " : "✗  ") + finding.what() + ": " + finding.detail()));
        out.flush();
        return findings.stream().allMatch(Checkup.Finding::well) ? 0 : 2;
    }
}
