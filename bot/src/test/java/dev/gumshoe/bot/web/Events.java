package dev.gumshoe.bot.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Server-sent events as a browser reads them. */
final class Events implements AutoCloseable {

    private final BufferedReader lines;

    Events(HttpResponse<InputStream> response) {
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** One event; a comment has the name {@code :}. */
    record Event(String name, String id, String data) {}

    /** The next event, waiting for it; the end of the stream is an event named {@code end}. */
    Event next() throws IOException {
        String name = "";
        String id = "";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && !name.isEmpty()) {
                return new Event(name, id, data.toString());
            } else if (line.startsWith(":")) {
                name = ":";
            } else if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("id: ")) {
                id = line.substring("id: ".length());
            } else if (line.startsWith("data: ")) {
                data.append(line.substring("data: ".length())).append('\n');
            }
        }
        return new Event("end", "", "");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
