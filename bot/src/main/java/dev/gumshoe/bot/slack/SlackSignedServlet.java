package dev.gumshoe.bot.slack;

import com.slack.api.app_backend.SlackSignature;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what Slack signed with our secret, over the bytes as they came, and not longer ago than five minutes: whole seconds, and only towards the
 * past, which is where Slack's own library for Node draws the line. Nothing else is done for a request before that.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">Verifying requests from Slack</a>
 */
final class SlackSignedServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int UNAUTHORIZED = HttpServletResponse.SC_UNAUTHORIZED;
    /** Far more than Slack sends. */
    private static final int LARGEST = 4 << 20;

    private final transient HttpServlet inner;
    private final transient SlackSignature.Generator generator;
    private final transient InstantSource clock;

    SlackSignedServlet(HttpServlet inner, String secret, InstantSource clock) {
        this.inner = inner;
        this.generator = new SlackSignature.Generator(secret);
        this.clock = clock;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "too large");
        } else if (signed(request, new String(body, StandardCharsets.UTF_8))) {
            inner.service(new Again(request, body), response);
        } else {
            refuse(response, UNAUTHORIZED, "invalid request");
        }
    }

    private boolean signed(HttpServletRequest request, String body) {
        String timestamp = request.getHeader(SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP);
        String signature = request.getHeader(SlackSignature.HeaderNames.X_SLACK_SIGNATURE);
        return timestamp != null && signature != null && fresh(timestamp) && MessageDigest.isEqual(
                generator.generate(timestamp, body).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private boolean fresh(String timestamp) {
        return timestamp.matches("\\d{1,12}")
                && Long.parseLong(timestamp) >= clock.instant().getEpochSecond() - FRESH.toSeconds();
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getWriter().write("{\"error\":\"" + why + "\"}");
    }

    /** A request whose body was read and can be read once more. */
    private static final class Again extends HttpServletRequestWrapper {

        private final byte[] body;

        Again(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Bytes(new ByteArrayInputStream(body));
        }
    }

    private static final class Bytes extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Bytes(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int most) {
            return bytes.read(into, from, most);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(@Nullable ReadListener listener) {
            throw new UnsupportedOperationException("the body is here already");
        }
    }
}
