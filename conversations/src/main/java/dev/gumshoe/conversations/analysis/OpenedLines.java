package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.CodeSource;
import dev.gumshoe.conversations.evidence.CodeSource.CodeExcerpt;
import dev.gumshoe.conversations.evidence.CodeSource.CodeQuery;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens the lines of code that the strongest errors name, as they were deployed when they failed. */
final class OpenedLines {

    private static final int MOST = 2;
    private static final int LONGEST_LINE = 160;
    private static final Pattern PLACE = Pattern.compile(" at ([^\\s:]+\\.\\w+):(\\d{1,6})$");

    private OpenedLines() {}

    /** The findings of a look at logs, with the lines they name opened; unchanged where no source holds code. */
    static Findings with(Findings findings, LookRequest request) {
        List<CodeSource> sources = request.sources().answering(CodeSource.class);
        if (sources.isEmpty()) {
            return findings;
        }
        List<Observation> observations = new ArrayList<>(findings.observations());
        List<Gap> gaps = new ArrayList<>(findings.gaps());
        Instant fired = request.state().alert().startedAt();
        places(findings.signals(), fired).forEach(place -> sources.forEach(source -> {
            switch (source.open(place)) {
                case ToolResult.Found<CodeExcerpt>(CodeExcerpt code, Evidence evidence) ->
                    observations.add(told(request, observations.size() + 1, place, code, evidence));
                case ToolResult.NothingFound<CodeExcerpt> _ -> {
                }
                case ToolResult.Failed<CodeExcerpt> failed ->
                    gaps.add(Failures.failed(request.task(), gaps.size() + 1, "the code of " + place.resource(), failed));
            }
        }));
        return new Findings(findings.summary(), observations, gaps, findings.signals());
    }

    /** The strongest error of each place. */
    private static List<CodeQuery> places(List<Signal> signals, Instant fired) {
        Map<String, CodeQuery> places = new LinkedHashMap<>();
        signals.stream()
                .filter(signal -> signal.kind().equals(SignalKinds.LOG_ERROR))
                .sorted(Comparator.comparingDouble(Signal::strength).reversed())
                .forEach(signal -> {
                    Matcher place = PLACE.matcher(signal.subject());
                    if (places.size() < MOST && place.find() && Integer.parseInt(place.group(2)) > 0) {
                        Instant at = signal.onset() == null ? fired : signal.onset();
                        places.putIfAbsent(signal.resource() + place.group(),
                                new CodeQuery(signal.resource(), place.group(1), Integer.parseInt(place.group(2)), at));
                    }
                });
        return List.copyOf(places.values());
    }

    private static Observation told(LookRequest request, int number, CodeQuery place, CodeExcerpt code, Evidence evidence) {
        String revision = code.revision().substring(0, Math.min(7, code.revision().length()));
        String text = "The error of " + place.resource() + " comes from " + code.path() + " line " + place.line() + ", deployed as "
                + revision + ": “" + Phrases.quote(code.line(), LONGEST_LINE) + "”";
        return new Observation(request.task().id() + "." + number, Look.LOGS, Stance.CONTEXT, place.resource(), text, place.at(),
                List.of(evidence), null);
    }
}
