package dev.gumshoe.bot;

import dev.gumshoe.adapters.skills.SkillFolders;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The runbooks that cases are given. */
public final class Runbooks {

    private final RunbookLibrary library;
    private final List<String> problems;

    private Runbooks(RunbookLibrary library, List<String> problems) {
        this.library = library;
        this.problems = problems;
    }

    /** Reads the folders; those that came with the program when none is given. */
    public static Runbooks read(List<Path> folders) {
        SkillFolders.Found found = SkillFolders.read(folders.isEmpty() ? shipped() : folders);
        return new Runbooks(new RunbookLibrary(found.runbooks()), found.problems());
    }

    /** {@code runbooks/} in the folder the program is started in, else beside the program. */
    private static List<Path> shipped() {
        Path beside = programFolder().resolve("../../runbooks").normalize();
        return Stream.of(Path.of("runbooks"), beside).filter(Files::isDirectory).limit(1).toList();
    }

    private static Path programFolder() {
        try {
            Path code = Path.of(Runbooks.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path folder = code.toAbsolutePath().getParent();
            return folder == null ? code : folder;
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException("the program's own place has no address", e);
        }
    }

    /** One sentence for each runbook that could not be read. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** How many there are. */
    public int size() {
        return library.all().size();
    }

    /** What they are called and for, a line each. */
    public List<String> lines() {
        return library.all().stream().map(runbook -> runbook.name() + ": " + runbook.description()).toList();
    }

    /** What cases ask. */
    public RunbookAdvice advice() {
        return state -> library.fitting(state.alert()).stream()
                .map(fit -> new RunbookAdvice.Fit(fit.runbook().name(), fit.why()))
                .toList();
    }
}
