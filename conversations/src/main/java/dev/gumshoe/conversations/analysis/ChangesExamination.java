package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.RoutineChanges.Group;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at what people and pipelines changed. Whether a change explains anything is weighed later, when the onset is known. */
public final class ChangesExamination implements Examination {

    private static final int MOST_TOLD = 12;
    private static final int MOST_GROUPS = 4;
    private static final int MOST_SIGNALS = 200;
    private static final Duration REACH_BACK = Duration.ofHours(6);

    /** The figure that is 1 for a change of the kind it is named after. */
    static String figure(Change.Kind kind) {
        return "kind-" + kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Findings examine(LookRequest request) throws InterruptedException {
        List<Gap> gaps = new ArrayList<>();
        List<Found> found = readAll(request, gaps);
        if (Thread.interrupted()) {
            throw new InterruptedException("called off while looking at changes");
        }
        Instant fired = request.state().alert().startedAt();
        found.sort(Comparator.comparing((Found f) -> Duration.between(f.change().timestamp(), fired).abs()));
        Map<Change, Observation> told = tell(request, found);
        List<Signal> signals = new ArrayList<>();
        for (Found one : found.subList(0, Math.min(MOST_SIGNALS, found.size()))) {
            signals.add(signal(request, one.change(), told.get(one.change())));
        }
        return new Findings(summary(found), told.values().stream().distinct().toList(), gaps, signals);
    }

    private record Found(ChangeSource source, Change change, Evidence evidence) {}

    private static List<Found> readAll(LookRequest request, List<Gap> gaps) {
        List<Found> all = new ArrayList<>();
        List<ChangeSource> sources = request.sources().answering(ChangeSource.class);
        if (sources.isEmpty()) {
            gaps.add(Failures.nobody(request.task(), "changes"));
        }
        TimeWindow window = request.task().scope().window();
        TimeWindow longer = new TimeWindow(window.from().minus(REACH_BACK), window.to());
        for (ChangeSource source : sources) {
            switch (source.changes(ChangeQuery.all(longer))) {
                case ToolResult.Found<List<Change>> found -> found.data().forEach(c -> all.add(new Found(source, c, found.evidence())));
                case ToolResult.NothingFound<List<Change>> _ -> {
                }
                case ToolResult.Failed<List<Change>> failed ->
                    gaps.add(Failures.failed(request.task(), gaps.size() + 1, "changes", failed));
            }
            Failures.damaged(request.task(), gaps.size() + 1, source.name(), source.changeDefects()).ifPresent(gaps::add);
        }
        return all;
    }

    /** What people and pipelines did one by one, nearest to the alert first; what machinery did over and over in one sentence. */
    private static Map<Change, Observation> tell(LookRequest request, List<Found> found) {
        List<Group> groups = RoutineChanges.among(found.stream().map(Found::change).toList(), request.state().topology());
        Set<Change> routine = groups.stream().flatMap(g -> g.changes().stream()).collect(Collectors.toSet());
        Map<Change, Observation> told = new LinkedHashMap<>();
        found.stream()
                .filter(one -> !routine.contains(one.change()))
                .sorted(Comparator.comparing((Found one) -> one.change().kind() == Change.Kind.OTHER))
                .limit(MOST_TOLD - Math.min(MOST_GROUPS, groups.size()))
                .forEach(one -> told.put(one.change(), observation(request, told.size() + 1, one.change().resource(),
                        ChangeWords.tell(one.change()), one.change().timestamp(), evidence(one))));
        int number = told.size();
        for (Group group : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
            String whole = group.whole().isEmpty() ? null : group.whole();
            Evidence listed = evidenceOf(group, found).withExcerpt(group.excerpt());
            Observation one = observation(request, ++number, whole, group.tell(), group.first(), listed);
            group.changes().forEach(change -> told.put(change, one));
        }
        return told;
    }

    private static Evidence evidenceOf(Group group, List<Found> found) {
        return found.stream().filter(one -> group.changes().contains(one.change())).findFirst().orElseThrow().evidence();
    }

    private static Observation observation(
            LookRequest request, int number, @Nullable String resource, String text, Instant at, Evidence evidence) {
        String id = request.task().id() + "." + number;
        return new Observation(id, Look.CHANGES, Stance.CONTEXT, resource, text, at, List.of(evidence), null);
    }

    // asks again for that resource's changes around that moment, so that the query cited shows this change
    private static Evidence evidence(Found found) {
        Change change = found.change();
        String excerpt = excerpt(change);
        if (change.resource() == null) {
            return found.evidence().withExcerpt(excerpt).seenAt(change.page());
        }
        TimeWindow around = new TimeWindow(change.timestamp(), change.timestamp().plusSeconds(1));
        return found.source().changes(new ChangeQuery(Set.of(change.resource()), around)) instanceof ToolResult.Found<List<Change>> again
                ? again.evidence().withExcerpt(excerpt).seenAt(change.page())
                : found.evidence().withExcerpt(excerpt).seenAt(change.page());
    }

    private static String excerpt(Change change) {
        StringBuilder excerpt = new StringBuilder(change.title());
        if (!change.files().isEmpty()) {
            excerpt.append("\nfiles: ").append(String.join(", ", change.files()));
        }
        if (change.diff() != null) {
            excerpt.append('\n').append(change.diff());
        }
        return excerpt.toString();
    }

    private static Signal signal(LookRequest request, Change change, @Nullable Observation told) {
        String resource = change.resource() == null ? mentioned(request, change) : change.resource();
        return new Signal(
                resource,
                SignalKinds.CHANGE,
                change.id(),
                1,
                change.timestamp(),
                Map.of(figure(change.kind()), 1.0),
                told == null ? null : told.id());
    }

    // a change that names no resource may still speak of one
    private static String mentioned(LookRequest request, Change change) {
        String text = change.title() + " " + String.join(" ", change.files());
        Set<String> ids = request.state().topology().ids();
        List<String> words = Words.of(text);
        return new Vocabulary(ids).named(text).stream().findFirst()
                .or(() -> ids.stream()
                        .filter(id -> Collections.indexOfSubList(words, Words.of(id)) >= 0 && Words.of(id).size() > 1)
                        .max(Comparator.comparingInt(id -> Words.of(id).size())))
                .orElse("");
    }

    private static String summary(List<Found> found) {
        if (found.isEmpty()) {
            return "No change was recorded in the time looked at or the six hours before.";
        }
        Change latest = found.getFirst().change();
        return found.size() + (found.size() == 1 ? " change" : " changes") + "; nearest to the alert: " + ChangeWords.clause(latest)
                + " at "
                + Phrases.clock(latest.timestamp()) + ".";
    }
}
