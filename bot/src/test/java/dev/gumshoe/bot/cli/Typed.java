package dev.gumshoe.bot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** What a command line came to. */
record Typed(int exit, String out, String err) {

    static Typed of(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = GumshoeCommand.line();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exit = line.execute(List.of(words).stream().map(String::valueOf).toArray(String[]::new));
        return new Typed(exit, out.toString(), err.toString());
    }

    /** Settings that keep everything below a folder, with pages on any free port. */
    static Path settings(Path folder, String more) throws IOException {
        String yaml = "redis:\n  folder: " + folder.resolve("data") + "\nweb:\n  port: 0\n" + more;
        return Files.writeString(folder.resolve("gumshoe.yaml"), yaml);
    }
}
