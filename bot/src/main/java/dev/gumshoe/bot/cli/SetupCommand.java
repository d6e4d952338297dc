package dev.gumshoe.bot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what to do to bring Gumshoe into a place where people talk, or to let it look. */
@Command(name = "setup", subcommands = {SetupSlackCommand.class, SetupDiscordCommand.class, SetupServiceNowCommand.class,
    SetupAwsCommand.class}, description = {
        "Prints what to do to bring Gumshoe into the place where your people talk, or into your accounts.", ""
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
