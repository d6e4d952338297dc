package dev.gumshoe.conversations.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well a grouping agrees with the truth, over all pairs of alerts: of the pairs put together, how many belong together (precision), and of
 * those that belong together, how many were put together (recall).
 */
public record Grouping(double precision, double recall) {

    /** How well what was found agrees with the truth: the group of each alert, by its id. */
    public static Grouping of(Map<String, String> found, Map<String, String> truth) {
        List<String> ids = new ArrayList<>(truth.keySet());
        long both = 0;
        long together = 0;
        long belonging = 0;
        for (int i = 0; i < ids.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean put = found.get(ids.get(i)).equals(found.get(ids.get(j)));
                boolean belong = truth.get(ids.get(i)).equals(truth.get(ids.get(j)));
                together += put ? 1 : 0;
                belonging += belong ? 1 : 0;
                both += put && belong ? 1 : 0;
            }
        }
        return new Grouping((double) both / together, (double) both / belonging);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "pairwise precision %.4f, recall %.4f", precision, recall);
    }
}
