package dev.gumshoe.bot.madeup;

import java.util.Random;

/**
 * In what fashion a made-up system is recorded: as different as tools and habits are.
 *
 * @param style of names, or -1 for the plan's own
 * @param logs how services log
 * @param spans how spans say that they failed
 * @param sampled the share of traces that is kept
 * @param skewMillis how far clocks are apart at most
 * @param mute the share of services that log nothing
 * @param dark the share of services that leave no span
 */
record Telemetry(int style, LogStyle logs, SpanStyle spans, double sampled, long skewMillis, double mute, double dark) {

    /** How services log. */
    enum LogStyle {
        /** Structured, errors of callees in a line of their own. */
        PLAIN,
        /** Whoever suffers from another's failure throws too, with a stack trace of its own. */
        THROWING,
        /** Key and value pairs in the body, the severity among them. */
        KEYS,
        /** Only what services do themselves; they keep quiet of each other. */
        DISCREET
    }

    /** How spans say that they failed. */
    enum SpanStyle {
        STATUS, HTTP_CODE, ERROR_TAG, UNSAID
    }

    static final Telemetry PLAIN = new Telemetry(-1, LogStyle.PLAIN, SpanStyle.STATUS, 1, 0, 0, 0);

    static Telemetry drawn(Random dice) {
        return new Telemetry(
                dice.nextInt(3) == 0 ? -1 : dice.nextInt(Naming.STYLES),
                LogStyle.values()[dice.nextInt(LogStyle.values().length)],
                SpanStyle.values()[dice.nextInt(SpanStyle.values().length)],
                dice.nextInt(3) == 0 ? 0.1 + 0.4 * dice.nextDouble() : 1,
                dice.nextInt(4) == 0 ? 50 + dice.nextInt(3_000) : 0,
                dice.nextInt(3) == 0 ? 0.3 : 0,
                dice.nextInt(3) == 0 ? 0.25 : 0);
    }

    int naming(int plain) {
        return style < 0 ? plain : style;
    }

    /** Whether that service logs. */
    boolean logs(long seed, int service) {
        return new Random(seed * 131 + service * 7L).nextDouble() >= mute;
    }

    /** Whether that service leaves spans. */
    boolean traces(long seed, int service) {
        return service == 0 || new Random(seed * 137 + service * 11L).nextDouble() >= dark;
    }

    /** How far that service's clock is ahead. */
    long skew(long seed, int service) {
        return skewMillis == 0 || service % 3 != 1 ? 0 : (long) (skewMillis * (2 * new Random(seed * 139 + service).nextDouble() - 1));
    }
}
