package dev.gumshoe.bot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java installations of a machine, by the file {@code release} that each of them has; nothing is started to ask. Compiled for Java 11. */
final class JavaHomes {
    /** The variable that decides alone when it is set. */
    static final String OURS = "GUMSHOE_JAVA_HOME";

    /** {@code 1.8.0_392}, {@code 17.0.15}, {@code 25}, {@code 26-ea}. */
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(?:1\\.)?(\\d+)");

    private final Map<String, String> environment;
    private final List<Path> folders;

    JavaHomes(Map<String, String> environment, Path user) {
        this(environment, usual(environment, user));
    }

    JavaHomes(Map<String, String> environment, List<Path> folders) {
        this.environment = Map.copyOf(environment);
        this.folders = List.copyOf(folders);
    }

    /** The home to run on: the variable's, else JAVA_HOME when new enough, else the oldest of the folders that is. */
    Optional<Path> nearest(int needed) {
        Optional<Path> asked = named(OURS);
        if (asked.isPresent()) {
            return asked.filter(home -> isAtLeast(home, needed));
        }
        return named("JAVA_HOME").filter(home -> isAtLeast(home, needed))
                .or(() -> installed().stream()
                        .filter(home -> isAtLeast(home, needed))
                        .min(Comparator.comparingInt((Path home) -> version(home).orElseThrow()).thenComparing(Path::toString)));
    }

    /** Every installation in the folders, macOS bundles included. */
    List<Path> installed() {
        List<Path> homes = new ArrayList<>();
        for (Path folder : folders) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    List.of(entry, entry.resolve("Contents/Home"), entry.resolve("libexec/openjdk.jdk/Contents/Home")).stream()
                            .filter(home -> version(home).isPresent()).forEach(homes::add);
                }
            } catch (IOException absent) {
                // Most machines have few of these folders; one that cannot be read holds nothing for us.
                continue;
            }
        }
        return homes;
    }

    /** The feature release, 25 for 25.0.1; empty when this is no Java home. */
    static OptionalInt version(Path home) {
        try {
            Matcher version = VERSION.matcher(Files.readString(home.resolve("release"), StandardCharsets.ISO_8859_1));
            return version.find() && hasProgram(home) ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
        } catch (IOException none) {
            return OptionalInt.empty();
        }
    }

    private static boolean hasProgram(Path home) {
        return Files.isExecutable(home.resolve("bin/java")) || Files.isExecutable(home.resolve("bin/java.exe"));
    }

    private static boolean isAtLeast(Path home, int needed) {
        OptionalInt version = version(home);
        return version.isPresent() && version.getAsInt() >= needed;
    }

    private Optional<Path> named(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank()).map(Path::of);
    }

    private static List<Path> usual(Map<String, String> environment, Path user) {
        List<Path> folders = new ArrayList<>(List.of(
                Path.of("/usr/lib/jvm"), Path.of("/usr/lib64/jvm"), Path.of("/usr/java"), Path.of("/usr/local/java"), Path.of("/opt/java"),
                Path.of("/opt"), Path.of("/Library/Java/JavaVirtualMachines"), Path.of("/opt/homebrew/opt"), Path.of("/usr/local/opt"),
                user.resolve("Library/Java/JavaVirtualMachines"), user.resolve(".sdkman/candidates/java"), user.resolve(".jdks"),
                user.resolve(".asdf/installs/java"), user.resolve(".local/share/mise/installs/java")));
        Optional.ofNullable(environment.get("SDKMAN_DIR")).map(sdkman -> Path.of(sdkman, "candidates/java")).ifPresent(folders::add);
        Optional.ofNullable(environment.get("ProgramFiles")).map(Path::of).ifPresent(programs -> folders.addAll(
                List.of(programs.resolve("Java"), programs.resolve("Eclipse Adoptium"), programs.resolve("Microsoft"))));
        return folders;
    }
}
