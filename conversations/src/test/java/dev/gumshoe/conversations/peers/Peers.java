package dev.gumshoe.conversations.peers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Where the programs are that tests talk to and that we did not write: a Redis server, a Slack server, a browser.
 *
 * <p>A test asks for one by name. {@code GUMSHOE_PEER_<NAME>} decides when set, else the PATH, else the npm packages {@code .ci/run} installs under
 * {@code .ci/peers}. When there is none the test is skipped by that name, or fails where {@code GUMSHOE_PEERS=required}, as in {@code .ci/run}.
 */
public final class Peers {
    private final Map<String, String> environment;
    private final Path root;

    Peers(Map<String, String> environment, Path root) {
        this.environment = Map.copyOf(environment);
        this.root = root;
    }

    /** The executable of that name, {@code redis-server} or {@code local-slack}; skips or fails the calling test when there is none. */
    public static Path program(String name) {
        Peers here = here();
        return here.findProgram(name).orElseThrow(() -> here.missing(name));
    }

    /** The folder of an installed npm package, {@code @slack/bolt}; skips or fails the calling test when there is none. */
    public static Path npmPackage(String name) {
        Peers here = here();
        return here.findPackage(name).orElseThrow(() -> here.missing("npm " + name));
    }

    /** The folder of all npm packages, for {@code NODE_PATH}; skips or fails the calling test when {@code name} is not in it. */
    public static Path npmPackagesWith(String name) {
        npmPackage(name);
        return here().packages();
    }

    /** Closes what a test started, in this order; where its peer was missing and the test skipped, nothing was, and the fields are null. */
    public static void close(@Nullable AutoCloseable... started) throws Exception {
        for (AutoCloseable each : started) {
            if (each != null) {
                each.close();
            }
        }
    }

    Optional<Path> findProgram(String name) {
        String variable = "GUMSHOE_PEER_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        if (environment.containsKey(variable)) {
            return Optional.of(Path.of(environment.get(variable))).filter(Files::isExecutable);
        }
        Stream<Path> path = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder, name));
        Stream<Path> npm = Stream.of(packages().resolve(".bin").resolve(name), packages().resolve(name + "-linux-x64/bin").resolve(name));
        return Stream.concat(path, npm).filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
    }

    Optional<Path> findPackage(String name) {
        return Optional.of(packages().resolve(name)).filter(folder -> Files.isRegularFile(folder.resolve("package.json")));
    }

    /** The error that fails the test where peers are required; elsewhere nothing is returned and the test is skipped. */
    AssertionError missing(String name) {
        String what = "no " + name + " on this machine (.ci/run installs it)";
        if ("required".equals(environment.get("GUMSHOE_PEERS"))) {
            return new AssertionError(what + ", and GUMSHOE_PEERS=required");
        }
        System.err.println("SKIPPED: " + what);
        return Assumptions.abort("SKIPPED: " + what);
    }

    private Path packages() {
        return root.resolve(".ci/peers/node_modules");
    }

    private static Peers here() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn")) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return new Peers(System.getenv(), folder);
    }
}
