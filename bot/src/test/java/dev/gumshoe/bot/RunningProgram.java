package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as people run it, in a process of its own that can be killed and started again over the same store. */
public final class RunningProgram implements AutoCloseable {

    private static final Pattern PAGES = Pattern.compile("Pages: (http://\\S+)");

    private final Path folder;
    private final List<Process> programs = new ArrayList<>();

    /** @param settings what stands in its settings file beside its store and its port */
    public RunningProgram(Path folder, String settings) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("gumshoe.yaml"), "redis: {folder: %s}\nweb: {port: 0}\n".formatted(home()) + settings);
    }

    private Path home() {
        return folder.resolve("home");
    }

    /** Starts it and waits until it listens. @return the address of its pages */
    public URI start() throws IOException {
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Xmx512m", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Main.class.getName(), "run",
                "--settings", folder.resolve("gumshoe.yaml").toString()).redirectErrorStream(true)
                .redirectOutput(log(programs.size()).toFile()).start();
        programs.add(program);
        OnCall.await().until(() -> !program.isAlive() || PAGES.matcher(said()).find());
        Matcher pages = PAGES.matcher(said());
        assertThat(pages.find()).as(said()).isTrue();
        return URI.create(pages.group(1));
    }

    private Path log(int number) {
        return folder.resolve("program-" + number + ".log");
    }

    /** What the latest one printed. */
    public String said() {
        try {
            return Files.readString(log(programs.size() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    public void kill() {
        programs.getLast().destroyForcibly();
    }

    /** Waits until it is gone. */
    public void gone() throws InterruptedException {
        assertThat(programs.getLast().waitFor(60, TimeUnit.SECONDS)).as("the program's end").isTrue();
    }

    /** Ends it as people do, and reads what it kept: the journals of its cases. */
    public Map<String, List<Recorded>> ended() throws InterruptedException {
        programs.getLast().destroy();
        gone();
        try (Store store = Store.open(new Settings.Store(null, home(), null, null), InstantSource.system())) {
            Map<String, List<Recorded>> journals = new LinkedHashMap<>();
            store.index().recent(100).forEach(caseId -> journals.put(caseId, store.journal().read(caseId, 0)));
            return journals;
        }
    }

    @Override
    public void close() {
        programs.forEach(Process::destroyForcibly);
    }
}
