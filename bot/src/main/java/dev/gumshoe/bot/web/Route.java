package dev.gumshoe.bot.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What answers requests of one method to one shape of path.
 *
 * @param open whether it answers without a token where one is set
 */
record Route(String method, Pattern path, boolean open, Handler handler) {

    /** What answers. */
    @FunctionalInterface
    interface Handler {

        void handle(Exchange exchange) throws IOException, Refusal;
    }

    /** A route for reading; each {@code *} of the path stands for one part without a slash. */
    static Route get(String path, Handler handler) {
        return new Route("GET", pattern(path), false, handler);
    }

    /** A route for reading without a token. */
    static Route free(String path, Handler handler) {
        return new Route("GET", pattern(path), true, handler);
    }

    /** A route for writing. */
    static Route post(String path, Handler handler) {
        return new Route("POST", pattern(path), false, handler);
    }

    private static Pattern pattern(String path) {
        return Pattern.compile("\\Q" + path.replace("*", "\\E([^/]+)\\Q") + "\\E");
    }

    /** The open parts of the path, when it has this route's shape. */
    Optional<List<String>> match(String asked) {
        Matcher matcher = path.matcher(asked);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            parts.add(matcher.group(i));
        }
        return Optional.of(parts);
    }

    /** Whether it answers that method; what reads also answers HEAD. */
    boolean answers(String asked) {
        return method.equals(asked) || (method.equals("GET") && asked.equals("HEAD"));
    }
}
