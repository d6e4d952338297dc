package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.Sightings.Sighting;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Resources that warn or fail a lot but always did, and in the same words: whoever reads their log for the first time suspects them. Told
 * also of a resource that logs something new besides, for its old complaints are no part of it.
 */
final class NoisyLogs {

    private static final int MOST_NAMED = 5;
    private static final long FEWEST_LINES = 10;
    private static final double SAME = 4;

    private record Noise(ResourceLog log, LogTemplate loudest, RateChange change) {}

    private final LogReading reading;
    private final Episode episode;
    private final double growth;

    NoisyLogs(LogReading reading, Episode episode, double growth) {
        this.reading = reading;
        this.episode = episode;
        this.growth = growth;
    }

    /** The one sighting that names them, the noisiest first. */
    Optional<Sighting> told(Evidence evidence) {
        List<Noise> noisy = reading.logs().stream()
                .map(this::noise)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong((Noise n) -> n.change().quiet()).reversed())
                .limit(MOST_NAMED)
                .toList();
        if (noisy.isEmpty()) {
            return Optional.empty();
        }
        String about = noisy.size() == 1 ? noisy.getFirst().log().resource : null;
        Evidence shown = Sightings.narrowed(evidence,
                "resource in (" + noisy.stream().map(n -> n.log().resource).collect(Collectors.joining(", "))
                        + ") and severity in (WARN, ERROR)",
                noisy.stream().map(this::line).collect(Collectors.joining("\n")));
        return Optional.of(new Sighting(3, Stance.RULED_OUT, about, text(noisy), episode.at(), shown,
                noisy.stream().map(this::signal).toList()));
    }

    private Optional<Noise> noise(ResourceLog log) {
        List<LogTemplate> unchanged = new ArrayList<>();
        BinCounts all = new BinCounts();
        for (LogTemplate template : log.drain.templates()) {
            if ((template.severe || template.severity.equals("WARN")) && same(template.counts)) {
                unchanged.add(template);
                all.addAll(template.counts);
            }
        }
        return episode.quiet(all) < FEWEST_LINES || episode.incident(all) == 0 || !same(all)
                ? Optional.empty()
                : unchanged.stream()
                        .max(Comparator.comparingLong(t -> episode.quiet(t.counts)))
                        .map(loudest -> new Noise(log, loudest, episode.change(all, 1)));
    }

    // complaints come with the work or with the clock: either is usual
    private boolean same(BinCounts counts) {
        return Math.abs(episode.change(counts, 1).z()) < SAME || Math.abs(episode.change(counts, growth).z()) < SAME;
    }

    private String text(List<Noise> noisy) {
        if (noisy.size() > 1) {
            return "The many warnings of " + Phrases.listed(noisy.stream().map(n -> n.log().resource).toList())
                    + " are no news, they always came and in the same words; the most, from " + line(noisy.getFirst()) + ".";
        }
        return "The many warnings of " + noisy.getFirst().log().resource + " are no news, they always came and in the same words: "
                + rates(noisy.getFirst()) + " (“" + words(noisy.getFirst()) + "”).";
    }

    private String line(Noise noise) {
        return noise.log().resource + ": " + rates(noise) + " (“" + words(noise) + "”)";
    }

    private static String words(Noise noise) {
        return Phrases.quote(LogMask.readable(noise.loudest().text()), 100);
    }

    private String rates(Noise noise) {
        return Phrases.perMinute(noise.change().quiet() / Math.max(1e-9, episode.quietMinutes())) + " before, "
                + Phrases.perMinute(noise.change().incident() / Math.max(1e-9, episode.incidentMinutes())) + " now";
    }

    private Signal signal(Noise noise) {
        return new Signal(noise.log().resource, SignalKinds.HEALTHY, "warnings as always", Math.abs(noise.change().z()), episode.at(),
                Map.of("quiet", (double) noise.change().quiet(), "incident", (double) noise.change().incident(), "z", noise.change().z()),
                null);
    }
}
