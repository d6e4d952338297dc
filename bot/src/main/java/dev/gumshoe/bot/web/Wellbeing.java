package dev.gumshoe.bot.web;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** How the program is, for those who watch it. */
final class Wellbeing {

    private final Supplier<Optional<String>> unready;
    private final Supplier<String> metrics;

    Wellbeing(Supplier<Optional<String>> unready, Supplier<String> metrics) {
        this.unready = unready;
        this.metrics = metrics;
    }

    void alive(Exchange exchange) throws IOException {
        exchange.json(200, new Api.Health("ok", null));
    }

    void ready(Exchange exchange) throws IOException {
        Optional<String> why = unready.get();
        exchange.json(why.isEmpty() ? 200 : 503, new Api.Health(why.isEmpty() ? "ok" : "not ready", why.orElse(null)));
    }

    void metrics(Exchange exchange) throws IOException {
        exchange.send(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
    }
}
