package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements about invented incidents that are true, worded as a model words them, and the same with one number changed. Seeded. */
final class GivenConclusions {

    private static final Pattern NUMBER = Pattern
            .compile("(?<![\\p{L}\\p{N}_.-])\\d[\\d,]*(?:\\.\\d+)?(?![\\p{L}\\p{N}_]|[.-]\\p{L})|(?<=\\d:)\\d\\d(?::\\d\\d)?");

    /** A statement, and the case it stands on. */
    record Given(Statement statement, Investigation state) {}

    private final Random dice;

    GivenConclusions(long seed) {
        this.dice = new Random(seed);
    }

    /** One of the kinds in turn. */
    Given next(int i) {
        return switch (i % 16) {
            case 0 -> rate();
            case 1 -> latency();
            case 2 -> ratio();
            case 3 -> duration();
            case 4 -> memory();
            case 5 -> share();
            case 6 -> difference();
            case 7 -> count();
            case 8 -> logs();
            case 9 -> perMinute();
            case 10 -> elsewhere();
            case 11 -> offset();
            case 12 -> megabytes();
            case 13 -> points();
            case 14 -> hours();
            default -> fraction();
        };
    }

    private double between(double low, double high) {
        return low + dice.nextDouble() * (high - low);
    }

    private Instant time() {
        return Cases.WINDOW.from().plusSeconds(dice.nextInt(600, 3_500));
    }

    private static String clock(Instant at) {
        return at.toString().substring(11, 19);
    }

    private static Given given(String observed, Instant at, String excerpt, String said) {
        Observation observation = new Observation(
                "M1.1", Look.METRICS, Stance.FOR, "forge", observed, at,
                List.of(new Evidence("metrics", "errors{service=\"forge\"}", Cases.WINDOW, excerpt)), null);
        Observation other = new Observation(
                "L1.1", Look.LOGS, Stance.FOR, "shop", "shop logged 214 timeouts since " + clock(at.plusSeconds(40)) + " UTC",
                at.plusSeconds(40), List.of(new Evidence("logs", "shop error", Cases.WINDOW, "214 lines, 3 hosts")), null);
        Investigation state = Cases.after(
                new JournalEntry.ObservationMade(Cases.ALARM, "M1", observation),
                new JournalEntry.ObservationMade(Cases.ALARM, "L1", other));
        return new Given(Statement.of(said, "M1.1", "L1.1"), state);
    }

    private Given rate() {
        double before = between(0.1, 0.9);
        double after = between(12, 88);
        Instant at = time();
        String observed = String.format(Locale.ROOT, "forge: error rate rose from %.2f %% to %.1f %% at %s UTC", before, after, clock(at));
        return given(observed, at, String.format(Locale.ROOT, "before %.3f, after %.3f", before, after),
                String.format(Locale.ROOT, "Errors of forge rose from %.1f %% to %.0f %% at %s", before, after, clock(at)));
    }

    private Given latency() {
        double before = between(20, 95);
        double after = between(1_100, 7_800);
        Instant at = time();
        return given(String.format(Locale.ROOT, "forge: p99 latency rose from %.0f ms to %.0f ms since %s UTC", before, after, clock(at)),
                at,
                String.format(Locale.ROOT, "p99 %.2f -> %.2f", before, after),
                String.format(Locale.ROOT, "The p99 latency of forge went up to %.1f s, from %.0f ms", after / 1000, before));
    }

    private Given ratio() {
        double before = between(3, 9);
        double after = before * between(12, 46);
        Instant at = time();
        return given(String.format(Locale.ROOT, "forge: errors per minute rose from %.1f to %.0f at %s UTC", before, after, clock(at)), at,
                "a table",
                String.format(Locale.ROOT, "Errors of forge multiplied: %.0f× as many as before", after / before));
    }

    private Given duration() {
        Instant at = time();
        Instant end = at.plusSeconds(dice.nextInt(130, 3_000));
        long minutes = (end.getEpochSecond() - at.getEpochSecond()) / 60;
        return given("forge failed from " + clock(at) + " UTC to " + clock(end) + " UTC", at, "one episode",
                String.format(Locale.ROOT, "forge failed for %d min, beginning at %s", minutes, clock(at).substring(0, 5)));
    }

    private Given memory() {
        double mib = between(300, 1_900);
        Instant at = time();
        return given(String.format(Locale.ROOT, "forge: heap reached %.0f MiB at %s UTC", mib, clock(at)), at,
                String.format(Locale.ROOT, "heap_bytes %.0f", mib * 1_048_576),
                String.format(Locale.ROOT, "The heap of forge reached %.2f GiB", mib / 1_024));
    }

    private Given share() {
        int all = dice.nextInt(400, 9_000);
        int failed = (int) (all * between(0.11, 0.89));
        Instant at = time();
        return given(String.format(Locale.ROOT, "%,d of %,d requests to forge failed since %s UTC", failed, all, clock(at)), at, "counted",
                String.format(Locale.ROOT, "%.0f %% of the requests to forge failed", 100.0 * failed / all));
    }

    private Given difference() {
        int before = dice.nextInt(40, 90);
        int after = before + dice.nextInt(110, 800);
        Instant at = time();
        return given(String.format(Locale.ROOT, "forge: open connections rose from %d to %d at %s UTC", before, after, clock(at)), at,
                "a table",
                String.format(Locale.ROOT, "forge holds %d more connections than before", after - before));
    }

    private Given count() {
        int robots = dice.nextInt(31, 900);
        Instant at = time();
        return given(String.format(Locale.ROOT, "%d robots were refused by forge since %s UTC", robots, clock(at)), at, "r-17, r-21, r-44",
                String.format(Locale.ROOT, "Since %s, %d robots could not be scheduled", clock(at).substring(0, 5), robots));
    }

    private Given logs() {
        int lines = dice.nextInt(1_200, 90_000);
        Instant at = time();
        return given(
                String.format(Locale.ROOT, "forge logged “DeserializationException: unknown field” %,d times since %s UTC", lines,
                        clock(at)),
                at,
                String.format(Locale.ROOT, "%,d lines", lines),
                String.format(Locale.ROOT, "forge logged “DeserializationException: unknown field” about %,d times",
                        Math.round(lines / 100.0) * 100));
    }

    private Given perMinute() {
        int rate = dice.nextInt(130, 5_500);
        Instant at = time();
        return given(String.format(Locale.ROOT, "forge answered %d/min at %s UTC", rate, clock(at)), at, "a series",
                String.format(Locale.ROOT, "forge answered %.1f requests per second", rate / 60.0));
    }

    private Given elsewhere() {
        Instant at = time();
        return given("forge restarted at " + clock(at) + " UTC", at, "one start",
                "forge restarted at " + clock(at.plusSeconds(7_200)) + " CEST");
    }

    private Given offset() {
        Instant at = time();
        return given("forge restarted at " + clock(at) + " UTC", at, "one start",
                "forge restarted at " + at.plusSeconds(19_800).toString().substring(0, 19) + "+05:30");
    }

    private Given megabytes() {
        double mib = between(150, 900);
        Instant at = time();
        return given(String.format(Locale.ROOT, "forge: heap reached %.1f MiB at %s UTC", mib, clock(at)), at, "a series",
                String.format(Locale.ROOT, "The heap of forge reached %.0f MB", mib * 1.048576));
    }

    private Given points() {
        double before = between(11, 30);
        double after = before + between(12, 60);
        Instant at = time();
        return given(String.format(Locale.ROOT, "forge: processor rose from %.0f %% to %.0f %% at %s UTC", before, after, clock(at)), at,
                "a series",
                String.format(Locale.ROOT, "The processor of forge rose by %d percentage points", Math.round(after) - Math.round(before)));
    }

    private Given hours() {
        int seconds = dice.nextInt(4_000, 40_000);
        Instant at = time();
        return given(String.format(Locale.ROOT, "forge: the queue is %,d s behind at %s UTC", seconds, clock(at)), at, "a series",
                String.format(Locale.ROOT, "The queue of forge is %.1f h behind", seconds / 3_600.0));
    }

    private Given fraction() {
        double share = between(0.12, 0.87);
        Instant at = time();
        return given(String.format(Locale.ROOT, "forge: error ratio rose from 0 to %.3f at %s UTC", share, clock(at)), at, "a series",
                String.format(Locale.ROOT, "%.1f %% of the requests to forge failed since %s", share * 100, clock(at)));
    }

    /** The statement with one of its numbers changed so that a reader would take something else from it. */
    Statement mutated(Statement statement) {
        String text = statement.text();
        List<int[]> places = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text.replace("p99", "pxx"));
        while (matcher.find()) {
            places.add(new int[] {matcher.start(), matcher.end()});
        }
        int[] place = places.get(dice.nextInt(places.size()));
        String number = text.substring(place[0], place[1]);
        String other = number;
        while (other.equals(number)) {
            other = number.indexOf(':') >= 0 ? clockChanged(number) : changed(number);
        }
        return new Statement(text.substring(0, place[0]) + other + text.substring(place[1]), statement.observations());
    }

    private String clockChanged(String number) {
        int minute = Math.floorMod(Integer.parseInt(number.substring(0, 2)) + dice.nextInt(2, 50), 60);
        return String.format(Locale.ROOT, "%02d", minute) + number.substring(2);
    }

    private String changed(String number) {
        double value = Double.parseDouble(number.replace(",", ""));
        int decimals = number.indexOf('.') < 0 ? 0 : number.length() - number.indexOf('.') - 1;
        double factor = switch (dice.nextInt(4)) {
            case 0 -> 10;
            case 1 -> 0.1;
            case 2 -> between(1.3, 3);
            default -> between(0.3, 0.75);
        };
        return String.format(Locale.ROOT, "%,." + decimals + "f", value * factor);
    }
}
