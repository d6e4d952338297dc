package dev.gumshoe.bot.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The style sheet, the script and the icons, from the class path. */
final class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "gumshoe.css", "text/css; charset=utf-8",
            "gumshoe.js", "text/javascript; charset=utf-8",
            "icons.svg", "image/svg+xml",
            "favicon.svg", "image/svg+xml");

    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    private static final class Asset {

        private final byte[] bytes;
        private final String tag;

        private Asset(byte[] bytes) {
            this.bytes = bytes;
            this.tag = "\"" + HexFormat.of().formatHex(Digests.sha256(bytes), 0, 8) + "\"";
        }
    }

    void serve(Exchange exchange) throws IOException, Refusal {
        String name = exchange.part(0);
        String type = TYPES.get(name);
        if (type == null) {
            throw Refusal.notFound("There is no such file.");
        }
        Asset asset = read.computeIfAbsent(name, Assets::load);
        exchange.response().setHeader("Cache-Control", "no-cache");
        exchange.response().setHeader("ETag", asset.tag);
        if (asset.tag.equals(ifNoneMatch(exchange))) {
            exchange.response().setStatus(304);
            return;
        }
        exchange.send(200, type, asset.bytes);
    }

    private static @Nullable String ifNoneMatch(Exchange exchange) {
        return exchange.request().getHeader("If-None-Match");
    }

    private static Asset load(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/dev/gumshoe/bot/web/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without " + name);
            }
            return new Asset(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " from the program's jar", e);
        }
    }
}
