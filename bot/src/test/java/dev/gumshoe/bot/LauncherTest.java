package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process, on the Java of this test and on an older one, with a stand-in for the program behind it. */
@Timeout(value = 45, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherTest {
    private static final Path THIS_JAVA = Path.of(System.getProperty("java.home"));

    private static final String STAND_IN = """
            package dev.gumshoe.bot;

            public final class Main {
                public static void main(String[] arguments) throws Exception {
                    System.out.println(Runtime.version().feature() + " " + ProcessHandle.current().pid() + " "
                            + System.getProperty("colour") + " " + String.join("|", arguments));
                    if (arguments[0].equals("wait")) {
                        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("ended in order")));
                        new java.util.concurrent.CountDownLatch(1).await();
                    }
                    System.exit(7);
                }
            }
            """;

    @TempDir
    private Path folder;

    private final List<ProcessHandle> started = new ArrayList<>();

    @BeforeEach
    void compileTheStandIn() throws IOException {
        Path source = Files.writeString(folder.resolve("Main.java"), STAND_IN);
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        assertThat(failed).isZero();
    }

    @AfterEach
    void leaveNothingRunning() {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    @Test
    void runsTheProgramInItsOwnProcessOnANewJava() throws Exception {
        Process launcher = launch(THIS_JAVA, Map.of(), "once");

        int code = launcher.waitFor();

        assertThat(code).isEqualTo(7);
        assertThat(said()).containsExactly(Runtime.version().feature() + " " + launcher.pid() + " blue once");
    }

    @Test
    void handsOverFromAnOldJavaWithArgumentsOptionsAndExitCode() throws Exception {
        Process launcher = launch(oldJava(), newJava(), "once", "two words", "");

        int code = launcher.waitFor();

        assertThat(code).isEqualTo(7);
        assertThat(said()).singleElement().asString().startsWith(Runtime.version().feature() + " ").endsWith(" blue once|two words|")
                .doesNotContain(" " + launcher.pid() + " ");
    }

    @Test
    void passesTerminationOnAndWaitsForTheProgramToEnd() throws Exception {
        Process launcher = launch(oldJava(), newJava(), "wait");
        await().until(() -> !said().isEmpty());

        launcher.destroy();

        assertThat(launcher.waitFor()).isEqualTo(143);
        assertThat(said()).last().isEqualTo("ended in order");
    }

    @Test
    void endsTheProgramInOrderWhenTheLauncherIsKilled() throws Exception {
        Process launcher = launch(oldJava(), newJava(), "wait");
        await().until(() -> !said().isEmpty());
        ProcessHandle program = ProcessHandle.of(Long.parseLong(said().get(0).split(" ", -1)[1])).orElseThrow();
        started.add(program);

        launcher.destroyForcibly();

        program.onExit().get(30, TimeUnit.SECONDS);
        assertThat(said()).last().isEqualTo("ended in order");
    }

    @Test
    void saysInOneLineWhatItNeeds() throws Exception {
        Process launcher = launch(oldJava(), Map.of("GUMSHOE_JAVA_HOME", "/no/java/here"), "once");

        int code = launcher.waitFor();

        assertThat(code).isEqualTo(78);
        assertThat(said()).singleElement().asString()
                .contains("Gumshoe needs Java 25 or newer, and GUMSHOE_JAVA_HOME=/no/java/here holds none.", "Install one");
    }

    @Test
    void namesTheJavaItRanOnWhenNothingWasAskedFor() {
        assertThat(Launcher.nothingFound(17, Map.of())).contains("this is Java 17", "set GUMSHOE_JAVA_HOME").doesNotContain("\n");
    }

    @Test
    void aFileWithoutItsLibrariesSaysWhatBelongsBesideIt() throws IOException {
        Path jar = Files.createFile(folder.resolve("gumshoe.jar"));

        assertThat(Launcher.apart(jar.toString())).get().asString().contains(folder.resolve("lib").toString()).contains("together");

        Files.createDirectory(folder.resolve("lib"));
        assertThat(Launcher.apart(jar.toString())).isEmpty();
        assertThat(Launcher.apart(folder + File.pathSeparator + jar)).as("a class path of folders").isEmpty();
    }

    @Test
    void leavesTheChoiceOfACollectorToWhoeverMadeOne() {
        List<String> command = Launcher.command(THIS_JAVA, List.of("-XX:+UseZGC"), new String[] {"demo"});

        assertThat(command).contains("-XX:+UseZGC").doesNotContain("-XX:+UseSerialGC").endsWith("dev.gumshoe.bot.Launcher", "demo");
    }

    private List<String> said() throws IOException {
        String output = Files.readString(folder.resolve("output"));
        return output.substring(0, output.lastIndexOf('\n') + 1).lines().toList();
    }

    private Process launch(Path java, Map<String, String> environment, String... arguments) throws IOException {
        String launcher = Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString(), "-Dcolour=blue", "-cp",
                folder + System.getProperty("path.separator") + launcher, "dev.gumshoe.bot.Launcher"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("GUMSHOE_JAVA_HOME", "JAVA_HOME", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        // A file, because a pipe to a process is closed with it, whoever else still writes.
        Process process = builder.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile()).start();
        started.add(process.toHandle());
        return process;
    }

    private static Map<String, String> newJava() {
        return Map.of("GUMSHOE_JAVA_HOME", THIS_JAVA.toString());
    }

    private static Path oldJava() {
        List<Path> old = new JavaHomes(Map.of(), Path.of(System.getProperty("user.home"))).installed().stream()
                .filter(home -> JavaHomes.version(home).getAsInt() >= 11 && JavaHomes.version(home).getAsInt() < Launcher.NEEDED).toList();
        assumeThat(old).as("SKIPPED: an installed Java from 11 to 24, to hand over from").isNotEmpty();
        return old.get(0);
    }
}
