package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.topology.Atlas;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers without a model: from the record where that holds the answer, else by looking. What is seen is noted, so that every answer can be
 * checked.
 */
final class LookAnswers {

    private static final Duration USUAL = Duration.ofHours(1);
    private static final int MOST_NAMED = 8;
    /** Where several things are asked at once. */
    private static final int MOST_OF_SEVERAL = 4;

    private final EvidenceSources sources;
    private final QuestionReader reader;
    private final RecordAnswers record;
    private final TimeOfDay clock;
    private final Precedents precedents;
    private final InstantSource now;

    LookAnswers(EvidenceSources sources, QuestionReader reader, RecordAnswers record, TimeOfDay clock, Precedents precedents,
            InstantSource now) {
        this.sources = sources;
        this.reader = reader;
        this.record = record;
        this.clock = clock;
        this.precedents = precedents;
        this.now = now;
    }

    /** The answer, with its observations noted; never empty. */
    List<Statement> answer(QuestionAsked question, Investigation state, Notebook notebook) {
        Answer answer = new Answer(id(question, state), notebook);
        Topology topology = topology(answer, state);
        List<Wanted> all = reader.all(question.text(), state, topology);
        Map<String, Statement> said = new LinkedHashMap<>();
        for (Wanted wanted : all) {
            List<Statement> told = one(wanted, state, topology, answer);
            told.stream().limit(all.size() == 1 ? told.size() : MOST_OF_SEVERAL).forEach(s -> said.putIfAbsent(s.text(), s));
        }
        List<Statement> answered = new ArrayList<>(said.values());
        if (state.inquiry() && answer.isOdd()) {
            answered.add(RecordAnswers.OFFER);
        }
        return answered;
    }

    private List<Statement> one(Wanted wanted, Investigation state, Topology topology, Answer answer) {
        int before = answer.said().size();
        Optional<Statement> nobody = nobodyKnown(wanted, topology);
        if (nobody.isPresent()) {
            return List.of(nobody.get());
        }
        if (looks(wanted, state)) {
            look(new Looking(sources, state, topology, wanted, reader.now(state), answer, clock));
        }
        List<Statement> looked = answer.said().subList(before, answer.said().size());
        boolean both = wanted.topic() == Topic.STATE || (wanted.topic() == Topic.TIMELINE && record.knows(wanted, state));
        List<Statement> said = new ArrayList<>(looked.isEmpty() || both ? record.answer(wanted, state) : List.of());
        said.addAll(looked);
        return said;
    }

    /** That a name which the question names means nothing here: of something else nothing is told instead. */
    private static Optional<Statement> nobodyKnown(Wanted wanted, Topology topology) {
        if (!wanted.topic().takesASubject() || !wanted.about().isEmpty() || topology.isEmpty()) {
            return Optional.empty();
        }
        return wanted.strange().stream()
                .filter(word -> wanted.words().matches(".*\\b(?:of|for|at|on|by|in|from) (?:the |our )?" + Pattern.quote(word) + "\\b.*"))
                .findFirst()
                .map(word -> Statement.of("I know nothing called “" + Quoted.line(word, 40) + "”. There are "
                        + topology.ids().stream().filter(id -> topology.wholes(id).isEmpty()).sorted().limit(MOST_NAMED)
                                .collect(Collectors.joining(", "))
                        + ", …; name one of them."));
    }

    /** Whether it has to be looked for: some things no record holds, others not for every time and kind. */
    private boolean looks(Wanted wanted, Investigation state) {
        return switch (wanted.topic()) {
            case PRECEDENT, FLEET, SESSIONS, ERRORS, LOGS, DEPENDENCIES, VERSION, OWNER, TRACE, LEVEL, NORMAL, COMPARE, PERSISTENCE -> true;
            case CHANGES -> state.inquiry() || wanted.time().isPresent() || !wanted.about().isEmpty()
                    || (ChangeLooks.kinds(wanted.words()).size() == 1 && asksForAll(wanted)) || !record.knows(wanted, state);
            case STATE -> !record.knows(wanted, state);
            case TIMELINE -> wanted.time().isPresent();
            case HELP, WHY_NOT, WHAT_ELSE, MITIGATION, ORDER, ALARMS, CHART, IMPACT, GAPS, LOOKED, ONSET, RULED_OUT,
                    RUNBOOKS, CERTAINTY, EVIDENCE, SUMMARY, CAUSE, IS_IT, OTHER ->
                false;
        };
    }

    /** Not for the one that did it: “who deployed it?”. */
    private static boolean asksForAll(Wanted wanted) {
        return !wanted.words().matches(".*\\b(?:it|this|that|diff)\\b.*");
    }

    private void look(Looking looking) {
        switch (looking.wanted().topic()) {
            case FLEET -> new ChangeLooks(looking).fleet();
            case SESSIONS -> new ChangeLooks(looking).sessions();
            case CHANGES -> new ChangeLooks(looking).changes();
            case ERRORS -> new LogLooks(looking).errors();
            case LOGS -> new LogLooks(looking).lines();
            case DEPENDENCIES -> new ResourceLooks(looking).depends();
            case VERSION -> new ResourceLooks(looking).version();
            case OWNER -> new ResourceLooks(looking).owner();
            case TRACE -> new TraceLooks(looking).example();
            case LEVEL -> new MetricLooks(looking).level();
            case NORMAL -> new MetricLooks(looking).normal();
            case COMPARE, STATE -> new MetricLooks(looking).compare();
            case PERSISTENCE -> new MetricLooks(looking).persistence();
            case TIMELINE -> stretch(looking);
            case PRECEDENT -> new PrecedentLooks(looking, precedents).recall(now.instant());
            case HELP, WHY_NOT, WHAT_ELSE, MITIGATION, ORDER, ALARMS, CHART, IMPACT, GAPS, LOOKED, ONSET, RULED_OUT,
                    RUNBOOKS, CERTAINTY, EVIDENCE, SUMMARY, CAUSE, IS_IT, OTHER ->
                {
                }
        }
    }

    /** What happened then: where the record tells of it, how much else there was; else what that was. */
    private void stretch(Looking looking) {
        boolean known = record.knows(looking.wanted(), looking.state());
        new ChangeLooks(looking, known ? 0 : 3).changes();
        new LogLooks(looking, known ? 0 : 2).errors();
    }

    private static String id(QuestionAsked question, Investigation state) {
        List<String> asked = state.questions().stream().map(q -> q.asked().message()).toList();
        return "Q" + (asked.indexOf(question.message()) + 1);
    }

    private Topology topology(Answer answer, Investigation state) {
        if (!state.topology().isEmpty()) {
            return state.topology();
        }
        for (Atlas atlas : sources.answering(Atlas.class)) {
            if (!atlas.topology().isEmpty()) {
                return atlas.topology();
            }
        }
        List<Inventory> inventories = new ArrayList<>();
        for (ResourceSource source : sources.answering(ResourceSource.class)) {
            switch (source.inventory(TimeWindow.endingAt(reader.now(state), USUAL))) {
                case ToolResult.Found<Inventory>(Inventory inventory, Evidence _) -> inventories.add(inventory);
                case ToolResult.NothingFound<Inventory> _ -> {
                }
                // whose names it does not know, the question may mean
                case ToolResult.Failed<Inventory> failed -> answer.failed(Look.TOPOLOGY, failed);
            }
        }
        return Topology.merging(inventories);
    }
}
