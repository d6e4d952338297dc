package dev.gumshoe.bot;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What {@code java -jar gumshoe.jar} starts: runs {@link Main} here when this is Java 25 or newer, else on the nearest newer Java of the machine.
 *
 * <p>Compiled for Java 11, so that a machine whose default is old says what it needs instead of {@code UnsupportedClassVersionError}. The program
 * started in its place has this one's terminal, folder, environment and JVM options, is asked to end when this one is asked to, ends by itself when
 * this one was killed, and its exit code is this one's.
 */
public final class Launcher {
    static final int NEEDED = 25;

    /** {@code EX_CONFIG} of sysexits.h: something on this machine has to be set up first. */
    static final int NOT_SET_UP = 78;

    /** Set for a program that was handed over to: the process it belongs to. */
    private static final String LAUNCHED_BY = "gumshoe.launched.by";

    private static final long SECONDS_TO_END = 20;

    private Launcher() {}

    /** Runs the program, here or in a process of its own, with the arguments given. */
    public static void main(String[] arguments) throws Throwable {
        Optional<String> apart = apart(System.getProperty("java.class.path"));
        if (apart.isPresent()) {
            System.err.println(apart.get());
            System.exit(NOT_SET_UP);
        }
        int here = Runtime.version().feature();
        if (here >= NEEDED) {
            endWithLauncher();
            run(arguments);
            return;
        }
        Map<String, String> environment = System.getenv();
        Optional<Path> home = new JavaHomes(environment, Path.of(System.getProperty("user.home"))).nearest(NEEDED);
        if (home.isEmpty()) {
            System.err.println(nothingFound(here, environment));
            System.exit(NOT_SET_UP);
        }
        System.exit(handOver(command(home.get(), ManagementFactory.getRuntimeMXBean().getInputArguments(), arguments)));
    }

    /** What to say when the program's file was moved without its libraries; the file names them by the folder beside it. */
    static Optional<String> apart(String classPath) {
        Path jar = Path.of(classPath.isEmpty() ? "." : classPath.split(File.pathSeparator, 2)[0]).toAbsolutePath();
        Path libraries = jar.resolveSibling("lib");
        return classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator) && !Files.isDirectory(libraries)
                ? Optional.of("Gumshoe's libraries are missing: " + libraries + " is no folder. Keep " + jar.getFileName()
                        + " and the folder lib that was built beside it together.")
                : Optional.empty();
    }

    static String nothingFound(int here, Map<String, String> environment) {
        String asked = environment.get(JavaHomes.OURS);
        String mend = " Install one (https://adoptium.net/temurin/releases/?version=25) or set " + JavaHomes.OURS + " to its folder.";
        return asked != null && !asked.isBlank()
                ? "Gumshoe needs Java 25 or newer, and " + JavaHomes.OURS + "=" + asked + " holds none." + mend
                : "Gumshoe needs Java 25 or newer; this is Java " + here + ", and no newer one is in JAVA_HOME or the usual folders."
                        + mend;
    }

    static List<String> command(Path home, List<String> options, String[] arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin").resolve("java").toString());
        // One collector thread and short object headers: half the resident memory, and no pause a person would notice at these heap sizes.
        if (options.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
            command.add("-XX:+UseSerialGC");
        }
        command.add("-XX:+UseCompactObjectHeaders");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.add("-D" + LAUNCHED_BY + "=" + ProcessHandle.current().pid());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static int handOver(List<String> command) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endWith(program), "pass the signal on"));
        return program.waitFor();
    }

    /** Runs when a signal ends this process, and after the program ended by itself: then there is nothing left to ask. */
    private static void endWith(Process program) {
        program.destroy();
        try {
            Runtime.getRuntime().halt(program.waitFor());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A killed launcher passes nothing on, so the program watches it and ends in order, or after a while without order. */
    private static void endWithLauncher() {
        String launcher = System.getProperty(LAUNCHED_BY);
        if (launcher == null) {
            return;
        }
        ProcessHandle.current().parent().filter(parent -> parent.pid() == Long.parseLong(launcher))
                .ifPresentOrElse(parent -> parent.onExit().thenRun(Launcher::end), Launcher::end);
    }

    private static void end() {
        Thread last = new Thread(() -> {
            try {
                TimeUnit.SECONDS.sleep(SECONDS_TO_END);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(143);
        }, "end without order");
        last.setDaemon(true);
        last.start();
        System.exit(143);
    }

    private static void run(String[] arguments) throws Throwable {
        try {
            // By name: Main's class file is newer than this one may know.
            Class.forName("dev.gumshoe.bot.Main").getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
