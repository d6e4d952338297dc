package dev.gumshoe.bot;

/** The program's entry point on Java 25 or newer; {@link Launcher} is what the jar starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("Usage: gumshoe COMMAND");
    }
}
