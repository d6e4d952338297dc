package dev.gumshoe.bot.web;

import dev.gumshoe.adapters.http.Delivery;
import dev.gumshoe.adapters.http.JsonBody;
import dev.gumshoe.adapters.http.Refused;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Memos;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertReading;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what senders deliver to {@code /webhooks/NAME}. A delivery is answered with 200 once everything in it is in the record; what is not taken is
 * refused with one line that says why. A delivery whose signed bytes were taken before is refused as a repetition.
 */
public final class Webhooks extends HttpServlet {

    /** Where it is mounted. */
    public static final String PATH = "/webhooks/*";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final String RECEIVED = "Webhook received";
    private static final String RETRY_AFTER_SECONDS = "60";

    private final transient Map<String, Webhook> hooks;
    private final transient FrontDesk desk;
    private final transient InstantSource clock;
    private final transient Repetitions repetitions;

    /**
     * @param hooks with different names
     * @param memos where is remembered what was taken, so that it is not taken again after a restart or by another process
     */
    public Webhooks(List<Webhook> hooks, FrontDesk desk, Memos memos, InstantSource clock) {
        this.repetitions = new Repetitions(memos);
        this.hooks = hooks.stream().collect(Collectors.toUnmodifiableMap(Webhook::name, Function.identity()));
        this.desk = desk;
        this.clock = clock;
    }

    /** What is answered. */
    private record Answer(String message) {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(response, 200, take(request));
        } catch (Refused e) {
            LOG.warn("A delivery to {} was refused with {}: {}", request.getPathInfo(), e.status(), e.getMessage());
            if (e.status() == 429 || e.status() == 503) {
                response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
            }
            answer(response, e.status(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A delivery to {} could not be written down", request.getPathInfo(), e);
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
            answer(response, 503, "It could not be written down, so it was not taken. Send it again.");
        }
    }

    private static void answer(HttpServletResponse response, int status, String message) throws IOException {
        byte[] body = Json.write(new Answer(message));
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private String take(HttpServletRequest request) throws IOException, Refused {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Webhook hook = hooks.get(path.startsWith("/") ? path.substring(1) : path);
        if (hook == null) {
            throw new Refused(404, "There is no webhook of that name.");
        }
        Delivery delivery = delivery(request, hook, clock.instant());
        hook.seal().check(delivery);
        repetitions.refuse(delivery);
        List<AlertReading> readings = hook.format().read(repetitions.firstTold(hook.name(), delivery));
        for (AlertReading reading : readings) {
            take(reading);
        }
        repetitions.taken(delivery);
        return received(readings);
    }

    private static String received(List<AlertReading> readings) {
        if (readings.isEmpty()) {
            return RECEIVED + ". It tells of no alarm's beginning or end.";
        }
        String remarks = readings.stream().filter(AlertReading.Fired.class::isInstance).map(AlertReading.Fired.class::cast)
                .map(fired -> fired.alert().attributes().get(Alert.REMARK)).filter(Objects::nonNull).distinct()
                .collect(Collectors.joining("; "));
        return remarks.isEmpty() ? RECEIVED : RECEIVED + ", but " + remarks + ".";
    }

    private static Delivery delivery(HttpServletRequest request, Webhook hook, Instant at) throws IOException, Refused {
        if (!request.getMethod().equals("POST")) {
            throw new Refused(405, "Only POST does something here.");
        }
        String type = request.getContentType();
        if (type != null && !hook.format().calls(type)) {
            throw new Refused(415, "Content-Type is " + JsonBody.quoted(type) + ". Send JSON as application/json.");
        }
        byte[] body = request.getInputStream().readNBytes(hook.largest() + 1);
        if (body.length > hook.largest()) {
            throw new Refused(413, "The body has more than " + hook.largest() + " bytes.");
        }
        Map<String, String> headers = new HashMap<>();
        request.getHeaderNames().asIterator().forEachRemaining(name -> headers.put(name, request.getHeader(name)));
        return new Delivery(headers, body, at);
    }

    private void take(AlertReading reading) throws Refused {
        switch (reading) {
            case AlertReading.Fired fired -> {
                if (desk.receive(fired.alert(), null, null) instanceof Intent.Refused refused) {
                    throw new Refused(429, refused.why());
                }
            }
            case AlertReading.Ended ended -> desk.resolved(ended.id(), ended.fingerprint());
            case AlertReading.Unsure _,AlertReading.Nothing _ -> LOG.debug("a delivery tells of no alarm");
        }
    }
}
