package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Hypothesis;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A specialist's look with a model: calculation looks first, so that its findings and signals are there whatever becomes of the model;
 * the model is given them and may call tools to go further. What it adds must cite what tools returned to it in this very errand.
 */
final class ModelLooks {

    private static final int MOST_OBSERVATIONS = 6;
    private static final int MOST_EVIDENCE = 4;

    /** An observation as a model worded it, and why it cannot stand; null when it can. */
    private record Draft(Filled said, @org.jspecify.annotations.Nullable String refusal) {}

    private final ModelDesk desk;
    private final Reasoner calculating;

    ModelLooks(ModelDesk desk, Reasoner calculating) {
        this.desk = desk;
        this.calculating = calculating;
    }

    Looked look(Task task, Investigation state, Notebook notebook) throws InterruptedException {
        Remembering remembering = new Remembering(notebook, task, state);
        Looked calculated = calculating.look(task, state, remembering);
        return desk.work(
                desk.roles().specialist(), "specialist." + Charters.name(task.look()), state, task.id(),
                sitting -> furtherOrGap(sitting, task, state, remembering, calculated), () -> calculated);
    }

    /** Who has no room left in a budget says so itself: what it saw until then stands, and what it would have seen is not known. */
    private Looked furtherOrGap(Sitting sitting, Task task, Investigation state, Remembering notebook, Looked calculated)
            throws ModelGivenUp, InterruptedException {
        try {
            return further(sitting, task, state, notebook, calculated);
        } catch (ModelGivenUp givenUp) {
            if (givenUp.lasting() == ModelGivenUp.Lasting.SPENT) {
                notebook.missing(Gap.ofBudget(task.id(), task.look(), givenUp.model(), givenUp.why()));
            }
            throw givenUp;
        }
    }

    private Looked further(Sitting sitting, Task task, Investigation state, Remembering notebook, Looked calculated)
            throws ModelGivenUp, InterruptedException {
        Shelf shelf = new Shelf();
        ToolContext context = new ToolContext(state, task, task.id() + ".t", desk.settings().answers());
        ToolLoop loop = desk.loop(sitting, Charters.specialist(task.look()), Shapes.FINDINGS, context, shelf);
        int before = notebook.count();
        List<Draft> drafts = drafts(loop.answer(words(task, state, notebook)), shelf, state);
        note(drafts, task, state, notebook, shelf);
        List<Draft> refused = drafts.stream().filter(draft -> draft.refusal() != null).toList();
        if (!refused.isEmpty()) {
            List<Draft> again = drafts(loop.answer(objection(refused)), shelf, state);
            note(again, task, state, notebook, shelf);
            again.stream().filter(draft -> draft.refusal() != null).forEach(draft -> desk.ledger()
                    .refused(draft.said().text("text").orElse(""), String.valueOf(draft.refusal()), state));
        }
        shelf.gaps(task.id(), _ -> task.look()).stream().filter(notebook::isNews).forEach(notebook::missing);
        int added = notebook.count() - before;
        String further = added == 0 ? "" : " " + sitting.role().model().name() + " looked further and added " + added + ".";
        return new Looked(calculated.summary() + further + folded(loop.folded()), calculated.signals());
    }

    private static String folded(int results) {
        return results == 0
                ? ""
                : " " + results + (results == 1 ? " older result was" : " older results were") + " folded, so that it could go on reading.";
    }

    private static String words(Task task, Investigation state, Remembering notebook) {
        StringBuilder words = new StringBuilder(Briefing.incident(state));
        words.append("\n## What calculation found in your field\n");
        List<Observation> found = notebook.seen();
        words.append(found.isEmpty()
                ? "Nothing.\n"
                : found.stream().map(o -> Quoted.BAR + "[" + o.id() + "] " + Quoted.line(o.text(), 320) + "\n")
                        .collect(Collectors.joining()));
        words.append("\n## Your question (").append(task.id()).append(")\n").append(Quoted.lines(task.question())).append('\n');
        state.hypotheses().stream()
                .map(Investigation.HypothesisRecord::hypothesis)
                .filter(hypothesis -> hypothesis.id().equals(task.hypothesis()))
                .forEach(hypothesis -> words.append(tested(hypothesis)));
        words.append("Time to look at: ").append(task.scope().window()).append('\n');
        if (!task.scope().focus().isEmpty()) {
            words.append("Look at ").append(task.scope().focus().stream().sorted().toList()).append(" and what they depend on.\n");
        }
        if (!task.scope().excluded().isEmpty()) {
            words.append("Leave out ").append(task.scope().excluded().stream().sorted().toList()).append(".\n");
        }
        return words.toString();
    }

    private static String tested(Hypothesis hypothesis) {
        return "It tests " + hypothesis.id() + ":\n" + Quoted.lines(hypothesis.statement() + "\nwould confirm: " + hypothesis.confirmedBy()
                + "\nwould refute: " + hypothesis.refutedBy()) + "\n";
    }

    private static List<Draft> drafts(Arguments answer, Shelf shelf, Investigation state) {
        return Filled.of(answer).parts("observations").stream()
                .filter(said -> said.text("text").isPresent())
                .limit(MOST_OBSERVATIONS)
                .map(said -> new Draft(said, refusal(said, shelf, state).orElse(null)))
                .toList();
    }

    private static Optional<String> refusal(Filled said, Shelf shelf, Investigation state) {
        List<String> ids = said.texts("evidence");
        if (shelf.evidence(ids, 1).isEmpty()) {
            return Optional.of(ids.isEmpty() ? "it cites no result of a tool" : "it cites " + ids + ", which no tool returned");
        }
        return Claims.misquote(said.text("text").orElse(""), shelf.texts(ids), state.topology());
    }

    private static String objection(List<Draft> refused) {
        return "These were refused:\n"
                + refused.stream()
                        .map(draft -> "- " + Quoted.line(draft.said().text("text").orElse(""), 300) + " — " + draft.refusal() + "\n")
                        .collect(Collectors.joining())
                + "Give them once more so that what you cite holds every name and number, or leave them out. Give only these.";
    }

    private static void note(List<Draft> drafts, Task task, Investigation state, Remembering notebook, Shelf shelf) {
        for (Draft draft : drafts) {
            if (draft.refusal() == null) {
                notebook.observed(observation(notebook.nextId(), draft.said(), task, state, shelf));
            }
        }
    }

    private static Observation observation(String id, Filled said, Task task, Investigation state, Shelf shelf) {
        List<Evidence> evidence = shelf.evidence(said.texts("evidence"), MOST_EVIDENCE);
        return new Observation(
                id,
                task.look(),
                Stances.of(said),
                said.text("resource").filter(state.topology().ids()::contains).orElse(null),
                Quoted.line(said.text("text").orElse(""), 600),
                Stances.at(said),
                evidence,
                null);
    }

    /** Passes on what is noted, remembers it, and numbers what comes after. */
    private static final class Remembering implements Notebook {

        private final Notebook notebook;
        private final String prefix;
        private final Map<String, Observation> seen = new LinkedHashMap<>();
        private final Set<String> missed = new HashSet<>();
        private int count;

        Remembering(Notebook notebook, Task task, Investigation state) {
            this.notebook = notebook;
            this.prefix = task.id() + ".";
            state.observations().stream().filter(o -> o.id().startsWith(prefix)).forEach(o -> seen.put(o.id(), o));
        }

        @Override
        public void observed(Observation observation) {
            count++;
            seen.put(observation.id(), observation);
            notebook.observed(observation);
        }

        @Override
        public void missing(Gap gap) {
            missed.add(gap.what() + gap.why());
            notebook.missing(gap);
        }

        /** Whether nobody in this errand missed it before. */
        boolean isNews(Gap gap) {
            return !missed.contains(gap.what() + gap.why());
        }

        int count() {
            return count;
        }

        List<Observation> seen() {
            return new ArrayList<>(seen.values());
        }

        /** An id that nothing has, also nothing that was seen before a crash. */
        String nextId() {
            int n = seen.size() + 1;
            while (seen.containsKey(prefix + n)) {
                n++;
            }
            return prefix + n;
        }
    }
}
