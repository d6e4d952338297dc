package dev.gumshoe.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Troubles as Java's own client meets them, told to whoever has to mend them. */
class ConnectionTroubleTest {

    private static String told(String address) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return ConnectionTrouble.said(catchThrowable(
                    () -> client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())));
        }
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(told("http://127.0.0.1:" + port)).isEqualTo("nothing listens there (connection refused): start it, or correct the url");
    }

    @Test
    void aNameThatNobodyHas() {
        assertThat(told("http://no-such-host.invalid/")).startsWith("there is no such host: correct the url");
    }

    @Test
    void httpsWhereHttpIsSpoken() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(plain));

            assertThat(told("https://127.0.0.1:" + plain.getLocalPort())).contains("does not speak TLS there: write http://");
        }
    }

    // as web servers do with what is no request
    private static void refuse(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getInputStream().read();
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void certificatesThatExpiredOrAreForSomebodyElse() {
        assertThat(ConnectionTrouble.said(handshake(new CertificateExpiredException("NotAfter: Sat Jan 01 00:00:00 UTC 2022"))))
                .isEqualTo("its certificate has expired: renew it");
        assertThat(ConnectionTrouble.said(handshake(new CertificateException("No subject alternative DNS name matching a.b found."))))
                .startsWith("its certificate is for another name");
        assertThat(
                ConnectionTrouble.said(handshake(new CertificateException("unable to find valid certification path to requested target"))))
                .contains("signed by nobody who is trusted here");
    }

    private static IOException handshake(Exception why) {
        SSLHandshakeException outer = new SSLHandshakeException("(certificate_unknown) of the handshake");
        outer.initCause(why);
        return outer;
    }

    @Test
    void whateverElseBreaksIsNamed() {
        assertThat(ConnectionTrouble.known(new IOException("closed"))).isEmpty();
        assertThat(ConnectionTrouble.said(new IOException("closed"))).startsWith("the connection broke (IOException)");
    }
}
