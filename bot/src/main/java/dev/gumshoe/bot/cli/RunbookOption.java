package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where runbooks are. */
final class RunbookOption {

    @Option(names = "--runbooks", paramLabel = "FOLDER", split = ",", description = "Folders of runbooks in the SKILL.md format; those that came with the program when left out.")
    private List<Path> folders = List.of();

    /** What cases ask. @throws UserError when a runbook cannot be read */
    RunbookAdvice advice() {
        Runbooks runbooks = Runbooks.read(folders);
        if (!runbooks.problems().isEmpty()) {
            throw new UserError(String.join(System.lineSeparator() + "gumshoe: ", runbooks.problems()));
        }
        return runbooks.advice();
    }
}
