package dev.gumshoe.adapters.robots;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a service writes when something fails in it: the exception and where it was thrown. */
final class StackTraces {

    /** Places in a service's code; each has its line. */
    static final int DECODE = 1;
    private static final int CACHE_GET = 2;
    private static final int HANDLE = 3;
    private static final int LOOKUP = 4;
    private static final int TABLE_GET = 5;
    private static final int BORROW = 6;
    private static final int VALIDATE = 7;

    private StackTraces() {}

    private record Frame(String module, String method, int place) {}

    /** The trace of what a failed visit's service threw; {@code table} says whether lost local data is a table. */
    static String of(Code code, Visit visit, Failure failure, boolean table) {
        return switch (failure) {
            case UNREADABLE_RECORD ->
                thrown(code, "UnreadableRecordException",
                        "cannot decode cached record: expected field 'writtenAt' (int64), found end of record",
                        new Frame("RecordCodec", "decode", DECODE), new Frame("RecordCache", "get", CACHE_GET));
            case LOCAL_DATA_MISSING -> table
                    ? thrown(code, "LookupException", "SQL error or missing database: no such table: lookup (" + code.localTable() + ")",
                            new Frame("LookupTable", "find", LOOKUP))
                    : thrown(code, "LookupException", "No such file or directory: " + code.localCache() + "/segments/000017.idx",
                            new Frame("SegmentCache", "open", LOOKUP));
            case ACCESS_DENIED ->
                thrown(code, "AccessDeniedException", "User: assumed-role/" + code.role() + " is not authorized to perform: "
                        + (visit.write ? "PutItem" : "GetItem") + " on resource: table/" + tableOf(code)
                        + " because no identity-based policy allows the action",
                        new Frame("RecordTable", visit.write ? "put" : "get", TABLE_GET));
            case POOL_TIMEOUT ->
                thrown(code, "PoolTimeoutException", "connection to " + tableOf(code) + " is not available, request timed out after 1000ms",
                        new Frame("ConnectionPool", "borrow", BORROW), new Frame("RecordTable", "get", TABLE_GET));
            case INTERNAL, UPSTREAM, OVERLOADED, REFUSED, TIMEOUT, BAD_INPUT ->
                thrown(code, "IllegalStateException", "robot has no position yet", new Frame("PositionCheck", "validate", VALIDATE));
        };
    }

    private static String tableOf(Code code) {
        Part table = code.service().table();
        return table == null ? "none" : code.names().of(table);
    }

    private static String thrown(Code code, String exception, String message, Frame... deepest) {
        List<Frame> frames = new ArrayList<>(List.of(deepest));
        frames.add(new Frame("RequestHandler", "handle", HANDLE));
        return code.python() ? python(code, exception, message, frames) : java(code, exception, message, frames);
    }

    private static String java(Code code, String exception, String message, List<Frame> frames) {
        StringBuilder text = new StringBuilder("com.raas.").append(code.slug()).append('.').append(exception).append(": ").append(message);
        for (Frame frame : frames) {
            text.append('\n').append(code.frame(frame.module, frame.method, frame.place));
        }
        return text.append("\n\tat java.base/java.lang.VirtualThread.run(VirtualThread.java:456)").toString();
    }

    private static String python(Code code, String exception, String message, List<Frame> frames) {
        StringBuilder text = new StringBuilder("Traceback (most recent call last):");
        List<Frame> outermostFirst = new ArrayList<>(frames);
        Collections.reverse(outermostFirst);
        for (int i = 0; i < outermostFirst.size(); i++) {
            Frame frame = outermostFirst.get(i);
            Frame deeper = i + 1 < outermostFirst.size() ? outermostFirst.get(i + 1) : null;
            String source = deeper == null
                    ? "raise " + exception + "(detail)"
                    : "self." + Code.snake(deeper.module) + "." + Code.snake(deeper.method) + "(key)";
            text.append('\n').append(code.frame(frame.module, frame.method, frame.place)).append("\n    ").append(source);
        }
        return text.append('\n').append(code.slug()).append(".errors.").append(exception).append(": ").append(message).toString();
    }
}
