package dev.gumshoe.adapters.cases;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Reads times in ISO-8601 with any offset; quickly where they are written as most are, {@code 2024-05-01T12:00:00.123Z}, most rows of a
 * file being of one day. For one thread.
 */
final class WrittenTimes {

    private static final int DATE = 10;
    private static final int SECONDS = 19;
    private static final int SECONDS_A_DAY = 86_400;

    private String day = "";
    private long dayStart;

    /** @throws DateTimeException when the text is no time with an offset */
    Instant read(String text) {
        int length = text.length();
        if (length > SECONDS && length <= SECONDS + 11 && text.charAt(length - 1) == 'Z' && shaped(text)) {
            int hour = two(text, 11);
            int minute = two(text, 14);
            int second = two(text, 17);
            int nanos = nanos(text, length - 1);
            if (hour < 24 && minute < 60 && second < 60 && nanos >= 0) {
                return Instant.ofEpochSecond(dayStart(text) + hour * 3_600L + minute * 60L + second, nanos);
            }
        }
        return text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant();
    }

    private static boolean shaped(String text) {
        for (int i = 0; i < SECONDS; i++) {
            char c = text.charAt(i);
            boolean fits = switch (i) {
                case 4, 7 -> c == '-';
                case 10 -> c == 'T';
                case 13, 16 -> c == ':';
                default -> c >= '0' && c <= '9';
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    /** The fraction of a second behind the point, up to the end; -1 when it is none. */
    private static int nanos(String text, int end) {
        if (end == SECONDS) {
            return 0;
        }
        if (text.charAt(SECONDS) != '.' || end == SECONDS + 1) {
            return -1;
        }
        int nanos = 0;
        for (int i = SECONDS + 1; i < SECONDS + 10; i++) {
            int digit = i < end ? text.charAt(i) - '0' : 0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            nanos = nanos * 10 + digit;
        }
        return nanos;
    }

    private long dayStart(String text) {
        if (!text.startsWith(day) || day.isEmpty()) {
            String date = text.substring(0, DATE);
            dayStart = LocalDate.parse(date).toEpochDay() * SECONDS_A_DAY;
            day = date;
        }
        return dayStart;
    }
}
