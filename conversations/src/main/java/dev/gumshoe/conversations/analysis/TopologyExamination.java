package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Note;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.evidence.ToolResult.Found;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.investigation.Task;
import dev.gumshoe.conversations.topology.Atlas;
import dev.gumshoe.conversations.topology.Neighbourhood;
import dev.gumshoe.conversations.topology.Survey;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what exists, in which state, and what hangs on what. */
public final class TopologyExamination implements Examination {

    private static final int MOST_TOLD = 4;

    @Override
    public Findings examine(LookRequest request) {
        List<ResourceSource> sources = request.sources().answering(ResourceSource.class);
        List<Gap> gaps = new ArrayList<>();
        if (sources.isEmpty()) {
            gaps.add(Failures.nobody(request.task(), "resources"));
        }
        List<Found<Inventory>> answers = ask(sources, request.task(), gaps);
        outOfDate(request, gaps);
        Topology topology = request.state().topology();
        for (Found<Inventory> answer : answers) {
            topology = topology.with(within(request, answer.data()));
        }
        List<Observation> observations = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        surroundings(request, topology, answers, observations);
        answers.forEach(answer -> states(request, answer, observations, signals));
        Topology whole = topology;
        sources.forEach(source -> notes(request, source, whole, observations));
        return new Findings(summary(topology), observations, gaps, signals);
    }

    private static List<Found<Inventory>> ask(List<ResourceSource> sources, Task task, List<Gap> gaps) {
        TimeWindow window = task.scope().window();
        List<Found<Inventory>> answers = new ArrayList<>();
        for (ResourceSource source : sources) {
            switch (source.inventory(window)) {
                case Found<Inventory> found -> answers.add(found);
                case ToolResult.NothingFound<Inventory> _ -> {
                }
                case ToolResult.Failed<Inventory> failed -> gaps.add(Failures.failed(task, gaps.size() + 1, "resources", failed));
            }
            Failures.damaged(task, gaps.size() + 1, source.name(), source.inventoryDefects()).ifPresent(gaps::add);
        }
        return answers;
    }

    /** A source that failed to answer now has its gap already. */
    private static void outOfDate(LookRequest request, List<Gap> gaps) {
        Set<String> asked = Set.copyOf(request.sources().answering(ResourceSource.class).stream().map(ResourceSource::name).toList());
        for (Atlas atlas : request.sources().answering(Atlas.class)) {
            atlas.stale().stream().filter(survey -> !asked.contains(survey.source()))
                    .forEach(survey -> gaps.add(outOfDate(request.task(), gaps.size() + 1, survey)));
        }
    }

    private static Gap outOfDate(Task task, int number, Survey survey) {
        String trouble = survey.trouble();
        return new Gap(task.id() + ".g" + number, task.look(), "resources as " + survey.source() + " knows them",
                "what is known may be out of date: " + Atlas.words(survey),
                Failures.mend(trouble == null ? List.of() : List.of(trouble), "make " + survey.source() + " answer"));
    }

    /** Where a case notes a part of what is known, the rest is not its business. */
    private static Inventory within(LookRequest request, Inventory told) {
        Topology noted = request.state().topology();
        if (noted.isEmpty() || request.sources().answering(Atlas.class).isEmpty()) {
            return told;
        }
        return new Inventory(
                told.resources().stream().filter(resource -> noted.ids().contains(resource.id())).toList(),
                told.relations().stream().filter(r -> noted.ids().contains(r.from()) && noted.ids().contains(r.to())).toList());
    }

    private static void surroundings(
            LookRequest request, Topology topology, List<Found<Inventory>> answers, List<Observation> observations) {
        String named = request.state().alert().resource();
        if (named == null || !topology.ids().contains(named)) {
            return;
        }
        String text = Neighbourhood.words(named, topology);
        observations.add(observation(request, observations, Stance.CONTEXT, named, text, evidence(request, named, answers)));
    }

    /** Those that know the resource; where none was asked now, what was discovered before. */
    private static Evidence evidence(LookRequest request, String named, List<Found<Inventory>> answers) {
        return answers.stream()
                .filter(answer -> answer.data().relations().stream().anyMatch(r -> r.from().equals(named) || r.to().equals(named)))
                .findFirst().or(() -> answers.stream().findFirst())
                .map(Found::evidence)
                .orElseGet(() -> new Evidence(Atlas.NAME, "what is known around " + named, request.task().scope().window(), named));
    }

    private static void states(LookRequest request, Found<Inventory> found, List<Observation> told, List<Signal> signals) {
        for (Resource resource : within(request, found.data()).resources()) {
            ResourceState state = ResourceState.of(resource);
            Optional<Instant> started = state.started().filter(request.task().scope().window()::contains);
            started.ifPresent(at -> signals.add(
                    new Signal(resource.id(), SignalKinds.RESOURCE_STARTED, "start time", 1, at, Map.of(), null)));
            state.unwell().ifPresent(word -> {
                String text = resource.id() + " is " + word + ".";
                boolean tell = told.size() < MOST_TOLD;
                String id = id(request, told);
                if (tell) {
                    told.add(observation(request, told, Stance.FOR, resource.id(), text, found.evidence()));
                }
                signals.add(
                        new Signal(resource.id(), SignalKinds.AVAILABILITY, word, 1, null, Map.of(Measured.LEVEL, 1.0), tell ? id : null));
            });
        }
    }

    /** What people wrote down beforehand for whoever investigates: of everything, of what the alert names and of what that calls. */
    private static void notes(LookRequest request, ResourceSource source, Topology topology, List<Observation> told) {
        String named = request.state().alert().resource();
        List<String> near = named == null ? List.of() : topology.callees(named);
        for (Note note : source.notes()) {
            String about = note.resource();
            if (about == null || about.equals(named) || near.contains(about)) {
                String text = source.name() + (about == null ? " says: " : " says of " + about + ": ") + Phrases.quote(note.text(), 400);
                Evidence evidence = new Evidence(source.name(), note.where(), request.task().scope().window(), text);
                told.add(observation(request, told, Stance.CONTEXT, about, text, evidence));
            }
        }
    }

    private static Observation observation(
            LookRequest request, List<Observation> told, Stance stance, @Nullable String resource, String text, Evidence evidence) {
        return new Observation(
                id(request, told), Look.TOPOLOGY, stance, resource, text, null, List.of(evidence.withExcerpt(text)), null);
    }

    private static String id(LookRequest request, List<Observation> observations) {
        return request.task().id() + "." + (observations.size() + 1);
    }

    private static String summary(Topology topology) {
        if (topology.isEmpty()) {
            return "What exists and what depends on what is not known.";
        }
        return topology.ids().size() + " resources, " + topology.relations().size() + " relations between them.";
    }
}
