package dev.gumshoe.bot;

import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.conversations.agents.Argument;
import dev.gumshoe.conversations.agents.Budget;
import dev.gumshoe.conversations.agents.EvidenceReasoner;
import dev.gumshoe.conversations.agents.FurtherTools;
import dev.gumshoe.conversations.agents.ModelReasoner;
import dev.gumshoe.conversations.agents.ReasoningSettings;
import dev.gumshoe.conversations.agents.ScriptedModel;
import dev.gumshoe.conversations.agents.Toolbox;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Dissent;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.RootCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How often a cause that a model names is right, by the confidence that is computed for it. The model is scripted: it names each resource
 * that something speaks for, one after the other, cites all that speaks for it and the change that came before, and has no doubt. What
 * calculation names first too is told apart from what it does not, for only there the evidence alone decides.
 *
 * <pre>
 * java -cp bot/target/test-classes:bot/target/classes:...:$(cat bot/target/classpath) bot/src/bench/java/dev/gumshoe/bot/CauseConfidenceBench.java FOLDER...
 * </pre>
 *
 * <p>A folder holds suites and their {@code *.labels.jsonl}, as {@code MadeUpSuites} writes them; those of changes are left out.
 */
public final class CauseConfidenceBench {

    private static final Pattern LABEL = Pattern.compile("\"suite\": ?\"([^\"]+)\", ?\"case\": ?\"([^\"]+)\", ?\"answer\": ?\"([^\"]+)\"");
    private static final int MOST_CITED = 8;

    /** One cause that was named. */
    private record Named(boolean odd, boolean first, boolean sureElsewhere, double confidence, boolean right) {}

    private CauseConfidenceBench() {}

    /** Runs and prints. */
    public static void main(String[] folders) throws Exception {
        List<Named> all = new ArrayList<>();
        for (String folder : folders) {
            all.addAll(named(Path.of(folder)));
        }
        print("calculation's own first suspect", all.stream().filter(Named::first).toList());
        print("another, odd cases", all.stream().filter(n -> !n.first() && n.odd()).toList());
        print("another, even cases", all.stream().filter(n -> !n.first() && !n.odd()).toList());
        print("another, while calculation is not sure", all.stream().filter(n -> !n.first() && !n.sureElsewhere()).toList());
        print("another, while calculation is sure elsewhere", all.stream().filter(n -> !n.first() && n.sureElsewhere()).toList());
    }

    private static void print(String what, List<Named> named) {
        System.out.printf(Locale.ROOT, "%s: %d named, %.0f %% right, said %.2f on average, Brier %.3f%n", what, named.size(),
                100 * named.stream().mapToDouble(n -> n.right() ? 1 : 0).average().orElse(0),
                named.stream().mapToDouble(Named::confidence).average().orElse(0),
                named.stream().mapToDouble(n -> Math.pow(n.confidence() - (n.right() ? 1 : 0), 2)).average().orElse(0));
        Map<Integer, List<Named>> bins = new TreeMap<>();
        named.forEach(n -> bins.computeIfAbsent((int) (n.confidence() * 10), _ -> new ArrayList<>()).add(n));
        bins.forEach((bin, in) -> System.out.printf(Locale.ROOT, "  %.1f: %4d named, %3.0f %% right%n", bin / 10.0, in.size(),
                100 * in.stream().mapToDouble(n -> n.right() ? 1 : 0).average().orElse(0)));
    }

    private static List<Named> named(Path folder) throws IOException {
        Map<String, String> labels = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".labels.jsonl") && !f.endsWith("changes.labels.jsonl")).toList()) {
                Matcher label = LABEL.matcher(Files.readString(file));
                while (label.find()) {
                    labels.put(label.group(1) + "/" + label.group(2), label.group(3));
                }
            }
        }
        List<Named> named = new ArrayList<>();
        for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
            try {
                named.addAll(one(folder.resolve(label.getKey()), label.getValue()));
            } catch (Exception e) {
                throw new IllegalStateException(label.getKey() + " could not be investigated", e);
            }
        }
        return named;
    }

    private static List<Named> one(Path folder, String guilty) throws Exception {
        Investigation state = new Replay(Runbooks.read(List.of()).advice(), InstantSource.system(), _ -> List.of())
                .of(RecordedCase.open(folder));
        EvidenceReasoner calculating = new EvidenceReasoner(EvidenceSources.of(), new InMemoryLocker(), InstantSource.system(), ZoneOffset.UTC);
        Conclusion calculated = calculating.conclude(state);
        String first = calculated.ranked().isEmpty() ? "" : calculated.ranked().getFirst().resource();
        List<Named> named = new ArrayList<>();
        for (Map.Entry<String, List<Observation>> candidate : candidates(state).entrySet()) {
            String resource = candidate.getKey();
            ScriptedModel model = new ScriptedModel(_ -> ScriptedModel.form(cause(resource, candidate.getValue())));
            Conclusion drawn = new ModelReasoner(calculating, model.everywhere(), new Toolbox(List.of()), FurtherTools.none(),
                    Budget.unlimited(), new InMemoryJournal(), InstantSource.system(), ReasoningSettings.usual(ZoneOffset.UTC)).conclude(state);
            said(drawn, resource).ifPresent(cause -> named.add(new Named(odd(folder), resource.equals(first), calculated.conclusive(),
                    cause.confidence(), resource.equals(guilty))));
        }
        return named;
    }

    /** What the model named, whether it was concluded or is told beside what was. */
    private static Optional<RootCause> said(Conclusion drawn, String resource) {
        return Stream.concat(drawn.causes().stream().limit(1), Optional.ofNullable(drawn.dissent()).map(Dissent::cause).stream())
                .filter(cause -> cause.resource().equals(resource)).findFirst();
    }

    private static boolean odd(Path folder) {
        String name = folder.getFileName().toString();
        return (name.charAt(name.length() - 1) - '0') % 2 == 1;
    }

    private static Map<String, List<Observation>> candidates(Investigation state) {
        Map<String, List<Observation>> candidates = new LinkedHashMap<>();
        state.observations().stream()
                .filter(o -> o.stance() == Stance.FOR && o.resource() != null)
                .forEach(o -> candidates.computeIfAbsent(Objects.requireNonNull(o.resource()), _ -> new ArrayList<>()).add(o));
        return candidates;
    }

    private static Map<String, Argument> cause(String resource, List<Observation> evidence) {
        List<Argument> because = evidence.stream().skip(1).limit(MOST_CITED)
                .map(o -> ScriptedModel.thing("text", o.text(), "observations", List.of(o.id()))).toList();
        return ScriptedModel.fields("causes", List.of(ScriptedModel.thing("resource", resource, "mechanism", "other", "headline",
                ScriptedModel.thing("text", evidence.getFirst().text(), "observations", List.of(evidence.getFirst().id())),
                "because", because, "doubt", 0.0)));
    }
}
