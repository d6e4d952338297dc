package dev.gumshoe.adapters.models;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a provider wants to be left alone: the header of RFC 9110, the milliseconds of OpenAI and Azure, the detail of Google. */
final class RetryAfter {

    private static final Pattern GOOGLE = Pattern.compile("\"retryDelay\"\\s*:\\s*\"(\\d+(?:\\.\\d+)?)s\"");

    private RetryAfter() {}

    /** @param header the first value of a header, or empty */
    static @Nullable Duration of(Function<String, Optional<String>> header, Instant now) {
        return header.apply("retry-after-ms")
                .map(text -> seconds(text, -3))
                .orElseGet(() -> header.apply("retry-after").map(text -> read(text.strip(), now)).orElse(null));
    }

    /** What the body of a refusal says. */
    static @Nullable Duration in(String body) {
        Matcher matcher = GOOGLE.matcher(body);
        return matcher.find() ? seconds(matcher.group(1), 0) : null;
    }

    private static @Nullable Duration read(String text, Instant now) {
        Duration seconds = seconds(text, 0);
        return seconds == null ? until(text, now) : seconds;
    }

    private static @Nullable Duration seconds(String text, int power) {
        try {
            BigDecimal seconds = new BigDecimal(text.strip()).scaleByPowerOfTen(power);
            return seconds.signum() < 0 ? Duration.ZERO : Duration.ofMillis(seconds.movePointRight(3).longValue());
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Duration until(String text, Instant now) {
        try {
            Duration left = Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
