package dev.gumshoe.conversations.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exception found in a log line: what was thrown in the end, and where in the application's own code.
 *
 * @param exception the class of the innermost cause: {@code com.example.CacheException}, {@code KeyError}, {@code panic}
 * @param message what it said; may be empty
 * @param place file and line of the topmost frame that belongs to the application and not to a library, or null
 */
public record StackTrace(String exception, String message, @Nullable String place) {

    private static final String NAME = "(?:[\\p{L}_$][\\w$]*[./:]{1,2})*[\\p{L}_$][\\w$]*";
    private static final Pattern THROWN = Pattern.compile(
            "(" + NAME + "(?:Exception|Error|Throwable|Failure|Fault|Timeout|Interrupt|Exit))\\b(?::[ \\t]*([^\\n\\r]*))?");
    private static final Pattern CAUSE = Pattern.compile("(?:Caused by: |---> )(" + NAME + ")(?::[ \\t]*([^\\n\\r]*))?");
    private static final Pattern PANIC = Pattern.compile("\\b(panic|fatal error): ([^\\n\\r]*)");
    private static final Pattern PYTHON_THROWN = Pattern.compile("(?m)^(" + NAME + ")(?::[ \\t]*([^\\n\\r]*))?$");
    private static final Pattern FRAME = Pattern.compile("(?m)" //
            + "^\\s*at (?<jvm>[\\w$.<>/@-]+)\\((?<jvmFile>[\\w$-]+\\.\\w+):(?<jvmLine>\\d+)\\)" //
            + "|File \"(?<py>[^\"\\n]+)\", line (?<pyLine>\\d+)" //
            + "|\\bin (?<net>[^\\n]+?):line (?<netLine>\\d+)" //
            + "|^\\s*at [^\\n(]*\\(?(?<js>[^\\s()]+?\\.[cm]?[jt]sx?):(?<jsLine>\\d+)(?::\\d+)?\\)?" //
            + "|^\\s+(?<go>\\S+\\.go):(?<goLine>\\d+)");
    private static final Pattern BARE_PLACE = Pattern
            .compile("\\b([\\w$-]+\\.(?:java|kt|scala|groovy|py|js|ts|mjs|go|cs|rb|php|rs|cpp|cc|ex)):(\\d{1,6})\\b");
    private static final Pattern LIBRARY = Pattern
            .compile("^(?:java|javax|jakarta|jdk|sun|com\\.sun|kotlin|kotlinx|scala|akka|groovy|clojure"
                    + "|org\\.(?:springframework|apache|hibernate|eclipse|jboss|glassfish|postgresql|slf4j|mariadb|mongodb|redisson|elasticsearch|aspectj|codehaus|quartz)"
                    + "|io\\.(?:netty|grpc|vertx|lettuce|micrometer|opentelemetry|undertow|quarkus|micronaut|reactivex|smallrye)"
                    + "|com\\.(?:fasterxml|google|zaxxer|mysql|amazonaws|netflix|datastax|mongodb|squareup|microsoft|oracle)"
                    + "|software\\.amazon|redis\\.clients|reactor|okhttp3|retrofit2|feign|ch\\.qos|net\\.bytebuddy|rx)\\..*"
                    + "|.*(?:site-packages|dist-packages|node_modules|/lib/python|<frozen|<string>|node:|internal/|/usr/local/go/|/go/pkg/mod/|/vendor/|\\$\\$).*");

    /** The exception in a body, if there is one; cheap for bodies that hold none. */
    public static Optional<StackTrace> in(String body) {
        if (!hints(body)) {
            return Optional.empty();
        }
        String text = body.length() <= 16_000 ? body : body.substring(0, 16_000);
        Thrown thrown = thrown(text);
        if (thrown == null) {
            return Optional.empty();
        }
        String place = place(text, thrown.at());
        return Optional.of(new StackTrace(thrown.name(), thrown.message(), place));
    }

    private static boolean hints(String body) {
        return body.contains("xception")
                || body.contains("Error")
                || body.contains("Traceback")
                || (body.indexOf(':') >= 0 && hintsWithColon(body))
                || (body.indexOf('\n') >= 0 && body.contains("\n\tat "));
    }

    private static boolean hintsWithColon(String body) {
        return body.contains("panic:") || body.contains("fatal error:") || body.contains("Timeout:") || body.contains("Failure:");
    }

    private record Thrown(String name, String message, int at) {}

    private static @Nullable Thrown thrown(String text) {
        Thrown found = null;
        Matcher cause = CAUSE.matcher(text);
        while (cause.find()) {
            found = of(cause);
        }
        if (found != null) {
            return found;
        }
        Matcher panic = PANIC.matcher(text);
        if (panic.find()) {
            return of(panic);
        }
        int traceback = text.lastIndexOf("Traceback (most recent call last)");
        if (traceback >= 0) {
            Matcher last = PYTHON_THROWN.matcher(text);
            int from = Math.min(text.length(), text.indexOf('\n', traceback) + 1);
            while (last.find(from)) {
                found = of(last);
                from = last.end();
                if (from >= text.length()) {
                    break;
                }
            }
            if (found != null) {
                return new Thrown(found.name(), found.message(), traceback);
            }
        }
        Matcher thrown = THROWN.matcher(text);
        return thrown.find() ? of(thrown) : null;
    }

    private static Thrown of(Matcher matcher) {
        String message = matcher.group(2);
        return new Thrown(matcher.group(1), message == null ? "" : message.strip(), matcher.start());
    }

    private record Frame(String owner, String place, boolean library, boolean python, int at) {}

    /** The application's topmost frame behind the cause, else in front of it, else any frame, else a place named in passing. */
    private static @Nullable String place(String text, int thrownAt) {
        List<Frame> frames = frames(text);
        List<Frame> behind = frames.stream().filter(f -> f.at() >= thrownAt && !f.library()).toList();
        List<Frame> own = behind.isEmpty() ? frames.stream().filter(f -> !f.library()).toList() : behind;
        List<Frame> left = own.isEmpty() ? frames : own;
        if (!left.isEmpty()) {
            return (left.getFirst().python() ? left.getLast() : left.getFirst()).place();
        }
        Matcher bare = BARE_PLACE.matcher(text);
        return bare.find() ? bare.group() : null;
    }

    private static List<Frame> frames(String text) {
        List<Frame> frames = new ArrayList<>();
        if (text.indexOf('\n') < 0) {
            return frames;
        }
        Matcher matcher = FRAME.matcher(text);
        while (matcher.find() && frames.size() < 200) {
            frames.add(frame(matcher));
        }
        return frames;
    }

    private static Frame frame(Matcher m) {
        if (m.group("jvm") != null) {
            String owner = m.group("jvm");
            String plain = owner.substring(owner.lastIndexOf('/') + 1);
            return new Frame(owner, m.group("jvmFile") + ":" + m.group("jvmLine"), LIBRARY.matcher(plain).matches(), false, m.start());
        }
        for (String kind : List.of("py", "net", "js", "go")) {
            String path = m.group(kind);
            if (path != null) {
                boolean library = LIBRARY.matcher(path).matches();
                return new Frame(path, fileOf(path) + ":" + m.group(kind + "Line"), library, kind.equals("py"), m.start());
            }
        }
        throw new IllegalStateException("a frame of no known language: " + m.group());
    }

    private static String fileOf(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The class without its packages. */
    String simpleName() {
        int cut = Math.max(exception.lastIndexOf('.'), Math.max(exception.lastIndexOf(':'), exception.lastIndexOf('/')));
        return exception.substring(cut + 1);
    }

    /** Names the same fault again: exception and place. */
    String fingerprint() {
        return place == null ? exception : exception + " at " + place;
    }
}
