package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.investigation.Investigation.HypothesisRecord;
import dev.gumshoe.conversations.investigation.Investigation.TaskRecord;
import dev.gumshoe.conversations.investigation.Investigation.TaskState;
import dev.gumshoe.conversations.investigation.JournalEntry.HypothesisJudged;
import dev.gumshoe.conversations.investigation.JournalEntry.HypothesisStated;
import dev.gumshoe.conversations.investigation.JournalEntry.ObservationMade;
import dev.gumshoe.conversations.investigation.JournalEntry.RunbookConsulted;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskCancelled;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskFinished;
import dev.gumshoe.conversations.investigation.JournalEntry.TaskOpened;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What was looked for in a case and what was seen, each in the order it was written. Immutable.
 *
 * @param hypotheses possible causes by id
 * @param tasks errands by id
 * @param observations what was seen, by id
 * @param gaps what could not be looked at
 * @param runbooks what was read
 */
record Findings(
        SequencedMap<String, HypothesisRecord> hypotheses,
        SequencedMap<String, TaskRecord> tasks,
        SequencedMap<String, ObservationMade> observations,
        List<Gap> gaps,
        List<RunbookConsulted> runbooks) {

    static final Findings NONE = new Findings(Growth.none(), Growth.none(), Growth.none(), List.of(), List.of());

    Findings with(HypothesisStated entry) {
        Hypothesis hypothesis = entry.hypothesis();
        return supposing(Growth.plus(hypotheses, hypothesis.id(), new HypothesisRecord(hypothesis, null, null)));
    }

    Findings with(HypothesisJudged entry) {
        return supposing(Growth.changed(
                hypotheses, entry.hypothesis(), h -> new HypothesisRecord(h.hypothesis(), entry.verdict(), entry.why())));
    }

    private Findings supposing(SequencedMap<String, HypothesisRecord> causes) {
        return new Findings(causes, tasks, observations, gaps, runbooks);
    }

    Findings with(TaskOpened entry) {
        TaskRecord open = new TaskRecord(entry.task(), entry.at(), TaskState.OPEN, "", List.of());
        return sending(Growth.plus(tasks, entry.task().id(), open));
    }

    Findings with(TaskFinished entry) {
        return ending(entry.task(), t -> t.ended(TaskState.FINISHED, entry.summary(), entry.signals()));
    }

    Findings with(TaskCancelled entry) {
        return ending(entry.task(), t -> t.ended(TaskState.CANCELLED, entry.why(), List.of()));
    }

    private Findings ending(String task, UnaryOperator<TaskRecord> change) {
        return sending(Growth.changed(tasks, task, change));
    }

    private Findings sending(SequencedMap<String, TaskRecord> errands) {
        return new Findings(hypotheses, errands, observations, gaps, runbooks);
    }

    Findings with(ObservationMade entry) {
        return new Findings(
                hypotheses, tasks, Growth.plus(observations, entry.observation().id(), entry), gaps, runbooks);
    }

    Findings with(Gap gap) {
        return new Findings(hypotheses, tasks, observations, Growth.plus(gaps, gap), runbooks);
    }

    Findings with(RunbookConsulted entry) {
        return new Findings(hypotheses, tasks, observations, gaps, Growth.plus(runbooks, entry));
    }

    /** What was seen and still counts: a look that was taken again, of another scope or with the same question, counts no more. */
    List<Observation> counting() {
        Set<String> replaced = tasks.values().stream()
                .filter(task -> task.state() == TaskState.FINISHED && replaced(task.task()))
                .map(task -> task.task().id())
                .collect(Collectors.toSet());
        return observations.values().stream()
                .filter(made -> !replaced.contains(made.task()))
                .map(ObservationMade::observation)
                .toList();
    }

    private boolean replaced(Task earlier) {
        return tasks.values().stream()
                .dropWhile(task -> !task.task().id().equals(earlier.id()))
                .skip(1)
                .filter(task -> task.state() == TaskState.FINISHED && task.task().look() == earlier.look())
                .map(TaskRecord::task)
                .anyMatch(later -> !later.scope().equals(earlier.scope()) || later.question().equals(earlier.question()));
    }
}
