package dev.gumshoe.conversations.analysis;

import java.util.Arrays;

/**
 * Finds when the trouble began from many series of counts: each that changes votes for the moment where a Poisson model with one break
 * fits it best (the likelihood-ratio scan of a single change point, Page 1955 and Hinkley 1970), and the moment most agree on wins.
 */
final class OnsetFinder {

    private static final double WORTH_A_VOTE = 3.5;
    private static final double MOST_A_VOTE_COUNTS = 15;
    private static final double ENOUGH_VOTES = 8;
    private static final double LIKELIER = 1.3;
    private static final int EDGE = 2;

    private final TimeBins bins;
    private final Coverage coverage;
    private final OnsetBounds search;
    private final int low;
    private final int high;
    private final int likely;
    private final double[] votes;

    /** A finder for data whose coverage is closed; the search begins where there is some quiet time with data. */
    OnsetFinder(TimeBins bins, Coverage coverage, OnsetBounds search) {
        this.bins = bins;
        this.coverage = coverage;
        this.search = search;
        this.high = Math.max(1, bins.of(search.latest()));
        this.likely = bins.of(search.likely());
        this.low = Math.min(high, Math.max(Math.max(1, bins.of(search.earliest())), firstWithQuietTime()));
        this.votes = new double[bins.count()];
    }

    /** The bin before which an eighth of the data up to the alert lies, at least half a minute of it, at most up to the likely onset. */
    private int firstWithQuietTime() {
        int needed = Math.max(bins.binsIn(30), coverage.between(0, high) / 8);
        for (int bin = Math.max(0, coverage.start()); bin < likely; bin++) {
            if (coverage.between(0, bin) >= needed) {
                return bin;
            }
        }
        return likely;
    }

    /** Lets one series vote, {@code weight} 1 for one that means trouble, less for one that may. */
    void vote(BinCounts counts, double weight) {
        vote(counts, weight, false);
    }

    /** Lets one series vote that means trouble only when it rises. */
    void voteForRise(BinCounts counts, double weight) {
        vote(counts, weight, true);
    }

    private void vote(BinCounts counts, double weight, boolean rise) {
        int end = coverage.end();
        if (counts.total() < 3 || coverage.between(0, low) == 0) {
            return;
        }
        double dispersion = dispersion(counts, coverage, 0, low);
        long before = counts.between(0, low);
        long total = before + counts.between(low, end);
        double best = 0;
        int at = -1;
        for (int cut = low; cut <= high && cut < end; cut++) {
            double later = Math.max(1, coverage.between(cut, end));
            double z = RateChange.between(before, coverage.between(0, cut), total - before, later, dispersion).z();
            double size = rise ? z : Math.abs(z);
            if (size > best) {
                best = size;
                at = cut;
            }
            before += counts.at(cut);
        }
        if (at >= 0 && best >= WORTH_A_VOTE) {
            voteAt(at, weight * Math.min(best, MOST_A_VOTE_COUNTS));
        }
    }

    /** Lets durations vote: the moment from which the most lie above the 95th percentile of what came surely before. */
    void vote(Samples samples, double weight) {
        double[] quiet = samples.between(0, low);
        if (quiet.length < 30) {
            return;
        }
        int[] above = new int[bins.count()];
        int[] all = new int[bins.count()];
        samples.countAbove(Shift.quantile(quiet, 0.95) * 1.2, above, all);
        long slowLater = Arrays.stream(above).sum();
        long later = Arrays.stream(all).sum();
        long slow = quiet.length / 50;
        long seen = quiet.length;
        double best = 0;
        int at = -1;
        for (int cut = low; cut <= high && cut < coverage.end(); cut++) {
            double z = RateChange.ofShares(slow, seen, slowLater, later).z();
            if (z > best) {
                best = z;
                at = cut;
            }
            slow += above[cut];
            seen += all[cut];
            slowLater -= above[cut];
            later -= all[cut];
        }
        if (at >= 0 && best >= WORTH_A_VOTE) {
            voteAt(at, weight * Math.min(best, MOST_A_VOTE_COUNTS));
        }
    }

    /** Votes for one bin, and less for its neighbours, so that series that differ by a bin still agree. */
    void voteAt(int bin, double weight) {
        for (int d = -2; d <= 2; d++) {
            if (bin + d >= low && bin + d <= high && bin + d < votes.length) {
                votes[bin + d] += weight * (bin + d >= likely ? LIKELIER : 1) * (3 - Math.abs(d)) / 3;
            }
        }
    }

    /** The episode most series agree on; with {@code lastWave} quiet time begins after the wave before. */
    Episode find(boolean lastWave) {
        int end = Math.max(coverage.end(), Math.min(low + 1, bins.count()));
        boolean voted = Arrays.stream(votes).max().orElse(0) >= ENOUGH_VOTES;
        int said = Math.max(low, Math.min(likely, high));
        int found = voted ? strongest(lastWave) : said;
        // what breaks at the very edge of what a person meant broke before: then it is the person's word that counts
        boolean personsWord = search.word() == OnsetBounds.Word.PERSONS && (!voted || found <= low + EDGE);
        int onset = personsWord ? said : withData(found);
        return new Episode(bins, coverage, lastWave ? quietFrom(onset) : 0, onset, Math.max(end, onset + 1),
                personsWord ? search.likely() : bins.start(onset), voted || personsWord);
    }

    /** A break within a stretch without data is seen where data begins again. */
    private int withData(int bin) {
        int at = bin;
        while (at < high && at < bins.count() && !coverage.has(at)) {
            at++;
        }
        return at < bins.count() && coverage.has(at) ? at : bin;
    }

    private int strongest(boolean lastWave) {
        double most = Arrays.stream(votes).max().orElse(0);
        double enough = lastWave ? most / 2 : most;
        int found = low;
        for (int i = low; i <= high && i < votes.length; i++) {
            boolean peak = votes[i] >= enough && votes[i] > 0 && (found == low || votes[i] > votes[found] || (lastWave && i > found + 3));
            if (peak) {
                found = i;
            }
        }
        return found;
    }

    /** Where quiet time begins when only the last wave counts: the time before earlier strong breaks is left out. */
    private int quietFrom(int onset) {
        double most = Arrays.stream(votes).max().orElse(0);
        for (int i = onset - 4; i >= low; i--) {
            if (votes[i] >= most / 3) {
                return Math.min(i + 3, onset - 1);
            }
        }
        return 0;
    }

    /** Variance over mean of the covered bins' counts, at least 1; 1 where there are too few bins to tell. */
    static double dispersion(BinCounts counts, Coverage coverage, int from, int to) {
        int covered = coverage.between(from, to);
        if (covered < 8) {
            return 1;
        }
        double mean = (double) counts.between(from, to) / covered;
        if (mean <= 0) {
            return 1;
        }
        double squares = 0;
        for (int i = from; i < to; i++) {
            if (coverage.has(i)) {
                squares += (counts.at(i) - mean) * (counts.at(i) - mean);
            }
        }
        return Math.max(1, squares / (covered - 1) / mean);
    }
}
