package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the sources of AWS have in common: all accounts and regions are asked at once, and one harmless read in each says whether they answer. */
abstract class AwsSource implements EvidenceSource {

    private static final Duration LATELY = Duration.ofMinutes(5);

    private final AwsAccess access;
    private final String name;

    /** @param suffix what tells it from the other sources of AWS */
    AwsSource(AwsAccess access, String suffix) {
        this.access = access;
        this.name = access.settings().name() + " " + suffix;
    }

    @Override
    public final String name() {
        return name;
    }

    final AwsAccess access() {
        return access;
    }

    final AwsCalls calls() {
        return access.calls();
    }

    final Question question(TimeWindow window) {
        return new Question(name, window, access.settings().limits().timeout());
    }

    final List<AwsPlace> places() {
        return access.settings().places();
    }

    /** The place that a line's or a span's labels name. */
    final Optional<AwsPlace> place(Map<String, String> labels) {
        return places().stream().filter(place -> place.account().name().equals(labels.get(LogResource.ACCOUNT))
                && place.region().equals(labels.get(LogResource.REGION))).findFirst();
    }

    /** Asks for as little as can be asked of every permission that the source needs and that can be tried. */
    abstract void harmless(Question question, AwsPlace place) throws AwsTrouble;

    @Override
    public final Health health() {
        Question question = question(TimeWindow.endingAt(access.clock().instant(), LATELY));
        Everywhere.<AwsPlace, Object>each(question, places(), (place, _) -> harmless(question, place), _ -> {});
        String where = places().stream().map(AwsPlace::toString).collect(Collectors.joining(", "));
        return question.missing().isEmpty() ? Health.good("answers in " + where) : Health.bad(String.join("; ", question.missing()));
    }
}
