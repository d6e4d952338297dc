package dev.gumshoe.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
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
                        System.in.read();
                    }
                    System.exit(7);
                }
            }
            """;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

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

        String said = launcher.inputReader(UTF_8).readLine();

        assertThat(said).isEqualTo(Runtime.version().feature() + " " + launcher.pid() + " blue once");
        assertThat(launcher.waitFor()).isEqualTo(7);
    }

    @Test
    void handsOverFromAnOldJavaWithArgumentsOptionsAndExitCode() throws Exception {
        Process launcher = launch(oldJava(), newJava(), "once", "two words", "");

        String said = launcher.inputReader(UTF_8).readLine();

        assertThat(said).startsWith(Runtime.version().feature() + " ").endsWith(" blue once|two words|")
                .doesNotContain(" " + launcher.pid() + " ");
        assertThat(launcher.waitFor()).isEqualTo(7);
    }

    @Test
    void passesTerminationOnAndWaitsForTheProgramToEnd() throws Exception {
        Process launcher = launch(oldJava(), newJava(), "wait");
        BufferedReader output = launcher.inputReader(UTF_8);
        output.readLine();

        launcher.toHandle().destroy();

        assertThat(output.readLine()).isEqualTo("ended in order");
        assertThat(launcher.waitFor()).isEqualTo(143);
    }

    @Test
    void endsTheProgramWhenTheLauncherIsKilled() throws Exception {
        Process launcher = launch(oldJava(), newJava(), "wait");
        BufferedReader output = launcher.inputReader(UTF_8);
        ProcessHandle program = ProcessHandle.of(Long.parseLong(output.readLine().split(" ", -1)[1])).orElseThrow();

        launcher.toHandle().destroyForcibly();

        assertThat(output.readLine()).isEqualTo("ended in order");
        assertThat(program.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    @Test
    void saysInOneLineWhatItNeeds() throws Exception {
        Process launcher = launch(oldJava(), Map.of("GUMSHOE_JAVA_HOME", "/no/java/here"), "once");

        List<String> said = launcher.errorReader(UTF_8).lines().toList();

        assertThat(said).singleElement().asString()
                .contains("Gumshoe needs Java 25 or newer, and GUMSHOE_JAVA_HOME=/no/java/here holds none.", "Install one");
        assertThat(launcher.waitFor()).isEqualTo(78);
    }

    @Test
    void namesTheJavaItRanOnWhenNothingWasAskedFor() {
        assertThat(Launcher.nothingFound(17, Map.of())).contains("this is Java 17", "set GUMSHOE_JAVA_HOME").doesNotContain("\n");
    }

    @Test
    void leavesTheChoiceOfACollectorToWhoeverMadeOne() {
        List<String> command = Launcher.command(THIS_JAVA, List.of("-XX:+UseZGC"), new String[] {"demo"});

        assertThat(command).contains("-XX:+UseZGC").doesNotContain("-XX:+UseSerialGC").endsWith("dev.gumshoe.bot.Launcher", "demo");
    }

    private Process launch(Path java, Map<String, String> environment, String... arguments) throws IOException {
        String launcher = Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString(), "-Dcolour=blue", "-cp",
                folder + System.getProperty("path.separator") + launcher, "dev.gumshoe.bot.Launcher"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("GUMSHOE_JAVA_HOME", "JAVA_HOME", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
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
