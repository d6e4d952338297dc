package dev.gumshoe.bot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what to click to bring Gumshoe into a place where people talk. */
@Command(name = "setup", subcommands = {SetupSlackCommand.class, SetupDiscordCommand.class, SetupServiceNowCommand.class}, description = {
    "Prints what to click to bring Gumshoe into the place where your people talk.", ""
})
final class SetupCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
