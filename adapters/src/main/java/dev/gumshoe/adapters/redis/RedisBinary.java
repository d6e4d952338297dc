package dev.gumshoe.adapters.redis;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/** The redis-server this machine can run: one on the PATH, else the one that comes with the program. */
final class RedisBinary {

    private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.(\\d+)");

    /** The names a server goes by; Valkey is the one most distributions ship since Redis changed its licence. */
    private static final List<String> NAMES = List.of("redis-server", "valkey-server");

    private final String path;
    private final Path unpacked;
    private final Version oldest;
    private final List<String> refused = new ArrayList<>();

    /**
     * @param path folders to look in, separated as in the environment variable
     * @param unpacked where the one that comes with the program is put when it is needed
     * @param oldest the oldest version that can read what is in the folder
     */
    RedisBinary(String path, Path unpacked, Version oldest) {
        this.path = path;
        this.unpacked = unpacked;
        this.oldest = oldest;
    }

    /** A version, as far as it matters. */
    record Version(int major, int minor) {

        boolean before(Version other) {
            return major < other.major || (major == other.major && minor < other.minor);
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    /**
     * The first one that runs here.
     *
     * @throws RedisUnavailable when none does; one sentence with what was tried and the mend
     */
    Path find() {
        Optional<Path> found = NAMES.stream().flatMap(name -> onThePath(name).stream()).filter(this::runs).findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        Path own = unpack();
        if (own != null && runs(own)) {
            return own;
        }
        throw new RedisUnavailable("No redis-server can run here (" + String.join("; ", refused)
                + "): install Redis " + oldest
                + " or newer (apt install redis-server, brew install redis), or set REDIS_URL to one that runs elsewhere", null);
    }

    private List<Path> onThePath(String name) {
        List<Path> found = Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .toList();
        if (found.isEmpty()) {
            refused.add("no " + name + " on the PATH");
        }
        return found;
    }

    private @Nullable Path unpack() {
        try {
            Files.createDirectories(unpacked);
            return ExecutableProvider.newJarResourceProvider(unpacked.toFile()).get().toPath();
        } catch (IOException | RuntimeException e) {
            refused.add("the one that comes with Gumshoe does not fit this machine: " + e.getMessage());
            return null;
        }
    }

    private boolean runs(Path binary) {
        try {
            Process version = new ProcessBuilder(binary.toString(), "--version").redirectErrorStream(true).start();
            String said = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            version.waitFor(5, TimeUnit.SECONDS);
            return recentEnough(binary, said);
        } catch (IOException e) {
            refused.add(binary + " does not start: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean recentEnough(Path binary, String said) {
        Matcher version = VERSION.matcher(said);
        if (!version.find()) {
            refused.add(binary + " says '" + said.lines().findFirst().orElse("nothing") + "'");
            return false;
        }
        Version here = new Version(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
        boolean recent = !here.before(oldest);
        if (!recent) {
            refused.add(binary + " is version " + here + ", " + oldest + " is needed to read the folder");
        }
        return recent;
    }
}
