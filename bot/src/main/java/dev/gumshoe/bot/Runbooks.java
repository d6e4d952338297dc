package dev.gumshoe.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.gumshoe.adapters.mcp.McpServer;
import dev.gumshoe.adapters.mcp.SourceAdvice;
import dev.gumshoe.adapters.skills.SkillFolders;
import dev.gumshoe.bot.settings.SettingsFile;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.runbook.Runbook;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The runbooks that cases are given: those in folders, and the pages of wikis behind MCP servers. */
public final class Runbooks {

    /** How long a wiki's list of pages is believed. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** What a runbook says of sources, in its metadata. */
    private static final String SOURCES = "sources";

    private final List<Runbook> own;
    private final List<String> problems;
    private final Map<String, SourceAdvice> advice = new HashMap<>();
    private List<McpServer> wikis = List.of();
    private RunbookLibrary library;
    private long readAt;

    private Runbooks(SkillFolders.Found found) {
        this.own = found.runbooks();
        this.problems = new ArrayList<>(found.problems());
        this.library = new RunbookLibrary(own);
        own.forEach(this::heed);
    }

    /** Reads the folders; those that came with the program when none is given. */
    public static Runbooks read(List<Path> folders) {
        return new Runbooks(SkillFolders.read(folders.isEmpty() ? shipped() : folders));
    }

    /** {@code sources: {NAME: {behind: 2m, linesAfter: 30}}} in a runbook's metadata. */
    private void heed(Runbook runbook) {
        String written = runbook.metadata().get(SOURCES);
        if (written == null) {
            return;
        }
        try {
            advice.putAll(SettingsFile.yaml().readValue(written, new TypeReference<Map<String, SourceAdvice>>() {
            }));
        } catch (JsonProcessingException e) {
            problems.add("runbook " + runbook.name() + ": metadata.sources is '" + written
                    + "': write what is known of a source, as in {shiplogs: {behind: 2m, linesAfter: 30}}");
        }
    }

    /** What runbooks advise on a source. */
    SourceAdvice adviceOn(String source) {
        return advice.getOrDefault(source, SourceAdvice.NONE);
    }

    /** Reads the pages of these servers too, when a case first asks, and again every ten minutes; those in folders win. */
    synchronized void readFrom(List<McpServer> servers) {
        wikis = servers.stream().filter(McpServer::hasRunbooks).toList();
        readAt = 0;
    }

    /** What people wrote down, as it is now. */
    synchronized RunbookLibrary library() {
        if (!wikis.isEmpty() && (readAt == 0 || System.nanoTime() - readAt > FRESH.toNanos())) {
            List<Runbook> all = new ArrayList<>();
            wikis.forEach(wiki -> all.addAll(wiki.runbooks()));
            all.addAll(own);
            library = new RunbookLibrary(all);
            readAt = System.nanoTime();
        }
        return library;
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

    /** How many there are in folders. */
    public int size() {
        return own.size();
    }

    /** What they are called and for, a line each. */
    public List<String> lines() {
        return library.all().stream().map(runbook -> runbook.name() + ": " + runbook.description()).toList();
    }

    /** What cases ask. */
    public RunbookAdvice advice() {
        return new RunbookAdvice() {

            @Override
            public List<Fit> fitting(Investigation state) {
                return library().fitting(state.alert()).stream().map(fit -> new Fit(fit.runbook().name(), fit.why())).toList();
            }

            @Override
            public RunbookLibrary library() {
                return Runbooks.this.library();
            }
        };
    }
}
