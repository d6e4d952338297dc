package dev.gumshoe.bot.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One HTTP server on one port: our pages, and the servlets of others that are mounted beside them. Requests run on virtual threads. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final Duration PING = Duration.ofSeconds(15);
    static final int LARGEST_FORM = 32_768;
    private static final int LARGEST_HEADERS = 16_384;

    private final WebSettings settings;
    private final Server server;
    private final ServerConnector connector;
    private final EventStreams streams;
    private final McpEndpoint mcp;

    /**
     * A server that is not started yet.
     *
     * @param others servlets of others by the path they answer, such as {@code /slack/events}; our pages have the rest
     */
    public WebServer(WebSettings settings, WebParts parts, Map<String, Servlet> others) {
        this(settings, parts, others, PING);
    }

    WebServer(WebSettings settings, WebParts parts, Map<String, Servlet> others, Duration ping) {
        this.settings = settings;
        Door door = new Door(settings);
        Pages pages = new Pages(parts, door.speaking());
        CaseFiles files = new CaseFiles(parts.journal(), parts.index(), new Moments(parts.narration()));
        this.streams = new EventStreams(parts.journal(), files, pages, ping);
        this.server = new Server(threads());
        this.connector = connector(server, settings);
        ServletContextHandler context = new ServletContextHandler("/", false, false);
        context.setMaxFormContentSize(LARGEST_FORM);
        context.setMaxFormKeys(20);
        this.mcp = new McpEndpoint(door, new McpVerbs(files, parts, this::reached));
        FilterHolder filter = new FilterHolder(mcp.filter());
        filter.setAsyncSupported(true);
        context.addFilter(filter, McpEndpoint.PATH, EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(holder(mcp.servlet()), McpEndpoint.PATH);
        others.forEach((path, servlet) -> context.addServlet(holder(servlet), path));
        context.addServlet(holder(new Site(routes(parts, files, pages, door), door, pages)), "/");
        server.setHandler(context);
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(1_000);
    }

    private List<Route> routes(WebParts parts, CaseFiles files, Pages pages, Door door) {
        Reading reading = new Reading(files, pages, parts.charts(), parts.reports());
        Messages messages = new Messages(files, parts.index(), parts.desk(), parts.clock(), door);
        Wellbeing wellbeing = new Wellbeing(parts.unready(), parts.metrics());
        Entrance entrance = new Entrance(door, pages);
        return List.of(
                Route.get("/", reading::list),
                Route.get("/investigations/*", reading::investigation),
                Route.get("/investigations/*/events", streams::serve),
                Route.get("/investigations/*/charts/*.png", reading::chart),
                Route.get("/investigations/*/topology.png", reading::topology),
                Route.get("/investigations/*/report.pdf", reading::pdf),
                Route.get("/investigations/*/report.md", reading::markdown),
                Route.post("/investigations/*/messages", messages::take),
                Route.get("/api/investigations", reading::overview),
                Route.get("/api/investigations/*", reading::whole),
                Route.free("/assets/*", new Assets()::serve),
                Route.free("/healthz", wellbeing::alive),
                Route.free("/readyz", wellbeing::ready),
                Route.get("/metrics", wellbeing::metrics),
                entrance.route());
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(16, 2);
        threads.setName("web");
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("web-"));
        return threads;
    }

    private static ServerConnector connector(Server server, WebSettings settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(LARGEST_HEADERS);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(60_000);
        server.addConnector(connector);
        return connector;
    }

    private static ServletHolder holder(Servlet servlet) {
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        return holder;
    }

    /**
     * Starts to listen.
     *
     * @throws CannotListen when the address cannot be listened at
     */
    public void start() throws CannotListen {
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new CannotListen(why(e), e);
        }
        LOG.info("pages at {}", uri());
    }

    private String why(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "web.host is '" + settings.host() + "', which is no address of this machine: set it to 127.0.0.1 or 0.0.0.0.";
            }
            if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
                return "Port " + settings.port() + " at " + settings.host()
                        + " is taken by another program: stop that program, or set web.port to a free port (0 picks one).";
            }
        }
        String detail = e instanceof IOException && e.getCause() != null ? e.getCause().getMessage() : e.getMessage();
        return "Cannot listen at " + settings.host() + ":" + settings.port() + " (" + detail
                + "): set web.host and web.port to an address that is free.";
    }

    /** The port it listens at. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Where a browser on this machine finds the pages. */
    public URI uri() {
        InetSocketAddress address = new InetSocketAddress(settings.host(), port());
        boolean everywhere = address.getAddress() != null && address.getAddress().isAnyLocalAddress();
        String host = everywhere ? "127.0.0.1" : settings.host();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/");
    }

    /** Where others find the pages, with a slash at the end. */
    URI reached() {
        URI set = settings.publicUrl();
        return set == null ? uri() : URI.create(set.toString().replaceAll("/*$", "/"));
    }

    @Override
    public void close() {
        streams.close();
        mcp.close();
        try {
            server.stop();
        } catch (TimeoutException e) {
            LOG.debug("a browser held its connection to the end", e);
        } catch (Exception e) {
            LOG.warn("the web server did not stop cleanly", e);
        }
    }
}
