package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.QuestionRecord;
import dev.gumshoe.conversations.investigation.Investigation.TaskRecord;
import dev.gumshoe.conversations.investigation.Investigation.TaskState;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says from the record what was looked at, what was not, what an answer stood on, and what may be asked: words about the work. */
record WorkAnswers(Investigation state) {

    private static final int MOST = 5;
    private static final int LONGEST = 240;
    private static final Map<Look, Pattern> LOOKS = looks();

    private static Map<Look, Pattern> looks() {
        Map<Look, Pattern> looks = new EnumMap<>(Look.class);
        looks.put(Look.METRICS, Pattern.compile("\\b(?:metrics?|series|graphs?|cpu|memory|latency|dashboards?)\\b"));
        looks.put(Look.LOGS, Pattern.compile("\\b(?:logs?|exceptions?|stack ?traces?|errors?)\\b"));
        looks.put(Look.TRACES, Pattern.compile("\\b(?:traces?|spans?|calls|requests)\\b"));
        looks.put(Look.CHANGES, Pattern.compile("\\b(?:chang\\w+|deploy\\w*|releases?|commits?|config\\w*|flags?|sessions?|audit\\w*)\\b"));
        looks.put(Look.TOPOLOGY, Pattern.compile("\\b(?:topology|inventory|dependenc\\w+|instances?|infrastructure)\\b"));
        looks.put(Look.IMPACT, Pattern.compile("\\b(?:users?|customers?|impact)\\b"));
        looks.put(Look.RUNBOOKS, Pattern.compile("\\b(?:runbooks?|playbooks?)\\b"));
        return looks;
    }

    /** What was looked at, and what came of it. */
    List<Statement> looked(String asked) {
        List<Look> wanted = LOOKS.entrySet().stream().filter(look -> look.getValue().matcher(asked).find()).map(Map.Entry::getKey).toList();
        List<Statement> said = new ArrayList<>();
        for (Look look : wanted.isEmpty() ? List.of(Look.values()) : wanted) {
            latest(look).map(WorkAnswers::told).ifPresent(said::add);
        }
        if (said.isEmpty()) {
            String what = wanted.isEmpty() ? "anything" : wanted.getFirst().name().toLowerCase(Locale.ROOT);
            said.add(Statement.of("I have not looked at " + what + (state.conclusion().isEmpty() ? " yet." : ".")));
        }
        if (wanted.isEmpty() && !state.openGaps().isEmpty()) {
            said.add(Statement.of("What I could not see: " + state.openGaps().size() + "; ask “any gaps?”."));
        }
        return said;
    }

    private Optional<TaskRecord> latest(Look look) {
        return state.tasks().stream().filter(task -> task.task().look() == look && task.state() != TaskState.CANCELLED)
                .reduce((_, later) -> later);
    }

    private static Statement told(TaskRecord task) {
        String look = task.task().look().name().toLowerCase(Locale.ROOT);
        String name = look.substring(0, 1).toUpperCase(Locale.ROOT) + look.substring(1);
        return Statement.of(name + ": " + (task.state() == TaskState.OPEN ? "still looking." : sentence(task.summary())));
    }

    private static String sentence(String text) {
        String shown = Quoted.line(text, LONGEST);
        return shown.isEmpty() ? "done." : shown.endsWith(".") ? shown : shown + ".";
    }

    List<Statement> gaps() {
        return state.openGaps().isEmpty()
                ? List.of(Statement.of("Every source I asked has answered."
                        + (state.openTasks().isEmpty() ? "" : " I am still looking.")))
                : state.openGaps().stream().map(WorkAnswers::gap).limit(MOST).toList();
    }

    private static Statement gap(Gap gap) {
        return Statement.of(gap.what() + ": " + gap.why() + " " + gap.mend());
    }

    List<Statement> runbooks() {
        return state.runbooks().isEmpty()
                ? List.of(Statement.of("No runbook fits this alert."))
                : state.runbooks().stream().map(r -> Statement.of(r.name() + ": " + r.why())).toList();
    }

    /** What the answer before stood on, or the cause. */
    List<Statement> evidence() {
        List<String> ids = lastAnswered()
                .map(answer -> answer.answer().stream().flatMap(s -> s.observations().stream()).distinct().toList())
                .filter(cited -> !cited.isEmpty())
                .orElseGet(() -> state.conclusion().stream().flatMap(c -> c.causes().stream())
                        .flatMap(cause -> cause.headline().observations().stream()).distinct().toList());
        List<Statement> shown = ids.stream().map(state::observation).flatMap(Optional::stream).limit(MOST).map(WorkAnswers::shown).toList();
        return shown.isEmpty() ? List.of(Statement.of("Nothing was seen yet that I could show.")) : shown;
    }

    private Optional<QuestionAnswered> lastAnswered() {
        return state.questions().stream().map(QuestionRecord::answered).flatMap(Stream::ofNullable).reduce((_, later) -> later);
    }

    private static Statement shown(Observation observation) {
        var evidence = observation.evidence().getFirst();
        String excerpt = Quoted.line(evidence.excerpt(), LONGEST);
        return Statement.of(excerpt.isEmpty() ? observation.text() : evidence.source() + " says: “" + excerpt + "”", observation.id());
    }

    /** What the latest plan and the latest look at it say; who asks without one is told how to get one. */
    List<Statement> mitigation() {
        Optional<Mitigation> latest = state.mitigations().latest().filter(mitigation -> mitigation.plan().isPresent());
        if (latest.isEmpty()) {
            return List.of(Statement
                    .of("There is no plan yet. Say “plan the mitigation”: I propose the smallest safe step with its commands, and look"
                            + " whether it still is the right one before anybody acts."));
        }
        MitigationPlan plan = latest.get().plan().orElseThrow();
        List<Statement> said = new ArrayList<>(List.of(
                new Statement("The plan is: " + plan.title() + ".", plan.why().observations()),
                Statement.of("Risk " + plan.risk().name().toLowerCase(Locale.ROOT) + ": " + plan.riskWhy())));
        latest.get().latestLook().ifPresent(look -> look.validation().checks().forEach(check -> said.add(check.seen())));
        return said;
    }

    /** That nothing is changed by it. */
    static List<Statement> order() {
        return List.of(
                Statement.of("I only look; people change things. Say “plan the mitigation” and I write down the smallest safe step with its"
                        + " commands, and check it before you act."));
    }

    static List<Statement> charts() {
        return List
                .of(Statement.of("Charts and the map of what depends on what are in the report in this thread, and on the case's page."));
    }

    /** What was told of earlier cases with the conclusion; more is looked up. */
    List<Statement> precedent() {
        List<Statement> told = state.observations().stream().filter(o -> o.id().startsWith(PrecedentLine.TASK + "."))
                .map(o -> Statement.of(o.text(), o.id())).toList();
        return told.isEmpty()
                ? List.of(Statement
                        .of("No earlier case with the same cause was known when this was concluded; ask in its thread and I look again."))
                : told.subList(told.size() - 1, told.size());
    }

    static List<Statement> help() {
        return List.of(
                Statement.of(
                        "Ask me, for example: when did it start? who was affected? what changed? is it the database? is it still going on?"),
                Statement.of(
                        "I look things up: error rate or p99 of a service, its logs around 14:05, its versions, instances, logins, what depends on it."),
                Statement.of(
                        "Direct me: “focus on …”, “it is not …”, “since 14:05”, “between 14:00 and 14:10”, “only the last wave”, “start over”, “stop”."),
                Statement.of("Tell me what you did (“I restarted … at 14:20”), or say “plan the mitigation”."));
    }

    /** That the question was not understood, and what is. */
    static List<Statement> notUnderstood(Wanted wanted) {
        String why = wanted.strange().isEmpty()
                ? "I do not understand that question."
                : "I do not understand that question: I know nothing called " + quoted(wanted.strange())
                        + ". Without a language model I read plain English.";
        return List.of(Statement.of(why
                + " Ask for the cause, the beginning, who was affected, what changed, logs, metrics or versions of a service; “help” lists more."));
    }

    private static String quoted(List<String> words) {
        return words.stream().distinct().limit(3).map(word -> "“" + Quoted.line(word, 40) + "”").reduce((a, b) -> a + ", " + b).orElse("");
    }
}
