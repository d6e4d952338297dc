package dev.gumshoe.conversations.analysis;

import java.util.Map;

/** How far the series of a system have names that say nothing of what they measure: then what left its usual range counts, whatever it is. */
final class NamelessSeries {

    private static final double MOSTLY = 0.6;
    private static final double BESIDE_NAMED = 0.1;
    private static final double ALONE = 1.2;

    private NamelessSeries() {}

    /** What a series counts of which nobody knows what it measures: little beside others that have a name, much where none has. */
    static double weight(Map<String, Profile> profiles) {
        long all = 0;
        long nameless = 0;
        for (Profile profile : profiles.values()) {
            all += profile.signals().stream().filter(s -> s.figures().containsKey(Measured.SCORE)).count();
            nameless += profile.signals().stream().filter(s -> s.kind().equals(SignalKinds.OTHER_METRIC)).count();
        }
        double share = all == 0 ? 0 : (double) nameless / all;
        return BESIDE_NAMED + (ALONE - BESIDE_NAMED) * Math.clamp((share - MOSTLY) / (1 - MOSTLY), 0, 1);
    }
}
