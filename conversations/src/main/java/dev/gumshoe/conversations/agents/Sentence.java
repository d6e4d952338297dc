package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Figure.Bound;
import dev.gumshoe.conversations.agents.Figure.Dimension;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text says that can be checked: its numbers, times of day, names that are no ordinary words, and quotations. Pure.
 *
 * @param plain the text without quotations, lower case
 * @param pieces the same in the order in which it is said, quotations left out
 */
record Sentence(List<Figure> figures, List<Moment> moments, Set<String> names, List<String> quotations, String plain, List<Piece> pieces) {

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
    private static final Pattern ISO_OR_CLOCK = Pattern.compile(ISO.pattern() + "|" + CLOCK.pattern());
    private static final Pattern OBSERVATION = Pattern.compile("\\b[A-Z]\\d+\\.[a-z]?\\d+(?:\\.\\d+)?\\b");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_$/][\\p{L}\\p{N}_$./:@#%×µ,+-]*");
    private static final String NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?";
    private static final String UNITS = "(?:\\p{L}+\\s){0,2}per (?:second|minute|hour)|percentage points|percent|per cent|pct|pp|%|milliseconds?|millis|msec|ms|microseconds?|µs|us|nanoseconds?|ns"
            + "|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|[KMGT]i?B|kB|bytes?|requests/s|/s(?:ec(?:ond)?)?|/min(?:ute)?|/h(?:our)?"
            + "|a second|a minute|an hour|-fold|fold|times|×|x|thousand|million|billion|s|h|d|B|k|K|M|G|m";
    private static final Pattern FIGURE = Pattern.compile(
            "(?<![\\p{L}\\p{N}_.,/@#:])(?<![\\p{L}_]-)(" + NUMBER + ")(?:[\\s\\u00a0-]?(" + UNITS
                    + "))?(?![\\p{L}\\p{N}_]|[.,:/]\\d|[-/@#]\\p{L})");
    /** What stands for a time, for a name and for a quotation where it was taken out. */
    private static final String TIME = "\uE000";

    private static final String NAME = "\uE001";
    private static final String QUOTED = "\uE002";
    private static final Pattern PIECE = Pattern.compile("[\uE000-\uE002]|" + TOKEN.pattern() + "|[.;!?\\n]|[,:()–—]");
    private static final Pattern UNIT = Pattern.compile(UNITS);
    /** What people write after a time of day, and how many hours that is ahead of UTC; those that mean several zones are left out. */
    private static final Map<String, Integer> ZONES = Map.of(
            "CET", 1, "CEST", 2, "BST", 1, "EST", -5, "EDT", -4, "CDT", -5, "MDT", -6, "PST", -8, "PDT", -7, "JST", 9);

    /** A number, and where it stands. */
    private record Placed(Figure figure, int start, int end) {}

    /** What was taken out, in the order of where it stood. */
    private record Taken(Iterator<Moment> moments, Iterator<String> names, Iterator<String> quotations) {}

    /** Reads a text. */
    static Sentence of(String text) {
        List<String> quotations = new ArrayList<>();
        String bare = taken(text, QUOTATION, QUOTED, m -> quotations.add(whole(m)));
        String plain = bare.toLowerCase(Locale.ROOT);
        List<Moment> moments = new ArrayList<>();
        bare = taken(bare, ISO_OR_CLOCK, TIME, m -> moments.add(moment(m.group())));
        bare = taken(bare, OBSERVATION, "", _ -> {});
        List<String> names = new ArrayList<>();
        bare = withoutNames(bare, names);
        List<Placed> placed = figures(bare);
        return new Sentence(
                placed.stream().map(Placed::figure).toList(), List.copyOf(moments), new LinkedHashSet<>(names), List.copyOf(quotations),
                plain,
                pieces(bare, placed, new Taken(moments.iterator(), names.iterator(), quotations.iterator())));
    }

    private static List<Piece> pieces(String bare, List<Placed> figures, Taken taken) {
        List<Piece> pieces = new ArrayList<>();
        Iterator<Placed> numbers = figures.iterator();
        Placed number = numbers.hasNext() ? numbers.next() : null;
        Matcher piece = PIECE.matcher(bare);
        int from = 0;
        while (true) {
            boolean found = piece.find(from);
            while (number != null && (!found || number.start() <= piece.start())) {
                pieces.add(new Piece.Amount(number.figure()));
                from = Math.max(from, number.end());
                number = numbers.hasNext() ? numbers.next() : null;
                found = piece.find(from);
            }
            if (!found) {
                return List.copyOf(pieces);
            }
            add(piece.group(), taken, pieces);
            from = piece.end();
        }
    }

    private static void add(String said, Taken taken, List<Piece> pieces) {
        if (said.equals(TIME)) {
            pieces.add(new Piece.Time(taken.moments().next()));
        } else if (said.equals(NAME)) {
            pieces.add(new Piece.Name(taken.names().next().toLowerCase(Locale.ROOT)));
        } else if (said.equals(QUOTED)) {
            pieces.add(new Piece.Quotation(taken.quotations().next()));
        } else if (said.length() == 1 && !Character.isLetterOrDigit(said.charAt(0))) {
            pieces.add(new Piece.Pause(".;!?\n".contains(said)));
        } else {
            String word = bare(said);
            pieces.add(new Piece.Word(word.toLowerCase(Locale.ROOT)));
            if (word.length() < said.length() && said.charAt(word.length()) != '-') {
                pieces.add(new Piece.Pause(said.charAt(word.length()) == '.'));
            }
        }
    }

    /** A token without the marks that end it. */
    private static String bare(String token) {
        return token.replaceAll("[.,:/+-]+$", "");
    }

    private static String whole(Matcher m) {
        return m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : String.valueOf(m.group(3));
    }

    private static String taken(String text, Pattern pattern, String mark, Consumer<Matcher> each) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (matcher.find()) {
            each.accept(matcher);
            matcher.appendReplacement(rest, " " + mark + " ");
        }
        return matcher.appendTail(rest).toString();
    }

    private static Moment moment(String written) {
        Matcher clock = CLOCK.matcher(written);
        return clock.matches() ? clock(clock) : dated(written);
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

    private static String withoutNames(String text, List<String> names) {
        Matcher tokens = TOKEN.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (tokens.find()) {
            String token = bare(tokens.group());
            boolean name = isName(token);
            if (name) {
                names.add(token);
            }
            String after = tokens.group().substring(token.length());
            tokens.appendReplacement(rest, Matcher.quoteReplacement(name ? " " + NAME + " " + after : tokens.group()));
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

    private static List<Placed> figures(String text) {
        List<Placed> figures = new ArrayList<>();
        Matcher matcher = FIGURE.matcher(text);
        while (matcher.find()) {
            String before = text.substring(Math.max(0, matcher.start() - 15), matcher.start()).toLowerCase(Locale.ROOT);
            Figure figure = figure(matcher.group(1), matcher.group(2), Bound.before(before), matcher.group().strip());
            Placed last = figures.isEmpty() ? null : figures.getLast();
            if (last != null && together(last.figure(), figure, text.substring(last.end(), matcher.start()))) {
                figures.removeLast();
                figures.add(new Placed(last.figure().and(figure), last.start(), matcher.end()));
            } else {
                figures.add(new Placed(figure, matcher.start(), matcher.end()));
            }
        }
        return figures;
    }

    /** {@code 2 h 5 min} is one length of time. */
    private static boolean together(Figure first, Figure second, String between) {
        return between.matches("\\s?(?:and )?") && first.dimension() == Dimension.TIME && second.dimension() == Dimension.TIME
                && first.scale() > second.scale();
    }

    private static Figure figure(String number, @Nullable String unit, Bound bound, String written) {
        String digits = number.replace(",", "");
        double raw = Double.parseDouble(digits);
        Unit meant = Unit.of(unit);
        double slack = place(digits) / 2 * meant.scale() * 1.0001;
        return new Figure(raw, raw * meant.scale(), meant.dimension(), slack, meant.scale(), bound, written);
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
}
