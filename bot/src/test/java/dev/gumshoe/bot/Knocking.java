package dev.gumshoe.bot;

import dev.gumshoe.bot.settings.WebhookSettings;
import dev.gumshoe.bot.web.Webhooks;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Memos;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Webhooks that are listening, and a sender who knows how to sign. */
final class Knocking implements AutoCloseable {

    private final Server server = new Server();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    Knocking(List<WebhookSettings> doors, FrontDesk desk, Memos memos, InstantSource clock) throws Exception {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(new ServletHolder(new Webhooks(Doors.of(doors, () -> {}), desk, memos, clock)), Webhooks.PATH);
        server.setHandler(handler);
        server.start();
        base = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/webhooks/");
    }

    HttpResponse<String> deliver(String name, String body, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(name)).POST(BodyPublishers.ofString(body));
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** The headers of AWS DevOps Agent's scheme. */
    static Map<String, String> sealed(String secret, String timestamp, String body) throws Exception {
        String signature = Base64.getEncoder().encodeToString(hmac(secret, timestamp + ":" + body));
        return Map.of("x-amzn-event-timestamp", timestamp, "x-amzn-event-signature", signature);
    }

    static String hex(String secret, String body) throws Exception {
        return HexFormat.of().formatHex(hmac(secret, body));
    }

    private static byte[] hmac(String secret, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws Exception {
        http.close();
        server.stop();
    }
}
