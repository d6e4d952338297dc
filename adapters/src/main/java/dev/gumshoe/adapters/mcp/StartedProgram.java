package dev.gumshoe.adapters.mcp;

import dev.gumshoe.conversations.evidence.Secrets;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonMapper;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that is a program of ours. It finds in its environment what it is given, and none of our own secrets; what it last said on its standard
 * error is remembered, for that is where programs say why they cannot start.
 */
final class StartedProgram extends StdioClientTransport {

    private static final Logger LOG = LoggerFactory.getLogger(StartedProgram.class);
    private static final int LONGEST = 200;

    private final Map<String, String> environment;
    private volatile String lastWords = "";

    StartedProgram(String name, ServerParameters parameters, McpJsonMapper json, int largest) {
        super(parameters, json, largest);
        this.environment = Map.copyOf(parameters.getEnv());
        setStdErrorHandler(line -> {
            LOG.debug("{} says: {}", name, line);
            lastWords = line.isBlank() ? lastWords : line.strip();
        });
    }

    @Override
    protected ProcessBuilder getProcessBuilder() {
        ProcessBuilder builder = super.getProcessBuilder();
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    /** What is known of why it does not answer, as the end of a sentence; empty when it said nothing. */
    String excuse() {
        String words = lastWords;
        return words.isEmpty()
                ? ""
                : "; it last said: " + Secrets.mask(words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words);
    }
}
