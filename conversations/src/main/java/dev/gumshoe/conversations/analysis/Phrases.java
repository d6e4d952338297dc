package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How figures, times and outside text are put into an observation. */
final class Phrases {

    private Phrases() {}

    /** {@code 14:03:05 UTC}. */
    static String clock(Instant moment) {
        return TimeOfDay.UTC.said(moment);
    }

    /** {@code 1,234}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 line}, {@code 1,234 lines}. */
    static String count(long number, String one) {
        return count(number) + " " + (number == 1 ? one : one + "s");
    }

    /** {@code 0.4/min}, {@code 12/min}. */
    static String perMinute(double rate) {
        return number(rate) + "/min";
    }

    /** Two telling digits. */
    static String number(double value) {
        double size = Math.abs(value);
        return size >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : size >= 10
                        ? trimmed("%.1f", value)
                        : size >= 1 || size == 0 ? trimmed("%.2g", value) : String.format(Locale.ROOT, "%.2g", value);
    }

    private static String trimmed(String format, double value) {
        String text = String.format(Locale.ROOT, format, value);
        return text.indexOf('.') < 0 ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** {@code 12 %}, {@code 0.4 %}. */
    static String percent(double share) {
        double hundred = share * 100;
        return (hundred >= 10 || hundred == 0 ? String.format(Locale.ROOT, "%.0f", hundred) : trimmed("%.1f", hundred)) + " %";
    }

    /** A duration given in microseconds: {@code 1.2 s}, {@code 35 ms}, {@code 800 µs}. */
    static String micros(double micros) {
        double size = Math.abs(micros);
        return size >= 1_000_000
                ? number(micros / 1_000_000) + " s"
                : size >= 1_000 ? number(micros / 1_000) + " ms" : number(micros) + " µs";
    }

    /** A length of time as people say it: {@code 40 s}, {@code 12 min}, {@code 2 h 5 min}, {@code 3 days}. */
    static String span(Duration length) {
        if (length.toMinutes() < 2) {
            return length.toSeconds() + " s";
        }
        if (length.toHours() < 2) {
            return length.toMinutes() + " min";
        }
        return length.toDays() < 2 ? length.toHours() + " h " + length.toMinutesPart() + " min" : length.toDays() + " days";
    }

    /** How many times: {@code 12×}. */
    static String times(double ratio) {
        return number(ratio) + "×";
    }

    /** Text from outside, on one line, without control characters and secrets, cut to {@code most} characters. */
    static String quote(String text, int most) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length() && plain.length() < most * 2; i++) {
            char c = text.charAt(i);
            boolean hidden = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\u2028' || c == '\u2029';
            plain.append(hidden ? ' ' : c);
        }
        return cut(Secrets.mask(plain.toString()).replaceAll(" {2,}", " ").strip(), most);
    }

    /** Text from outside that may have several lines, without control characters and secrets, cut. */
    static String block(String text, int most) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length() && plain.length() < most * 2; i++) {
            char c = text.charAt(i);
            plain.append(Character.isISOControl(c) && c != '\n' ? ' ' : c);
        }
        return cut(Secrets.mask(plain.toString()).strip(), most);
    }

    /** {@code a, b and c}; nothing for no names. */
    static String listed(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
