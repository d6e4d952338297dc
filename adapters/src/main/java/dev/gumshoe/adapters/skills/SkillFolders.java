package dev.gumshoe.adapters.skills;

import dev.gumshoe.conversations.runbook.Runbook;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads runbooks from folders: each is a folder with a {@code SKILL.md} in it, a given one or one or two levels below it. Folders whose name
 * begins with a dot are passed over. A runbook is text to read; one that comes with executable files is refused.
 */
public final class SkillFolders {

    private static final String FILE = "SKILL.md";
    private static final int LEVELS = 2;
    private static final int DEEPEST_FILE = 8;

    private SkillFolders() {}

    /**
     * What was found.
     *
     * @param runbooks those that could be read; of two with one name the one found later
     * @param problems one sentence for each that could not, with file, line, field, value and mend
     */
    public record Found(List<Runbook> runbooks, List<String> problems) {

        /** Takes copies. */
        public Found {
            runbooks = List.copyOf(runbooks);
            problems = List.copyOf(problems);
        }
    }

    /** Reads everything below the folders, in their order and by name within each; never fails. */
    public static Found read(List<Path> folders) {
        Map<String, Runbook> runbooks = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (Path folder : folders) {
            try {
                for (Path file : skills(folder)) {
                    add(file, runbooks, problems);
                }
            } catch (IOException | java.io.UncheckedIOException e) {
                problems.add(
                        folder + " cannot be read (" + (e instanceof NoSuchFileException ? "there is no such " + "folder" : e.getMessage())
                                + "): give a folder of runbooks that this user may read");
            }
        }
        return new Found(List.copyOf(runbooks.values()), problems);
    }

    private static void add(Path file, Map<String, Runbook> runbooks, List<String> problems) throws IOException {
        try {
            refuseExecutables(file.resolveSibling("."));
            Runbook runbook = SkillFile.read(file);
            runbooks.put(runbook.name(), runbook);
        } catch (UnreadableSkill unreadable) {
            problems.add(String.valueOf(unreadable.getMessage()));
        }
    }

    private static List<Path> skills(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, LEVELS + 1, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> file.endsWith(FILE))
                    .filter(file -> !hidden(folder.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean hidden(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static void refuseExecutables(Path folder) throws IOException, UnreadableSkill {
        try (Stream<Path> files = Files.walk(folder.normalize(), DEEPEST_FILE, FileVisitOption.FOLLOW_LINKS)) {
            var executable = files.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).sorted().findFirst();
            if (executable.isPresent()) {
                throw new UnreadableSkill(executable.get() + " is executable, and runbooks are read, never run: remove the file or its "
                        + "permission to execute (chmod -x)");
            }
        }
    }
}
