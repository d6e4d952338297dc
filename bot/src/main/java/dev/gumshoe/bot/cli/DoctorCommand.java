package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.Checkup;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.bot.terminal.Checklist;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks that everything the program needs answers. */
@Command(name = "doctor", description = {
    "Checks that everything Gumshoe needs answers, with one harmless read each, and says how to mend what does not.",
    ""
}, footer = {
    "",
    "Exit code 0 when all is well, 2 when something is to be mended.",
    "",
    "Example:  gumshoe doctor --settings gumshoe.yaml"
})
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SettingsOption settings;

    @Override
    public Integer call() {
        Settings read = settings.read();
        List<Checklist.Item> items = new ArrayList<>();
        items.add(new Checklist.Item("settings", true, settings.told()));
        for (Checkup.Finding finding : Checkup.of(read)) {
            items.add(new Checklist.Item(finding.what(), finding.well(), finding.detail()));
        }
        PrintWriter out = settings.out();
        new Checklist(items).lines(Terminal.style()).forEach(out::println);
        out.flush();
        return items.stream().allMatch(Checklist.Item::well) ? 0 : 2;
    }
}
