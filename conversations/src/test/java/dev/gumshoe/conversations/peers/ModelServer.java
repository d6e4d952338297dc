package dev.gumshoe.conversations.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server for language models that we did not write ({@code aimock}): it speaks the protocols of OpenAI, Anthropic, Bedrock, Gemini and
 * Ollama, answers as it is told, breaks as it is told, and keeps a journal of what it was asked.
 */
public final class ModelServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    /** It wants to know some answer before it starts. */
    private static final String NOTHING = "{\"fixtures\": [{\"match\": {\"userMessage\": \"(never said)\"}, \"response\": {\"content\": \".\"}}]}";

    private final Process process;
    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    private ModelServer(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Starts one that knows no answer yet; skips or fails the calling test where there is none on this machine. */
    public static ModelServer start(Path folder) throws IOException {
        Path program = Peers.program("llmock");
        Path answers = Files.writeString(folder.resolve("answers.json"), NOTHING);
        Process process = new ProcessBuilder(program.toString(), "-p", "0", "-h", "127.0.0.1", "-f", answers.toString(), "--strict")
                .redirectErrorStream(true)
                .start();
        BufferedReader told = process.inputReader();
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                Thread.ofVirtual().start(() -> told.lines().forEach(_ -> {}));
                return new ModelServer(process, URI.create(address.group()));
            }
        }
        throw new IllegalStateException("the server for language models ended before it listened");
    }

    /** Where it answers, below a path: {@code /v1} for OpenAI and Anthropic, {@code /v1beta} for Gemini, nothing for the others. */
    public URI at(String path) {
        return base.resolve(path);
    }

    /** Adds answers, a JSON list as the server's documentation describes it; the first that fits is given. */
    public void answers(String fixtures) {
        send("POST", "/__aimock/fixtures", "{\"fixtures\": " + fixtures + "}");
    }

    /** Makes every call go wrong: {@code {"rateLimitRate": 1}}, {@code malformedRate}, {@code disconnectRate}, {@code latencyMs}. */
    public void breaks(String chaos) {
        send("POST", "/__aimock/chaos", chaos);
    }

    /** Forgets answers, breakage and journal. */
    public void reset() {
        send("DELETE", "/__aimock/chaos", "");
        send("POST", "/__aimock/reset", "");
    }

    /** What it was asked and how it answered, oldest first, as JSON. */
    public String journal() {
        return get("/__aimock/journal");
    }

    private String get(String path) {
        return exchange(HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build());
    }

    private String send(String method, String path, String body) {
        return exchange(HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).method(method, BodyPublishers.ofString(body)).build());
    }

    private String exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
