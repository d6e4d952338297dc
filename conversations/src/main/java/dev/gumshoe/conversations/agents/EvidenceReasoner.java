package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.ChangesExamination;
import dev.gumshoe.conversations.analysis.Conclusions;
import dev.gumshoe.conversations.analysis.Examination;
import dev.gumshoe.conversations.analysis.Findings;
import dev.gumshoe.conversations.analysis.ImpactExamination;
import dev.gumshoe.conversations.analysis.LogsExamination;
import dev.gumshoe.conversations.analysis.LookRequest;
import dev.gumshoe.conversations.analysis.MetricsExamination;
import dev.gumshoe.conversations.analysis.TopologyExamination;
import dev.gumshoe.conversations.analysis.TracesExamination;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Task;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The reasoner that calculates: it needs no language model, costs nothing, and gives the same answer twice. */
public final class EvidenceReasoner implements Reasoner {

    private final EvidenceSources sources;
    private final Locker locker;
    private final Map<Look, Examination> examinations;
    private final EvidencePlans plans;
    private final RecordAnswers answers;
    private final LookAnswers looks;
    private final MessageReader reader;

    /**
     * A reasoner that looks through the sources.
     *
     * @param locker where series worth a chart are kept
     * @param clock for times of day that people mention
     * @param zone in which people write times of day
     */
    public EvidenceReasoner(EvidenceSources sources, Locker locker, InstantSource clock, ZoneId zone) {
        this(sources, locker, clock, zone, Precedents.NONE);
    }

    /**
     * The same with earlier cases to recall.
     *
     * @param precedents what is kept of them
     */
    public EvidenceReasoner(EvidenceSources sources, Locker locker, InstantSource clock, ZoneId zone, Precedents precedents) {
        this.sources = sources;
        this.locker = locker;
        this.examinations = examinations();
        this.plans = new EvidencePlans(sources, examinations.keySet(), zone);
        QuestionReader questions = new QuestionReader(new SpokenTime(zone), clock);
        this.answers = new RecordAnswers(zone, questions);
        this.looks = new LookAnswers(sources, questions, answers, TimeOfDay.in(zone), precedents, clock);
        this.reader = new MessageReader(new SpokenTime(zone), clock);
    }

    private static Map<Look, Examination> examinations() {
        Map<Look, Examination> all = new EnumMap<>(Look.class);
        all.put(Look.TOPOLOGY, new TopologyExamination());
        all.put(Look.METRICS, new MetricsExamination());
        all.put(Look.TRACES, new TracesExamination());
        all.put(Look.LOGS, new LogsExamination());
        all.put(Look.CHANGES, new ChangesExamination());
        all.put(Look.IMPACT, new ImpactExamination());
        return all;
    }

    @Override
    public Plan plan(Investigation state) throws InterruptedException {
        return plans.next(state);
    }

    @Override
    public Looked look(Task task, Investigation state, Notebook notebook) throws InterruptedException {
        if (task.look() == Look.RUNBOOKS) {
            return new Looked("Runbooks that fit: " + state.runbooks().stream().map(r -> r.name()).collect(Collectors.joining(", ")) + ".",
                    List.of());
        }
        Examination examination = examinations.get(task.look());
        if (examination == null) {
            return new Looked("Nobody here takes this kind of look.", List.of());
        }
        Findings findings = examination.examine(new LookRequest(task, state, sources, locker));
        findings.observations().forEach(notebook::observed);
        findings.gaps().forEach(notebook::missing);
        return new Looked(findings.summary(), findings.signals());
    }

    @Override
    public Conclusion conclude(Investigation state) {
        return Conclusions.conclude(state);
    }

    @Override
    public List<Statement> answer(QuestionAsked question, Investigation state) {
        return answers.answer(question.text(), state);
    }

    @Override
    public List<Statement> answer(QuestionAsked question, Investigation state, Notebook notebook) {
        return looks.answer(question, state, notebook);
    }

    @Override
    public Utterance read(String text, boolean mentioned, Investigation state) {
        return reader.read(text, mentioned, state);
    }
}
