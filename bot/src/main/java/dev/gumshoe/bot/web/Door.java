package dev.gumshoe.bot.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in. Without a token, pages bound to this machine answer only under this machine's names (a web site that points its own
 * name at 127.0.0.1 would otherwise read them), and only a page of ours may post (checked by {@code Sec-Fetch-Site}, or {@code Origin}
 * where a browser does not send it; see OWASP, "Cross-Site Request Forgery Prevention").
 */
final class Door {

    static final String COOKIE = "gumshoe";

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final WebSettings settings;
    private final boolean loopback;

    Door(WebSettings settings) {
        this.settings = settings;
        this.loopback = settings.loopback();
    }

    /** Whether people may speak on these pages. */
    boolean speaking() {
        return settings.token() != null || loopback;
    }

    /** Sets what every answer carries. */
    static void furnish(HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
                        + " base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** Lets a request pass, or says why not. */
    void pass(HttpServletRequest request, boolean open) throws Refusal {
        String token = settings.token();
        if (token == null && loopback && !OWN_NAMES.contains(hostName(request))) {
            throw new Refusal(
                    421, "These pages answer to localhost only. To reach them by another name, set web.token and come in with it.");
        }
        if (token != null && !open && !knows(token, request)) {
            throw new Refusal(401, "Give the token that is set as web.token.");
        }
        if (request.getMethod().equals("POST") && !fromOurPage(request) && !bearer(request)) {
            throw new Refusal(403, "This was not sent from a page of Gumshoe. Open the investigation there and send it again."
                    + " Alerts are delivered to /webhooks/NAME.");
        }
    }

    /** Lets a program pass that can change something: this machine's own, or whoever shows the token. */
    void passProgram(HttpServletRequest request) throws Refusal {
        String token = settings.token();
        if (token == null && !loopback) {
            throw new Refusal(403, "This address can be reached from other machines. Set web.token, and show it as bearer token.");
        }
        if (token == null && !OWN_NAMES.contains(hostName(request))) {
            throw new Refusal(421, "This answers to localhost only. To reach it by another name, set web.token and show it.");
        }
        if (token != null && !bearer(request)) {
            throw new Refusal(401, "Show the token that is set as web.token as bearer token.");
        }
    }

    private boolean bearer(HttpServletRequest request) {
        String token = settings.token();
        return token != null && token.length() > 0 && same(token, bearerOf(request));
    }

    private static boolean knows(String token, HttpServletRequest request) {
        return same(token, bearerOf(request)) || same(ticket(token), cookieOf(request));
    }

    private static @Nullable String bearerOf(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.startsWith("Bearer ") ? header.substring("Bearer ".length()).strip() : null;
    }

    private static @Nullable String cookieOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** Whether the token given is the one set; then the answer carries a cookie that lets the browser in. */
    boolean admit(@Nullable String given, Exchange exchange) {
        String token = settings.token();
        if (token == null || !same(token, given)) {
            return false;
        }
        exchange.response()
                .addHeader("Set-Cookie", COOKIE + "=" + ticket(token) + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000");
        return true;
    }

    /** What the browser keeps instead of the token itself. */
    private static String ticket(String token) {
        return java.util.HexFormat.of().formatHex(Digests.sha256("gumshoe-web " + token));
    }

    private static boolean same(String expected, @Nullable String given) {
        return given != null && MessageDigest.isEqual(bytes(expected), bytes(given));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean fromOurPage(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return origin != null && host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }

    private static String hostName(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (host == null) {
            return "";
        }
        int port = host.lastIndexOf(':');
        return (port > host.lastIndexOf(']') ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
    }
}
