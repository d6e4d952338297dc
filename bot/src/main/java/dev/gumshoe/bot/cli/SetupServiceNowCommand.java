package dev.gumshoe.bot.cli;

import dev.gumshoe.bot.Setup;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what to click in ServiceNow, and the script of a business rule that tells of news at once. */
@Command(name = "servicenow", description = {
    "Prints what to click in ServiceNow so that incidents open cases and tickets take part in them, and a business rule's script that tells of "
            + "news at once, signed.",
    ""
}, footer = {
    "",
    "Example:  gumshoe setup servicenow --url https://gumshoe.example.com"
})
final class SetupServiceNowCommand implements Callable<Integer> {

    @Option(names = "--url", paramLabel = "URL", defaultValue = "https://gumshoe.example.com", description = {
        "Where ServiceNow reaches Gumshoe's pages (default: ${DEFAULT-VALUE})."
    })
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private URI url;

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "gumshoe", description = {
        "The user name that Gumshoe has there (default: ${DEFAULT-VALUE})."
    })
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String user;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?") || url.toString().contains("'")) {
            throw new UserError("--url '" + url + "' is no web address: something like https://gumshoe.example.com is expected");
        }
        if (!user.matches("[\\w.@-]+")) {
            throw new UserError("--user '" + user + "' is no user name of ServiceNow's");
        }
        PrintWriter out = spec.commandLine().getOut();
        Setup.serviceNow(url.resolve("/webhooks/servicenow"), user).forEach(out::println);
        out.flush();
        return 0;
    }
}
