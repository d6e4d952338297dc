package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers questions: from the record at once where it plainly holds the answer, else by a model that has the record before it and may
 * look. What it saw by new looks becomes observations of the case.
 */
final class ModelAnswers {

    private static final int MOST = 6;
    private static final int MOST_GAPS = 3;

    private final ModelDesk desk;
    private final Reasoner calculating;
    private final RecordAnswers record;

    ModelAnswers(ModelDesk desk, Reasoner calculating) {
        this.desk = desk;
        this.calculating = calculating;
        this.record = new RecordAnswers(desk.settings().zone());
    }

    List<Statement> answer(QuestionAsked question, Investigation state, Notebook notebook) throws InterruptedException {
        Optional<List<Statement>> atOnce = record.plainly(question.text(), state);
        if (atOnce.isPresent()) {
            return atOnce.get();
        }
        return desk.work(
                desk.roles().specialist(), "specialist.answer", state, null, sitting -> looked(sitting, question, state, notebook),
                () -> calculating.answer(question, state, notebook));
    }

    private List<Statement> looked(Sitting sitting, QuestionAsked question, Investigation state, Notebook notebook)
            throws ModelGivenUp, InterruptedException {
        String id = "Q" + number(question, state);
        Shelf shelf = new Shelf();
        ToolContext context = new ToolContext(state, null, id + ".t", desk.settings().answers());
        ToolLoop loop = desk.loop(sitting, Charters.answering(), Shapes.ANSWER, context, shelf);
        Filled said = Filled.of(loop.answer(Briefing.whole(state) + "\n## The question, from " + Quoted.line(question.author(), 80) + "\n"
                + Quoted.lines(question.text())));
        List<Filled> parts = parts(said);
        List<String> objections = parts.stream().flatMap(part -> refusal(part, shelf, state).stream()
                .map(why -> Quoted.line(part.text("text").orElse(""), 200) + " — " + why)).toList();
        if (!objections.isEmpty()) {
            said = Filled.of(loop.answer("Some of it was refused:\n- " + String.join("\n- ", objections)
                    + "\nGive the whole answer once more, so that what each statement cites holds every name, number and time in it."));
            parts = parts(said);
        }
        List<Statement> answer = new ArrayList<>();
        for (Filled part : parts) {
            Optional<String> refusal = refusal(part, shelf, state);
            if (refusal.isPresent()) {
                desk.ledger().refused(part.text("text").orElse(""), refusal.get(), state);
            } else {
                answer.add(statement(part, id + "." + (answer.size() + 1), shelf, notebook));
            }
        }
        if (answer.stream().allMatch(statement -> statement.observations().isEmpty())) {
            // it said nothing of the world: calculation may know
            List<Statement> calculated = calculating.answer(question, state, notebook);
            if (answer.isEmpty() || calculated.stream().anyMatch(statement -> !statement.observations().isEmpty())) {
                return withGaps(calculated, shelf.gaps(id, ModelAnswers::look), notebook);
            }
        }
        if (state.inquiry() && said.yes("odd")) {
            answer.add(RecordAnswers.OFFER);
        }
        return withGaps(answer, shelf.gaps(id, ModelAnswers::look), notebook);
    }

    /** An answer, and who did not answer when it was looked for; that stands in the record too. */
    private static List<Statement> withGaps(List<Statement> answer, List<Gap> gaps, Notebook notebook) {
        gaps.forEach(notebook::missing);
        return Stream.concat(answer.stream(), gaps.stream().limit(MOST_GAPS)
                .map(gap -> Statement.of("Not known: " + gap.what() + ": " + gap.why()))).toList();
    }

    private static int number(QuestionAsked question, Investigation state) {
        List<String> asked = state.questions().stream().map(q -> q.asked().message()).toList();
        return asked.indexOf(question.message()) + 1;
    }

    private static List<Filled> parts(Filled said) {
        return said.parts("statements").stream().filter(part -> part.text("text").isPresent()).limit(MOST).toList();
    }

    private static Optional<String> refusal(Filled part, Shelf shelf, Investigation state) {
        String text = part.text("text").orElse("");
        List<String> observations = observations(part);
        List<String> evidence = evidence(part);
        if (observations.isEmpty() && evidence.isEmpty()) {
            return aboutTheWork(text, state) ? Optional.empty() : Optional.of("it cites nothing");
        }
        List<String> unknown = Stream.concat(
                observations.stream().filter(id -> state.observation(id).isEmpty()),
                evidence.stream().filter(id -> shelf.evidence(List.of(id), 1).isEmpty())).toList();
        if (!unknown.isEmpty()) {
            return Optional.of("it cites " + unknown + ", which nobody observed");
        }
        if (evidence.isEmpty()) {
            return Claims.refusal(new Statement(text, observations), state);
        }
        List<String> results = new ArrayList<>(shelf.texts(evidence));
        observations.stream().map(state::observation).flatMap(Optional::stream).forEach(o -> results.add(o.text()));
        return Claims.misquote(text, results, state.topology());
    }

    private static List<String> observations(Filled part) {
        return part.texts("observations").stream().filter(id -> !id.matches("E\\d+")).toList();
    }

    private static List<String> evidence(Filled part) {
        return Stream.concat(part.texts("evidence").stream(), part.texts("observations").stream().filter(id -> id.matches("E\\d+")))
                .distinct().toList();
    }

    /** Words about one's own work claim nothing about the world: they name nothing and count nothing. */
    private static boolean aboutTheWork(String text, Investigation state) {
        Sentence sentence = Sentence.of(text);
        boolean names = Stream.of(text.split("[^\\p{L}\\p{N}_.:-]+")).anyMatch(state.topology().ids()::contains);
        return text.matches("(?s)I (?:cannot|can't|could not|did not|do not|have not|am|will|would).*") && !names
                && sentence.figures().isEmpty() && sentence.moments().isEmpty() && sentence.names().isEmpty();
    }

    private static Statement statement(Filled part, String id, Shelf shelf, Notebook notebook) {
        String text = Quoted.line(part.text("text").orElse(""), 600);
        List<String> cited = new ArrayList<>(observations(part));
        List<String> results = evidence(part);
        if (!results.isEmpty()) {
            notebook.observed(
                    new Observation(id, look(results, shelf), Stance.CONTEXT, null, text, null, shelf.evidence(results, 4), null));
            cited.add(id);
        }
        return new Statement(text, cited);
    }

    /** By the words of the tool's name, what kind of look it was. */
    private static Look look(List<String> results, Shelf shelf) {
        return look(results.stream().map(shelf::item).flatMap(Optional::stream).map(Shelf.Item::tool).collect(Collectors.joining(" ")));
    }

    private static Look look(String tools) {
        return tools.contains("metric") || tools.contains("series")
                ? Look.METRICS
                : tools.contains("log")
                        ? Look.LOGS
                        : tools.contains("trace") || tools.contains("span")
                                ? Look.TRACES
                                : tools.contains("change") || tools.contains("deploy")
                                        ? Look.CHANGES
                                        : tools.contains("impact")
                                                ? Look.IMPACT
                                                : tools.contains("earlier_cases") ? Look.HISTORY : Look.TOPOLOGY;
    }
}
