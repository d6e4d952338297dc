package dev.gumshoe.conversations.analysis;

import org.hipparchus.special.Erf;

/**
 * How the rate of something in the incident compares with its rate in quiet time.
 *
 * @param quiet how often in quiet time
 * @param incident how often in the incident
 * @param expected how often it would have been in the incident at the quiet rate
 * @param z signed root of the likelihood ratio, made smaller where the counts scatter more than Poisson's; above 0 for a rise
 */
record RateChange(long quiet, long incident, double expected, double z) {

    /**
     * Compares two Poisson counts given their exposures, by the signed root of the likelihood ratio of the binomial split
     * (Przyborowski and Wilenski's conditional test; the deviance keeps its meaning where counts are small).
     *
     * @param dispersion variance over mean of the counts in quiet time, at least 1
     */
    static RateChange between(long quiet, double quietExposure, long incident, double incidentExposure, double dispersion) {
        double exposure = quietExposure + incidentExposure;
        long total = quiet + incident;
        if (quietExposure <= 0 || incidentExposure <= 0 || total == 0) {
            return new RateChange(quiet, incident, incident, 0);
        }
        double expectedQuiet = total * quietExposure / exposure;
        double expectedIncident = total - expectedQuiet;
        double deviance = 2 * (term(quiet, expectedQuiet) + term(incident, expectedIncident));
        double z = Math.signum(incident - expectedIncident) * Math.sqrt(Math.max(0, deviance) / Math.max(1, dispersion));
        return new RateChange(quiet, incident, quiet * incidentExposure / quietExposure, z);
    }

    /** Compares two shares, {@code failed} of {@code all}, by the signed root of the likelihood ratio of two binomials. */
    static RateChange ofShares(long quietFailed, long quietAll, long incidentFailed, long incidentAll) {
        long all = quietAll + incidentAll;
        long failed = quietFailed + incidentFailed;
        if (quietAll == 0 || incidentAll == 0 || failed == 0) {
            return new RateChange(quietFailed, incidentFailed, incidentFailed, 0);
        }
        double share = (double) failed / all;
        double deviance = 2
                * (term(quietFailed, quietAll * share)
                        + term(quietAll - quietFailed, quietAll * (1 - share))
                        + term(incidentFailed, incidentAll * share)
                        + term(incidentAll - incidentFailed, incidentAll * (1 - share)));
        double rise = (double) incidentFailed / incidentAll - (double) quietFailed / quietAll;
        double expected = (double) quietFailed / quietAll * incidentAll;
        return new RateChange(quietFailed, incidentFailed, expected, Math.signum(rise) * Math.sqrt(Math.max(0, deviance)));
    }

    private static double term(long observed, double expected) {
        return observed <= 0 || expected <= 0 ? 0 : observed * Math.log(observed / expected);
    }

    /** The two-sided probability of a change as large as this by chance. */
    double pValue() {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }

    /** How many times the quiet rate, with half an event added to each side so that it is always finite. */
    double ratio() {
        return (incident + 0.5) / (expected + 0.5);
    }
}
