package dev.gumshoe.adapters.redis;

import dev.gumshoe.adapters.redis.RedisAddress.Node;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to a server that passes everything on, until it is told to lose an answer or is cut. */
final class BadLine implements AutoCloseable {

    private final Node server;
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean losing;
    private volatile boolean lost;
    private volatile boolean cut;

    BadLine(Node server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::answerTheDoor);
    }

    Node here() {
        return new Node("127.0.0.1", door.getLocalPort());
    }

    /** The next answer of the server is swallowed, and its connection closed. */
    void loseTheNextAnswer() {
        losing = true;
    }

    boolean lost() {
        return lost;
    }

    /** Closes all connections, and every new one at once. */
    void cut() {
        cut = true;
        hangUp();
    }

    void mend() {
        cut = false;
    }

    /** How many connections were closed at once. */
    int refused() {
        return refused.get();
    }

    private void answerTheDoor() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                if (cut) {
                    refused.incrementAndGet();
                    caller.close();
                } else {
                    connect(caller, new Socket(server.host(), server.port()));
                }
            } catch (IOException e) {
                hangUp();
            }
        }
    }

    private void connect(Socket caller, Socket called) {
        sockets.add(caller);
        sockets.add(called);
        if (cut) {
            hangUp();
        }
        Thread.ofVirtual().start(() -> pass(caller, called, false));
        Thread.ofVirtual().start(() -> pass(called, caller, true));
    }

    private void pass(Socket from, Socket to, boolean answers) {
        try (from; to) {
            InputStream in = from.getInputStream();
            byte[] bytes = new byte[65_536];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (answers && losing) {
                    losing = false;
                    lost = true;
                    return;
                }
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException e) {
            // closed by either end: what a line is for
        }
    }

    private void hangUp() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                // closed already
            }
        }
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        cut = true; // somebody may be in the door
        door.close();
        hangUp();
    }
}
