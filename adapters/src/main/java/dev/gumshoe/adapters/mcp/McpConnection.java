package dev.gumshoe.adapters.mcp;

import dev.failsafe.CircuitBreaker;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one server: made when it is first needed, made anew when it broke. A server that does not answer in time is left alone
 * for a while, so that a case waits for it once and not at every look. Safe for use by several threads.
 */
public final class McpConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(McpConnection.class);
    private static final Duration LEFT_ALONE = Duration.ofMinutes(2);
    private static final int MOST_PAGES = 50;
    /** A server that is gone is not waited for at the end. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final McpSettings settings;
    private final Troubles troubles;
    private final CircuitBreaker<Object> breaker;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable McpSyncClient client;
    private volatile @Nullable Map<String, ServerTool> tools;
    private volatile @Nullable McpTrouble before;

    /** A connection that is not made yet. */
    public McpConnection(McpSettings settings) {
        this(settings, LEFT_ALONE);
    }

    McpConnection(McpSettings settings, Duration leftAlone) {
        this.settings = settings;
        this.troubles = new Troubles(settings);
        this.breaker = CircuitBreaker.builder().withFailureThreshold(1).withDelay(leftAlone).build();
    }

    McpSettings settings() {
        return settings;
    }

    /** When a question that is asked now must be answered. */
    Deadline deadline() {
        return Deadline.in(settings.timeout());
    }

    /** The tools the server lists now, by name, those that may not be called among them. */
    Map<String, ServerTool> tools(Deadline deadline) throws McpTrouble {
        Map<String, ServerTool> known = tools;
        if (known != null) {
            return known;
        }
        return once("its list of tools", deadline, this::listed);
    }

    private Map<String, ServerTool> listed(McpSyncClient connected, Deadline deadline) {
        List<McpSchema.Tool> all = new ArrayList<>();
        if (connected.getServerCapabilities().tools() == null) {
            return keep(all);
        }
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            String from = cursor;
            ListToolsResult result = wait(() -> from == null ? connected.listTools() : connected.listTools(from), deadline);
            all.addAll(result.tools());
            if (result.nextCursor() == null || result.nextCursor().isEmpty() || result.nextCursor().equals(cursor)) {
                break;
            }
            cursor = result.nextCursor();
        }
        return keep(all);
    }

    private Map<String, ServerTool> keep(List<McpSchema.Tool> all) {
        Map<String, ServerTool> named = new LinkedHashMap<>();
        all.forEach(tool -> named.putIfAbsent(tool.name(), ServerTool.of(tool, settings)));
        tools = named;
        return named;
    }

    /** Calls a tool that only looks; any other is refused here, whoever asks, and never reaches the server. */
    CallToolResult call(String tool, Map<String, Object> arguments, Deadline deadline) throws McpTrouble {
        ServerTool known = tools(deadline).get(tool);
        if (known == null) {
            throw new McpTrouble("refused",
                    settings + " has no tool '" + tool + "'; it has " + String.join(", ", tools(deadline).keySet()));
        }
        if (!known.allowed()) {
            throw new McpTrouble("refused", "'" + tool + "' of " + settings + " is not among the tools that the settings allow");
        }
        if (!known.callable()) {
            throw new McpTrouble("refused", "'" + tool + "' of " + settings + " counts as " + known.kind().word()
                    + " and was not called; if it only looks, name it in the source's readOnly");
        }
        CallToolRequest request = CallToolRequest.builder(tool).arguments(arguments).build();
        return once(tool, deadline, (connected, end) -> wait(() -> connected.callTool(request), end));
    }

    /** Something that is asked of the server. */
    private interface Question<T> {

        T of(McpSyncClient client, Deadline deadline);
    }

    /** Asks, and asks once more over a new connection when the old one turned out to be broken. */
    private <T> T once(String doing, Deadline deadline, Question<T> question) throws McpTrouble {
        if (!breaker.tryAcquirePermit()) {
            McpTrouble last = before;
            String again = "it is asked again in " + breaker.getRemainingDelay().toSeconds() + " s";
            throw last == null
                    ? new McpTrouble("timeout", settings + " did not answer a moment ago; " + again)
                    : new McpTrouble(last.status(), last.sentence() + " (" + again + ")");
        }
        McpSyncClient used = null;
        try {
            used = connectedOrCounted(deadline);
            T answer = question.of(used, deadline);
            breaker.recordSuccess();
            return answer;
        } catch (RuntimeException first) {
            McpTrouble trouble = troubles.of(doing, first);
            if (Thread.currentThread().isInterrupted()) {
                breaker.recordSuccess();
                throw first;
            }
            return again(doing, deadline, question, used, trouble);
        }
    }

    private <T> T again(String doing, Deadline deadline, Question<T> question, @Nullable McpSyncClient used, McpTrouble trouble)
            throws McpTrouble {
        if (answered(trouble)) {
            breaker.recordSuccess();
            throw trouble;
        }
        drop(used);
        if (used == null || deadline.over()) {
            leaveAlone(trouble);
            throw trouble;
        }
        LOG.info("{} is connected to anew: {}", settings, trouble.sentence());
        try {
            T answer = question.of(connectedOrCounted(deadline), deadline);
            breaker.recordSuccess();
            return answer;
        } catch (RuntimeException second) {
            McpTrouble still = troubles.of(doing, second);
            if (answered(still)) {
                breaker.recordSuccess();
            } else {
                leaveAlone(still);
            }
            throw still;
        }
    }

    /** For a while nobody asks again, and who would is told why. */
    private void leaveAlone(McpTrouble trouble) {
        before = trouble;
        breaker.recordFailure();
    }

    /** Whether the server is well, and it is the question that it refused. */
    private static boolean answered(McpTrouble trouble) {
        return trouble.status().equals("denied") || trouble.status().equals("too-large")
                || (trouble.getCause() instanceof io.modelcontextprotocol.spec.McpError error && error.getJsonRpcError() != null);
    }

    private McpSyncClient connectedOrCounted(Deadline deadline) throws McpTrouble {
        try {
            return connected(deadline);
        } catch (McpTrouble trouble) {
            leaveAlone(trouble);
            throw trouble;
        }
    }

    private McpSyncClient connected(Deadline deadline) throws McpTrouble {
        boolean held = false;
        try {
            held = lock.tryLock(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
            if (!held) {
                throw troubles.timeout("the first words");
            }
            McpSyncClient open = client;
            if (open == null) {
                open = open(deadline);
                client = open;
            }
            return open;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while connecting to " + settings.name(), e);
        } finally {
            if (held) {
                lock.unlock();
            }
        }
    }

    private McpSyncClient open(Deadline deadline) throws McpTrouble {
        McpClientTransport transport = Transports.to(settings);
        McpSyncClient opened = McpClient.sync(transport)
                .clientInfo(McpSchema.Implementation.builder("gumshoe", "1").build())
                .requestTimeout(settings.timeout())
                .initializationTimeout(settings.timeout())
                .toolsChangeConsumer(all -> {
                    LOG.info("{} changed its tools: {} now", settings, all.size());
                    keep(all);
                })
                .build();
        try {
            wait(opened::initialize, deadline);
            if (transport instanceof StdioClientTransport program) {
                Thread.ofVirtual().name("mcp-" + settings.name()).start(() -> dropWhenOver(program, opened));
            }
            return opened;
        } catch (RuntimeException e) {
            end(opened);
            if (transport instanceof StartedProgram program && !program.excuse().isEmpty()) {
                McpTrouble trouble = troubles.of("the first words", e);
                throw new McpTrouble(trouble.status(), trouble.sentence() + program.excuse(), e);
            }
            throw e;
        }
    }

    /** A program that ends is noticed at once: who waits for its answer does not wait in vain. */
    private void dropWhenOver(StdioClientTransport program, McpSyncClient opened) {
        program.awaitForExit();
        drop(opened);
    }

    /** Waits no longer than there is time. */
    private static <T> T wait(Callable<T> call, Deadline deadline) {
        FutureTask<T> answer = new FutureTask<>(call);
        Thread.ofVirtual().start(answer);
        try {
            return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException trouble ? trouble : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    private void drop(@Nullable McpSyncClient broken) {
        lock.lock();
        try {
            if (broken != null && Objects.equals(client, broken)) {
                client = null;
                tools = null;
                end(broken);
            }
        } finally {
            lock.unlock();
        }
    }

    // the library's client fails to close while it is about to begin anew; what is dropped is dropped all the same
    private void end(McpSyncClient dropped) {
        try {
            dropped.close();
        } catch (RuntimeException e) {
            LOG.debug("{} did not end cleanly", settings, e);
        }
    }

    /** Ends the connection, and the program where the server is one. */
    @Override
    public void close() {
        lock.lock();
        try {
            McpSyncClient open = client;
            client = null;
            tools = null;
            if (open != null && !wait(open::closeGracefully, Deadline.in(FAREWELL))) {
                open.close();
            }
        } catch (RuntimeException e) {
            LOG.debug("{} did not end cleanly", settings, e);
        } finally {
            lock.unlock();
        }
    }
}
