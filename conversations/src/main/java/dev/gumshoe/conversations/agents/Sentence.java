package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Figure.Dimension;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text says that can be checked: its numbers, times of day, names that are no ordinary words, and quotations. Pure.
 *
 * @param plain the text without quotations, lower case
 */
record Sentence(List<Figure> figures, List<Moment> moments, Set<String> names, List<String> quotations, String plain) {

    /** A time of day in UTC, in seconds; a minute only when {@code minute}. */
    record Moment(int second, boolean minute, String written) {

        /** Whether the other time is written so. */
        boolean tells(int other) {
            int off = Math.floorMod(other - second + 43_200, 86_400) - 43_200;
            return minute ? off > -31 && off < 60 : Math.abs(off) <= 1;
        }
    }

    private static final Pattern QUOTATION = Pattern.compile("“([^”]{8,})”|\"([^\"]{8,})\"|`([^`]{8,})`");
    private static final Pattern ISO = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?(?:\\s?(?:Z|UTC|[+-]\\d\\d:?\\d\\d)\\b)?");
    private static final Pattern CLOCK = Pattern
            .compile("(?<![\\p{L}\\p{N}_:.-])([01]?\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d)(?:[.,]\\d+)?)?"
                    + "(?:\\s?(?:(?:UTC|GMT)(?:\\+(\\d{1,2})(?::?(\\d\\d))?|-(\\d{1,2})(?!:?\\d))|Z\\b|UTC\\b|GMT\\b|(CET|CEST|BST|E[SD]T|CDT|MDT|P[SD]T|JST)\\b))?"
                    + "(?![\\p{N}:])");
    private static final Pattern OBSERVATION = Pattern.compile("\\b[A-Z]\\d+\\.[a-z]?\\d+(?:\\.\\d+)?\\b");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_$/][\\p{L}\\p{N}_$./:@#%×µ,+-]*");
    private static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?";
    private static final String UNITS = "(?:\\p{L}+\\s){0,2}per (?:second|minute|hour)|percentage points|percent|per cent|pct|pp|%|milliseconds?|millis|msec|ms|microseconds?|µs|us|nanoseconds?|ns"
            + "|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|[KMGT]i?B|kB|bytes?|requests/s|/s(?:ec(?:ond)?)?|/min(?:ute)?|/h(?:our)?"
            + "|a second|a minute|an hour|-fold|fold|times|×|x|thousand|million|billion|s|h|d|B|k|K|M|G|m";
    private static final Pattern FIGURE = Pattern.compile(
            "(?<![\\p{L}\\p{N}_.,/@#:])(?<![\\p{L}_]-)(" + NUMBER + ")(?:[\\s\\u00a0-]?(" + UNITS
                    + "))?(?![\\p{L}\\p{N}_]|[.,:/]\\d|[-/@#]\\p{L})");
    private static final Pattern UNIT = Pattern.compile(UNITS);
    private static final Pattern ABOUT = Pattern.compile(
            "(?:about|around|roughly|approximately|approx\\.?|some|nearly|almost|over|more than|at least|under|less than|fewer than|close to|~|≈|>|<|≥|≤)\\s?$");
    /** What people write after a time of day, and how many hours that is ahead of UTC; those that mean several zones are left out. */
    private static final Map<String, Integer> ZONES = Map.of(
            "CET", 1, "CEST", 2, "BST", 1, "EST", -5, "EDT", -4, "CDT", -5, "MDT", -6, "PST", -8, "PDT", -7, "JST", 9);
    private static final Map<String, Double> TIMES = Map.ofEntries(
            Map.entry("ns", 1e-9), Map.entry("us", 1e-6), Map.entry("µs", 1e-6), Map.entry("ms", 1e-3), Map.entry("s", 1.0),
            Map.entry("min", 60.0), Map.entry("m", 60.0), Map.entry("h", 3_600.0), Map.entry("d", 86_400.0));

    /** Reads a text. */
    static Sentence of(String text) {
        List<String> quotations = new ArrayList<>();
        String bare = taken(text, QUOTATION, m -> quotations.add(whole(m)));
        String plain = bare.toLowerCase(Locale.ROOT);
        List<Moment> moments = new ArrayList<>();
        bare = taken(bare, ISO, m -> moments.add(dated(m.group())));
        bare = taken(bare, CLOCK, m -> moments.add(clock(m)));
        bare = taken(bare, OBSERVATION, _ -> {});
        Set<String> names = new LinkedHashSet<>();
        bare = withoutNames(bare, names);
        return new Sentence(figures(bare), List.copyOf(moments), names, List.copyOf(quotations), plain);
    }

    private static String whole(Matcher m) {
        return m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : String.valueOf(m.group(3));
    }

    private static String taken(String text, Pattern pattern, java.util.function.Consumer<Matcher> each) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (matcher.find()) {
            each.accept(matcher);
            matcher.appendReplacement(rest, " ; ");
        }
        return matcher.appendTail(rest).toString();
    }

    private static Moment dated(String iso) {
        boolean minute = iso.indexOf(':') == iso.lastIndexOf(':', 18);
        try {
            String full = iso.replace(' ', 'T').replace("TUTC", "Z").replace("TZ", "Z").replace(',', '.');
            String zoned = full.matches(".*(?:Z|[+-]\\d\\d:?\\d\\d)$") ? full : full + "Z";
            return new Moment(secondOfDay(OffsetDateTime.parse(zoned).toInstant()), minute, iso);
        } catch (DateTimeException _) {
            Matcher clock = CLOCK.matcher(iso.substring(11));
            return clock.find() ? clock(clock) : new Moment(0, true, iso);
        }
    }

    private static Moment clock(Matcher m) {
        int second = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        int local = Integer.parseInt(m.group(1)) * 3_600 + Integer.parseInt(m.group(2)) * 60 + second;
        return new Moment(Math.floorMod(local - ahead(m), 86_400), m.group(3) == null, m.group());
    }

    /** How many seconds the zone that is written behind a time of day is ahead of UTC. */
    private static int ahead(Matcher m) {
        if (m.group(7) != null) {
            return ZONES.getOrDefault(m.group(7), 0) * 3_600;
        }
        if (m.group(6) != null) {
            return -3_600 * Integer.parseInt(m.group(6));
        }
        int minutes = m.group(5) == null ? 0 : Integer.parseInt(m.group(5));
        return m.group(4) == null ? 0 : 3_600 * Integer.parseInt(m.group(4)) + 60 * minutes;
    }

    /** The second of the day, in UTC. */
    static int secondOfDay(Instant at) {
        return (int) Math.floorMod(at.getEpochSecond(), 86_400L);
    }

    private static String withoutNames(String text, Set<String> names) {
        Matcher tokens = TOKEN.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (tokens.find()) {
            String token = tokens.group().replaceAll("[.,:/+-]+$", "");
            boolean name = isName(token);
            if (name) {
                names.add(token);
            }
            tokens.appendReplacement(rest, name ? " ; " : Matcher.quoteReplacement(tokens.group()));
        }
        return tokens.appendTail(rest).toString();
    }

    private static boolean isName(String token) {
        if (UNIT.matcher(token).matches()) {
            return false;
        }
        boolean digit = token.chars().anyMatch(Character::isDigit);
        boolean letter = token.chars().anyMatch(Character::isLetter);
        if (digit && FIGURE.matcher(token).replaceAll("").matches("[-–./,+%]*")) {
            return false;
        }
        return (digit && (letter || token.indexOf('.') != token.lastIndexOf('.')))
                || token.matches("\\d+(?::\\d+)+")
                || token.indexOf('_') > 0
                || token.matches(".*\\p{Ll}\\p{Lu}.*")
                || token.matches(".*\\p{L}{2,}\\.\\p{L}{2,}.*");
    }

    private static List<Figure> figures(String text) {
        List<Figure> figures = new ArrayList<>();
        Matcher matcher = FIGURE.matcher(text);
        Figure before = null;
        int end = -1;
        while (matcher.find()) {
            boolean about = ABOUT.matcher(text.substring(Math.max(0, matcher.start() - 15), matcher.start()).toLowerCase(Locale.ROOT))
                    .find();
            Figure figure = figure(matcher.group(1), matcher.group(2), about, matcher.group().strip());
            if (before != null && together(before, figure, text.substring(end, matcher.start()))) {
                figures.removeLast();
                figure = new Figure(figure.raw(), before.value() + figure.value(), Dimension.TIME, figure.slack(), figure.scale(),
                        before.written() + " " + figure.written());
            }
            figures.add(figure);
            before = figure;
            end = matcher.end();
        }
        return List.copyOf(figures);
    }

    /** {@code 2 h 5 min} is one length of time. */
    private static boolean together(Figure first, Figure second, String between) {
        return between.matches("\\s?(?:and )?") && first.dimension() == Dimension.TIME && second.dimension() == Dimension.TIME
                && first.scale() > second.scale();
    }

    private static Figure figure(String number, @Nullable String unit, boolean about, String written) {
        String digits = number.replace(",", "");
        double raw = Double.parseDouble(digits);
        double place = about ? Math.max(place(digits), raw * 0.2) : place(digits);
        Unit meant = Unit.of(unit);
        return new Figure(raw, raw * meant.scale(), meant.dimension(), place / 2 * meant.scale() * 1.0001, meant.scale(), written);
    }

    /** What the last digit that tells is worth: zeros at the end of a whole number tell nothing, but for the second digit. */
    private static double place(String digits) {
        int e = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        String mantissa = e < 0 ? digits : digits.substring(0, e);
        int point = mantissa.indexOf('.');
        double power = e < 0 ? 1 : Math.pow(10, Integer.parseInt(digits.substring(e + 1)));
        if (point >= 0) {
            return Math.pow(10, point - mantissa.length() + 1) * power;
        }
        int zeros = 0;
        while (zeros < mantissa.length() - 2 && mantissa.charAt(mantissa.length() - 1 - zeros) == '0') {
            zeros++;
        }
        return Math.pow(10, zeros) * power;
    }

    /** A unit as it is written. */
    private record Unit(Dimension dimension, double scale) {

        private static final Unit NONE = new Unit(Dimension.PLAIN, 1);
        private static final Map<String, Unit> KNOWN = known();

        static Unit of(@Nullable String written) {
            if (written == null) {
                return NONE;
            }
            Unit exact = KNOWN.get(written);
            if (exact != null) {
                return exact;
            }
            String word = written.toLowerCase(Locale.ROOT).replaceFirst("^.* (?=per )", "").replaceFirst("(?<=..)s$", "");
            return KNOWN.getOrDefault(word, NONE);
        }

        private static Map<String, Unit> known() {
            Map<String, Unit> units = new HashMap<>();
            TIMES.forEach((name, scale) -> units.put(name, new Unit(Dimension.TIME, scale)));
            put(units, Dimension.TIME, 1e-9, "nanosecond");
            put(units, Dimension.TIME, 1e-6, "microsecond");
            put(units, Dimension.TIME, 1e-3, "millisecond", "milli", "msec");
            put(units, Dimension.TIME, 1, "second", "sec");
            put(units, Dimension.TIME, 60, "minute");
            put(units, Dimension.TIME, 3_600, "hour", "hr");
            put(units, Dimension.TIME, 86_400, "day");
            put(units, Dimension.SHARE, 0.01, "%", "percent", "per cent", "pct", "pp", "percentage point");
            put(units, Dimension.FACTOR, 1, "-fold", "fold", "times", "time", "×", "x");
            put(units, Dimension.RATE, 1, "/s", "/sec", "/second", "per second", "a second", "requests/s");
            put(units, Dimension.RATE, 1 / 60.0, "/min", "/minute", "per minute", "a minute");
            put(units, Dimension.RATE, 1 / 3_600.0, "/h", "/hour", "per hour", "an hour");
            put(units, Dimension.PLAIN, 1e3, "k", "K", "thousand");
            put(units, Dimension.PLAIN, 1e6, "M", "million");
            put(units, Dimension.PLAIN, 1e9, "G", "billion");
            put(units, Dimension.BYTES, 1, "B", "byte");
            put(units, Dimension.BYTES, 1e3, "kB", "KB");
            put(units, Dimension.BYTES, 1e6, "MB");
            put(units, Dimension.BYTES, 1e9, "GB");
            put(units, Dimension.BYTES, 1e12, "TB");
            put(units, Dimension.BYTES, 1_024, "KiB");
            put(units, Dimension.BYTES, 1_048_576, "MiB");
            put(units, Dimension.BYTES, 1_073_741_824, "GiB");
            put(units, Dimension.BYTES, 1_099_511_627_776.0, "TiB");
            return units;
        }

        private static void put(Map<String, Unit> units, Dimension dimension, double scale, String... names) {
            for (String name : names) {
                units.put(name, new Unit(dimension, scale));
            }
        }
    }
}
