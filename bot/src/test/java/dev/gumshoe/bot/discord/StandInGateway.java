package dev.gumshoe.bot.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/**
 * Discord's gateway as far as a bot meets it: hello, identify, ready, heartbeats, dispatches in sequence, resume with what was missed,
 * invalid sessions and the close codes for a wrong token and for intents that are not switched on.
 */
final class StandInGateway extends WebSocketServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEARTBEAT = 41_250;
    private static final int AUTHENTICATION_FAILED = 4_004;
    private static final int DISALLOWED_INTENTS = 4_014;
    private static final int MESSAGE_CONTENT = 1 << 15;

    /** A client's session: what it was sent, so that it can be sent again. */
    private static final class Session {
        private final String id;
        private final List<ObjectNode> sent = new ArrayList<>();
        private @Nullable WebSocket socket;

        Session(String id) {
            this.id = id;
        }
    }

    private final String token;
    private final Consumer<Dispatcher> greeting;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final CountDownLatch started = new CountDownLatch(1);
    final AtomicInteger identified = new AtomicInteger();
    final AtomicInteger resumed = new AtomicInteger();
    final AtomicInteger heartbeats = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    volatile boolean contentIntentSwitchedOn = true;

    /** Sends an event to one session or to all. */
    interface Dispatcher {
        void dispatch(String type, ObjectNode data);
    }

    /** @param greeting sends a new session what it is to know */
    StandInGateway(String token, Consumer<Dispatcher> greeting) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        this.token = token;
        this.greeting = greeting;
        setReuseAddr(true);
        setDaemon(true);
    }

    void open() throws InterruptedException {
        start();
        started.await();
    }

    String address() {
        return "ws://127.0.0.1:" + getPort() + "/";
    }

    /** How many clients are connected and let in. */
    long connected() {
        return sessions.values().stream().filter(session -> session.socket != null).count();
    }

    /** Tells every session of an event, those that may come back too. */
    synchronized void dispatch(String type, ObjectNode data) {
        sessions.values().forEach(session -> dispatch(session, type, data));
    }

    /** Cuts every connection as a network does; the sessions can be resumed. */
    synchronized void drop() {
        sessions.values().forEach(session -> {
            if (session.socket != null) {
                session.socket.closeConnection(1006, "cut");
            }
        });
    }

    /** Says that no session counts any more. */
    synchronized void invalidate() {
        List<Session> open = List.copyOf(sessions.values());
        sessions.clear();
        open.stream().map(session -> session.socket).filter(socket -> socket != null)
                .forEach(socket -> send(socket, 9, JSON.createObjectNode().booleanNode(false)));
    }

    /** Asks every client to come again. */
    synchronized void askToReconnect() {
        sessions.values().stream().map(session -> session.socket).filter(socket -> socket != null)
                .forEach(socket -> send(socket, 7, JSON.nullNode()));
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        send(socket, 10, JSON.createObjectNode().put("heartbeat_interval", HEARTBEAT));
    }

    @Override
    public synchronized void onMessage(WebSocket socket, String text) {
        JsonNode message = read(text);
        switch (message.get("op").asInt()) {
            case 1 -> {
                heartbeats.incrementAndGet();
                send(socket, 11, JSON.nullNode());
            }
            case 2 -> identify(socket, message.get("d"));
            case 6 -> resume(socket, message.get("d"));
            default -> {
                // presences and requests for members are nothing to us
            }
        }
    }

    private void identify(WebSocket socket, JsonNode wanted) {
        identified.incrementAndGet();
        if (!wanted.get("token").asText().equals(token)) {
            socket.close(AUTHENTICATION_FAILED, "Authentication failed.");
            return;
        }
        if ((wanted.get("intents").asInt() & MESSAGE_CONTENT) != 0 && !contentIntentSwitchedOn) {
            socket.close(DISALLOWED_INTENTS, "Disallowed intent(s).");
            return;
        }
        Session session = new Session("session-" + identified.get());
        session.socket = socket;
        sessions.put(session.id, session);
        mostAtOnce.accumulateAndGet((int) connected(), Math::max);
        greeting.accept((type, data) -> dispatch(session, type,
                type.equals("READY") ? data.put("session_id", session.id).put("resume_gateway_url", address()) : data));
    }

    private void resume(WebSocket socket, JsonNode wanted) {
        Session session = sessions.get(wanted.get("session_id").asText());
        if (session == null) {
            send(socket, 9, JSON.createObjectNode().booleanNode(false));
            return;
        }
        resumed.incrementAndGet();
        session.socket = socket;
        session.sent.stream().filter(sent -> sent.get("s").asInt() > wanted.get("seq").asInt())
                .forEach(sent -> tell(socket, sent));
        dispatch(session, "RESUMED", JSON.createObjectNode());
    }

    private static void dispatch(Session session, String type, ObjectNode data) {
        ObjectNode event = JSON.createObjectNode().put("op", 0).put("t", type).put("s", session.sent.size() + 1);
        event.set("d", data.deepCopy());
        session.sent.add(event);
        if (session.socket != null) {
            tell(session.socket, event);
        }
    }

    private static void send(WebSocket socket, int op, JsonNode data) {
        ObjectNode message = JSON.createObjectNode().put("op", op);
        message.set("d", data);
        message.putNull("s").putNull("t");
        tell(socket, message);
    }

    /** What is sent to a client that is just leaving is lost, as on any network. */
    private static void tell(WebSocket socket, ObjectNode message) {
        try {
            socket.send(message.toString());
        } catch (WebsocketNotConnectedException _) {
            // it will ask for what it missed, if it comes back
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public synchronized void onClose(WebSocket socket, int code, String reason, boolean remote) {
        sessions.values().removeIf(session -> socket.equals(session.socket) && (code == 1000 || code == 1001));
        sessions.values().stream().filter(session -> socket.equals(session.socket)).forEach(session -> session.socket = null);
    }

    @Override
    public void onError(WebSocket socket, Exception e) {
        if (socket == null) {
            throw new IllegalStateException("the gateway stand-in does not work", e);
        }
    }

    void shut() {
        try {
            stop(100);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
