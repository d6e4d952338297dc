package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Hypothesis;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.TaskRecord;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The errands of one plan, made of what a model asked for; code gives the ids, keeps the number down and asks nothing twice. */
final class Errands {

    private final Investigation state;
    private final List<Hypothesis> hypotheses;
    private final int most;
    private final Map<Look, Integer> numbers = new EnumMap<>(Look.class);
    private final Set<String> asked = new HashSet<>();

    Errands(Investigation state, List<Hypothesis> stated, int most) {
        this.state = state;
        this.hypotheses = Stream.concat(state.hypotheses().stream().map(Investigation.HypothesisRecord::hypothesis), stated.stream())
                .toList();
        this.most = most;
        state.tasks().stream().map(TaskRecord::task).forEach(this::know);
    }

    private void know(Task task) {
        numbers.merge(task.look(), number(task.id()), Math::max);
        asked.add(task.look() + " " + task.question());
    }

    private static int number(String id) {
        String digits = id.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
    }

    /** The planned errands, each with the question a model has for such a specialist, and what else it wants to know. */
    List<Task> rephrasing(List<Task> planned, List<Filled> wanted) {
        List<Filled> left = new ArrayList<>(wanted);
        List<Task> tasks = new ArrayList<>();
        for (Task task : planned) {
            Optional<Filled> question = left.stream().filter(w -> look(w).filter(task.look()::equals).isPresent()).findFirst();
            question.ifPresent(left::remove);
            tasks.add(question.flatMap(q -> q.text("question")
                    .map(text -> new Task(task.id(), task.look(), worded(text), task.scope(), hypothesis(q)))).orElse(task));
        }
        tasks.addAll(after(tasks, left));
        return tasks;
    }

    /** What a model wants looked at besides what is planned. */
    List<Task> after(List<Task> planned, List<Filled> wanted) {
        planned.forEach(this::know);
        List<Task> tasks = new ArrayList<>();
        for (Filled errand : wanted) {
            Optional<Look> look = look(errand);
            Optional<String> question = errand.text("question").map(Errands::worded);
            boolean fresh = look.isPresent() && question.isPresent() && asked.add(look.get() + " " + question.get());
            if (fresh && planned.size() + tasks.size() < most) {
                int number = numbers.merge(look.get(), 1, Integer::sum);
                tasks.add(new Task(look.get().letter() + number, look.get(), question.get(), state.scope(), hypothesis(errand)));
            }
        }
        return tasks;
    }

    private static String worded(String question) {
        return Quoted.line(question, 300);
    }

    private static Optional<Look> look(Filled errand) {
        String name = errand.text("specialist").orElse("");
        return Stream.of(Look.METRICS, Look.LOGS, Look.TRACES, Look.CHANGES, Look.TOPOLOGY, Look.IMPACT, Look.RUNBOOKS)
                .filter(look -> Charters.name(look).equalsIgnoreCase(name))
                .findFirst();
    }

    private @Nullable String hypothesis(Filled errand) {
        String wanted = errand.text("hypothesis").orElse("");
        String id = wanted.matches("\\d+") ? "H" + wanted : wanted;
        return hypotheses.stream().map(Hypothesis::id).filter(id::equals).findFirst().orElse(null);
    }
}
