package dev.gumshoe.bot;

import dev.gumshoe.bot.cli.GumshoeCommand;

/** The program's entry point on Java 25 or newer; {@link Launcher} is what the jar starts. */
public final class Main {

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(GumshoeCommand.run(arguments));
    }
}
