package dev.gumshoe.adapters.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What it means, for whoever has to mend it, that no connection came about: one clause that says what was met, and what to do. */
public final class ConnectionTrouble {

    private static final int DEEPEST = 12;
    private static final String NOBODY = "there is no such host: correct the url, or see that names are resolved here";

    private ConnectionTrouble() {}

    /** The clause, as in {@code nothing listens there (connection refused): start it, or correct the url}. */
    public static String said(Throwable trouble) {
        return known(trouble).orElseGet(() -> "the connection broke (" + trouble.getClass().getSimpleName()
                + "): look at its url, and at what stands between");
    }

    /** The same, or nothing where the trouble is of another kind. */
    public static Optional<String> known(Throwable trouble) {
        return secured(trouble).or(() -> causes(trouble).flatMap(cause -> plain(cause).stream()).findFirst());
    }

    private static Stream<Throwable> causes(Throwable trouble) {
        List<Throwable> all = new ArrayList<>();
        for (Throwable cause = trouble; cause != null && all.size() < DEEPEST; cause = cause.getCause()) {
            all.add(cause);
        }
        return all.stream();
    }

    private static Optional<String> plain(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> Optional.of(NOBODY);
            case UnresolvedAddressException _ -> Optional.of(NOBODY);
            case ConnectException refused when causes(refused).noneMatch(UnresolvedAddressException.class::isInstance) ->
                Optional.of("nothing listens there (connection refused): start it, or correct the url");
            case NoRouteToHostException _ -> Optional.of("there is no way to that host: look at firewalls and routes");
            case Throwable _ when words(cause).contains("connection reset") ->
                Optional.of("it hung up (connection reset): see whether a proxy or firewall stands between, or whether it wants https");
            case Throwable _ when words(cause).contains("header parser received no bytes") ->
                Optional.of("it hung up without a word: see whether it wants https, and its log");
            case Throwable _ -> Optional.empty();
        };
    }

    /** What is wrong with the certificate, or with TLS as such. */
    private static Optional<String> secured(Throwable trouble) {
        if (causes(trouble).noneMatch(cause -> cause instanceof SSLException || words(cause).contains("certification path"))) {
            return Optional.empty();
        }
        if (causes(trouble).anyMatch(CertificateExpiredException.class::isInstance)) {
            return Optional.of("its certificate has expired: renew it");
        }
        if (causes(trouble).anyMatch(CertificateNotYetValidException.class::isInstance)) {
            return Optional.of("its certificate is not valid yet: look at the clocks");
        }
        if (said(trouble, "subject alternative", "no name matching")) {
            return Optional.of("its certificate is for another name: use the name it is for in the url");
        }
        if (said(trouble, "unable to find valid certification path", "path building failed", "path does not chain")) {
            return Optional.of("its certificate is signed by nobody who is trusted here: add its authority to Java's trust store"
                    + " (JDK_JAVA_OPTIONS=-Djavax.net.ssl.trustStore=…)");
        }
        if (said(trouble, "unrecognized ssl message", "not an ssl/tls record")) {
            return Optional.of("it does not speak TLS there: write http:// in the url");
        }
        return Optional.of("no secure connection came about (" + words(trouble) + "): look at its certificate and TLS versions");
    }

    private static boolean said(Throwable trouble, String... any) {
        return causes(trouble).map(ConnectionTrouble::words).anyMatch(words -> Stream.of(any).anyMatch(words::contains));
    }

    private static String words(Throwable trouble) {
        return String.valueOf(trouble.getMessage()).toLowerCase(Locale.ROOT);
    }
}
