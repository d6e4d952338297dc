package dev.gumshoe.bot.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to an answer.
 *
 * @param parts the parts of the path that the route leaves open, in order
 */
record Exchange(HttpServletRequest request, HttpServletResponse response, List<String> parts) {

    Exchange {
        parts = List.copyOf(parts);
    }

    String part(int index) {
        return parts.get(index);
    }

    @Nullable
    String parameter(String name) {
        return request.getParameter(name);
    }

    /** Whether a program asks, not a person. */
    boolean wantsJson() {
        String accept = request.getHeader("Accept");
        return request.getRequestURI().startsWith("/api/") || (accept != null && accept.contains("application/json"));
    }

    void send(int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    void send(int status, String type, String body) throws IOException {
        send(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    void html(int status, String body) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        send(status, "text/html; charset=utf-8", body);
    }

    void json(int status, Object body) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        send(status, "application/json", Json.write(body));
    }

    /** Sends the browser to another page of ours. */
    void seeOther(String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }
}
