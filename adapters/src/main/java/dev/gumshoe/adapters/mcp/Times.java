package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as servers write them: ISO-8601 with an offset or in UTC, and epoch seconds, milli-, micro- or nanoseconds told by their size. */
final class Times {

    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final DateTimeFormatter NO_OFFSET = DateTimeFormatter
            .ofPattern("uuuu-MM-dd['T'][' ']HH:mm:ss[.SSSSSSSSS][.SSSSSS][.SSS][,SSS]");

    private Times() {}

    /** @throws Row.Unusable when the node holds no time */
    static Instant read(JsonNode node, String field) throws Row.Unusable {
        String text = node.asText().strip();
        try {
            if (text.matches("-?\\d+(\\.\\d+)?([eE]\\+?\\d+)?")) {
                return epoch(new BigDecimal(text));
            }
            return text.matches(".*([Zz]|[+-]\\d\\d(:?\\d\\d)?)") && text.length() > 19
                    ? OffsetDateTime.parse(text.replace(' ', 'T')).toInstant()
                    : LocalDateTime.parse(text, NO_OFFSET).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException | ArithmeticException _) {
            throw new Row.Unusable(text.isEmpty() ? "without a " + field : "whose " + field + " is not a time");
        }
    }

    /** Up to 1e11 are seconds (the year 5138), up to 1e14 milliseconds, up to 1e17 microseconds, beyond nanoseconds. */
    private static Instant epoch(BigDecimal number) {
        int digits = number.abs().toBigInteger().toString().length();
        BigDecimal nanosEach = BigDecimal.valueOf(digits <= 11 ? 1_000_000_000L : digits <= 14 ? 1_000_000L : digits <= 17 ? 1_000L : 1L);
        BigInteger[] parts = number.multiply(nanosEach).toBigInteger().divideAndRemainder(BILLION.toBigInteger());
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }
}
