package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.Setup;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the invitation of a Discord bot and exactly what to click. */
@Command(name = "discord", description = {
    "Prints the link that invites Gumshoe to a Discord server with exactly the permissions it needs, and what to click.", ""
}, footer = {
    "",
    "Example:  gumshoe setup discord --application 1100000000000000100"
})
final class SetupDiscordCommand implements Callable<Integer> {

    @Option(names = "--application", paramLabel = "ID", description = "The application's id, from its page General Information.")
    private @Nullable String application;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (application != null && !application.matches("\\d{15,20}")) {
            throw new UserError(
                    "--application '" + application + "' is no application's id: copy the long number from General Information");
        }
        PrintWriter out = spec.commandLine().getOut();
        Setup.discord(application == null ? "APPLICATION_ID" : application).forEach(out::println);
        out.flush();
        return 0;
    }
}
