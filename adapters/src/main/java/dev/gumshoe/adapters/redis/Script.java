package dev.gumshoe.adapters.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** One atomic operation on the keys of one slot, written in Lua: sent by its digest, in full where the server does not know it yet. */
final class Script {

    /** Whoever sends commands: the client, or one connection of it. */
    interface Sender {
        Object evalsha(String digest, List<String> keys, List<String> arguments);

        Object eval(String text, List<String> keys, List<String> arguments);
    }

    private final String text;
    private final String digest;

    Script(String text) {
        this.text = text;
        this.digest = digestOf(text);
    }

    /** Runs the script; the answer is a whole number. */
    long run(Sender sender, List<String> keys, List<String> arguments) {
        try {
            return (Long) sender.evalsha(digest, keys, arguments);
        } catch (JedisNoScriptException e) {
            return (Long) sender.eval(text, keys, arguments);
        }
    }

    private static String digestOf(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-1", e);
        }
    }
}
