package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a span ended, read from whatever status convention its source has: OpenTelemetry's status, HTTP codes, gRPC codes and names,
 * the {@code error} tag of OpenTracing.
 */
enum Outcome {
    /** It went well, or nothing says otherwise. */
    WELL,
    /** The caller asked for something wrong (4xx); the callee did its work. */
    CALLER_AT_FAULT,
    /** It failed. */
    FAILED;

    private static final List<String> CODES = List.of(
            "http.response.status_code", "http.status_code", "http.status", "rpc.grpc.status_code", "grpc.status_code", "grpc.code",
            "status.code", "otel.status_code", "error");
    private static final Set<String> CALLER_NAMES = Set.of("INVALID_ARGUMENT", "NOT_FOUND", "ALREADY_EXISTS", "FAILED_PRECONDITION",
            "OUT_OF_RANGE", "CANCELLED", "CANCELED");
    private static final Set<String> ACCESS_NAMES = Set.of("PERMISSION_DENIED", "UNAUTHENTICATED");
    private static final Set<String> FAILED_NAMES = Set.of(
            "ERROR", "STATUS_CODE_ERROR", "FAILED", "FAILURE", "FAULT", "TRUE", "UNKNOWN", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED",
            "ABORTED",
            "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "TIMEOUT", "EXCEPTION");
    private static final int[] GRPC_CALLER = {1, 3, 5, 6, 9, 11};

    /** How the span ended; where the status says failed and a code says the caller was at fault, the code is believed. */
    static Outcome of(Span span) {
        boolean inner = span.parentSpanId() != null && !"SERVER".equalsIgnoreCase(span.kind());
        Outcome status = read(span.status(), inner, false);
        Map<String, String> attributes = span.attributes();
        if (attributes.isEmpty()) {
            return status;
        }
        Outcome worst = status;
        for (String key : CODES) {
            String value = attributes.get(key);
            if (value != null) {
                Outcome said = read(value, inner, key.contains("grpc"));
                if (said == CALLER_AT_FAULT && status != WELL) {
                    return said;
                }
                worst = said.compareTo(worst) > 0 ? said : worst;
            }
        }
        return worst;
    }

    private static Outcome read(@Nullable String said, boolean inner, boolean grpc) {
        if (said == null || said.isBlank()) {
            return WELL;
        }
        String word = said.strip().toUpperCase(Locale.ROOT);
        if (Character.isDigit(word.charAt(0))) {
            return number(word, inner, grpc);
        }
        if (CALLER_NAMES.contains(word)) {
            return CALLER_AT_FAULT;
        }
        if (ACCESS_NAMES.contains(word)) {
            return inner ? FAILED : CALLER_AT_FAULT;
        }
        return FAILED_NAMES.contains(word) ? FAILED : WELL;
    }

    private static Outcome number(String word, boolean inner, boolean grpc) {
        int code = 0;
        for (int i = 0; i < word.length() && i < 4 && Character.isDigit(word.charAt(i)); i++) {
            code = code * 10 + word.charAt(i) - '0';
        }
        if (code >= 500) {
            return FAILED;
        }
        if (code >= 400) {
            return code == 429 || code == 408 || (inner && (code == 401 || code == 403)) ? FAILED : CALLER_AT_FAULT;
        }
        if (code >= 17 || code == 0 || !grpc) {
            return WELL;
        }
        for (int caller : GRPC_CALLER) {
            if (code == caller) {
                return CALLER_AT_FAULT;
            }
        }
        return (code == 7 || code == 16) && !inner ? CALLER_AT_FAULT : FAILED;
    }
}
