package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Signal;

/**
 * Brings what different looks measured onto one scale: how many times more than usual, as a natural logarithm, discounted where it may
 * be chance. Series give it directly; spans and lines give a ratio or counts and how sure they are.
 */
final class Effect {

    private static final double SURE = 4;
    /** So many failures tell half of what many would. */
    private static final double FEW = 4;
    /** A share of failures that is no more than the usual noise. */
    static final double FLOOR = 0.005;

    private Effect() {}

    /** The effect, 0 and up. */
    static double of(Signal signal) {
        if (signal.figures().containsKey(Measured.SCORE)) {
            return signal.strength();
        }
        if (signal.figures().containsKey("incidentCalls")) {
            double failures = Profile.figure(signal, "incident");
            return shares(signal) * sure(signal) * failures * failures / (failures * failures + FEW * FEW);
        }
        if (signal.figures().containsKey("ratio")) {
            return Math.abs(Math.log(Math.max(1e-3, Profile.figure(signal, "ratio")))) * sure(signal);
        }
        return signal.strength();
    }

    private static double shares(Signal signal) {
        double before = Profile.figure(signal, "quiet") / Math.max(1, Profile.figure(signal, "quietCalls"));
        double now = Profile.figure(signal, "incident") / Math.max(1, Profile.figure(signal, "incidentCalls"));
        return Math.max(0, Math.log((now + FLOOR) / (before + FLOOR)));
    }

    /** 0 to 1: whether the difference is more than chance. */
    static double sure(Signal signal) {
        if (!signal.figures().containsKey("z")) {
            return 1;
        }
        return 1 / (1 + Math.exp(SURE - Math.abs(Profile.figure(signal, "z"))));
    }

    /** Whether what was measured rose. */
    static boolean rose(Signal signal) {
        if (signal.figures().containsKey(Measured.LEVEL)) {
            return Profile.figure(signal, Measured.LEVEL) >= Profile.figure(signal, Measured.QUIET);
        }
        return Profile.figure(signal, "z") >= 0;
    }
}
