package dev.gumshoe.bot;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entry point on Java 25 or newer; {@link Launcher} is what the jar starts. */
@Command(name = "gumshoe", mixinStandardHelpOptions = true, description = "An on-call teammate that lives in chat and investigates incidents.")
public final class Main implements Runnable {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
