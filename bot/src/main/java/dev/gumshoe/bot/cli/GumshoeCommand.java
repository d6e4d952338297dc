package dev.gumshoe.bot.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The root of the command line. */
@Command(name = "gumshoe", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = GumshoeVersion.class, subcommands = {
    DemoCommand.class,
    RunCommand.class,
    InvestigateCommand.class,
    EvaluateCommand.class,
    ReportCommand.class,
    ExportCommand.class,
    ReplayCommand.class,
    DigestCommand.class,
    SetupCommand.class,
    DoctorCommand.class
}, sortOptions = false, description = {
    "An on-call teammate that lives in chat: it investigates an alert in its thread, shows the evidence for every claim, and takes "
            + "direction while it works.",
    ""
}, footer = {
    "",
    "First steps:",
    "  gumshoe demo --once       see an incident investigated; no account needed",
    "  gumshoe run --example     print a commented gumshoe.yaml",
    "  gumshoe setup slack       print what to click in Slack",
    "  gumshoe setup discord     print what to click in Discord",
    "  gumshoe doctor            check that everything it needs answers",
    "  gumshoe run               start",
    "",
    "Exit codes: 0 done, 2 something to mend, 1 a fault of the program."
})
public final class GumshoeCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Runs the command line. @return the exit code */
    public static int run(String... arguments) {
        return line().execute(arguments);
    }

    /** The command line, which prints where it is told to. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new GumshoeCommand());
        line.registerConverter(long.class, GumshoeCommand::number);
        line.registerConverter(Long.class, GumshoeCommand::number);
        line.registerConverter(int.class, GumshoeCommand::small);
        line.registerConverter(Integer.class, GumshoeCommand::small);
        line.setParameterExceptionHandler((error, _) -> Misspelling.explain(error));
        line.setExecutionExceptionHandler((error, command, _) -> explain(error, command.getErr()));
        return line;
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException _) {
            throw new TypeConversionException("'" + text + "' is no whole number");
        }
    }

    private static Integer small(String text) {
        try {
            return Math.toIntExact(number(text));
        } catch (ArithmeticException _) {
            throw new TypeConversionException("'" + text + "' is too large a number");
        }
    }

    private static int explain(Exception error, PrintWriter err) {
        if (error instanceof UserError) {
            err.println("gumshoe: " + error.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (error instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return CommandLine.ExitCode.SOFTWARE;
        }
        err.println("gumshoe: a fault of the program, please report it:");
        error.printStackTrace(err);
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
