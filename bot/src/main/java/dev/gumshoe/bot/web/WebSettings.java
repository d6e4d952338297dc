package dev.gumshoe.bot.web;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where the pages are served and who may speak there.
 *
 * @param host the address to listen at, {@code 127.0.0.1} unless set
 * @param port the port to listen at; 0 for any free one
 * @param token what people and programs show to be let in, or null: then everybody who reaches the address may read
 * @param publicUrl where others reach the pages, or null where that is the address they are served at
 */
public record WebSettings(String host, int port, @Nullable String token, @Nullable URI publicUrl) {

    /** Pages that people reach at the address they are served at. */
    public WebSettings(String host, int port, @Nullable String token) {
        this(host, port, token, null);
    }

    /** @throws IllegalArgumentException when the port is none, or the token is too short to be a secret */
    public WebSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("web.host is blank: give an address, 127.0.0.1 for this machine only");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("web.port is " + port + ": give a number from 0 (any free port) to 65535");
        }
        if (token != null && token.length() < 16) {
            throw new IllegalArgumentException("web.token has " + token.length() + " characters: give at least 16");
        }
        if (publicUrl != null && (publicUrl.getHost() == null || !String.valueOf(publicUrl.getScheme()).matches("https?"))) {
            throw new IllegalArgumentException(
                    "web.publicUrl is '" + publicUrl + "': give the whole address, as in https://gumshoe.example.com");
        }
    }

    /** This machine only, no token. */
    public static WebSettings local(int port) {
        return new WebSettings("127.0.0.1", port, null);
    }

    /** Whether only this machine can reach the pages. */
    public boolean loopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /** Whether people may speak on the pages: where strangers may come by, they have to show a token first. */
    public boolean speaking() {
        return token != null || loopback();
    }

    @Override
    public String toString() {
        return host + ":" + port + (token == null ? "" : " with a token");
    }
}
