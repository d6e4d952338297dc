package dev.gumshoe.bot.cli;

import dev.gumshoe.conversations.topology.Spelling;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with what was typed; whoever wants to read the whole help is told how to get it. */
final class Misspelling {

    private Misspelling() {}

    /** Prints the sentence. @return the exit code */
    static int explain(ParameterException error) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("gumshoe: " + sentence(error, command) + " See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static String sentence(ParameterException error, CommandLine command) {
        if (error instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            String what = word.startsWith("-") ? "option" : command.getSubcommands().isEmpty() ? "argument" : "command";
            return "there is no " + what + " '" + word + "'"
                    + nearest(word, command).map(known -> ", did you mean '" + known + "'?").orElse(".");
        }
        String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("the command line cannot be read");
        return message.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + message.substring(1) + ".";
    }

    private static Optional<String> nearest(String word, CommandLine command) {
        Stream<String> known = word.startsWith("-")
                ? command.getCommandSpec().options().stream().flatMap(option -> Stream.of(option.names()))
                : command.getSubcommands().keySet().stream();
        String name = word.replaceFirst("=.*", "");
        return known.filter(other -> Spelling.distance(other, name) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(other -> Spelling.distance(other, name)));
    }
}
