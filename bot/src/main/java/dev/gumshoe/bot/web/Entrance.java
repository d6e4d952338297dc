package dev.gumshoe.bot.web;

import java.io.IOException;

/** Where a person gives the token, once for each browser. */
final class Entrance {

    private final Door door;
    private final Pages pages;

    Entrance(Door door, Pages pages) {
        this.door = door;
        this.pages = pages;
    }

    Route route() {
        Route post = Route.post("/token", this::enter);
        return new Route(post.method(), post.path(), true, post.handler());
    }

    private void enter(Exchange exchange) throws IOException {
        String asked = exchange.parameter("next");
        String next = asked != null && asked.matches("/[A-Za-z0-9._~/-]*") && !asked.startsWith("//") ? asked : "/";
        if (door.admit(exchange.parameter("token"), exchange)) {
            exchange.seeOther(next);
        } else {
            exchange.html(401, pages.token(next, true));
        }
    }
}
