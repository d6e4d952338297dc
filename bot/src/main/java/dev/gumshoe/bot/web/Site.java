package dev.gumshoe.bot.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All of our own pages: finds the route, keeps the door, and says in plain words what went wrong. */
final class Site extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final transient List<Route> routes;
    private final transient Door door;
    private final transient Pages pages;

    Site(List<Route> routes, Door door, Pages pages) {
        this.routes = List.copyOf(routes);
        this.door = door;
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Door.furnish(response);
        Exchange plain = new Exchange(request, response, List.of());
        try {
            answer(request, response);
        } catch (Refusal e) {
            refuse(plain, e);
        } catch (EofException e) {
            LOG.debug("the browser left", e);
        } catch (IOException | RuntimeException e) {
            fail(plain, e);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, Refusal {
        String path = request.getRequestURI();
        boolean known = false;
        for (Route route : routes) {
            Optional<List<String>> parts = route.match(path);
            if (parts.isPresent() && route.answers(request.getMethod())) {
                door.pass(request, route.open());
                measure(request);
                route.handler().handle(new Exchange(request, response, parts.get()));
                return;
            }
            known |= parts.isPresent();
        }
        door.pass(request, false);
        throw unanswered(request, response, path, known);
    }

    private static void measure(HttpServletRequest request) throws Refusal {
        if (request.getMethod().equals("POST") && request.getContentLengthLong() < 0) {
            throw new Refusal(411, "Say how long the message is (Content-Length).");
        }
        if (request.getContentLengthLong() > WebServer.LARGEST_FORM) {
            throw new Refusal(413, "That is too long: at most " + WebServer.LARGEST_FORM + " bytes are taken.");
        }
    }

    private Refusal unanswered(HttpServletRequest request, HttpServletResponse response, String path, boolean known) {
        if (!known) {
            return Refusal.notFound("There is no page here.");
        }
        List<String> methods = routes.stream().filter(r -> r.match(path).isPresent()).map(Route::method).toList();
        response.setHeader("Allow", String.join(", ", methods));
        return new Refusal(405, request.getMethod() + " does nothing here; " + String.join(" and ", methods) + " works.");
    }

    private void refuse(Exchange exchange, Refusal refusal) throws IOException {
        if (exchange.wantsJson()) {
            exchange.json(refusal.status(), new Api.Trouble(refusal.why()));
        } else if (refusal.status() == 401) {
            exchange.response().setHeader("WWW-Authenticate", "Bearer realm=\"gumshoe\"");
            exchange.html(401, pages.token(exchange.request().getRequestURI(), false));
        } else {
            exchange.html(refusal.status(), pages.trouble(refusal.status(), refusal.why()));
        }
    }

    private void fail(Exchange exchange, Exception e) throws IOException {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("page {} failed, reference {}", exchange.request().getRequestURI(), reference, e);
        if (!exchange.response().isCommitted()) {
            exchange.response().resetBuffer();
            refuse(exchange, new Refusal(500, "Something broke on our side. The program's log has it under " + reference + "."));
        }
    }
}
