package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.analysis.Examination;
import dev.gumshoe.conversations.analysis.Findings;
import dev.gumshoe.conversations.analysis.LookRequest;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.investigation.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A look that is taken by calculation, as a tool: its observations are ready to be noted, its measurements come with their onsets. */
final class ExaminationTool implements Tool {

    private static final List<Parameter> PARAMETERS = Asking.all(
            List.of(
                    Parameter.optional("focus", Shape.ListOf.TEXTS,
                            "Ids of resources to look at with what they depend on; all when left out."),
                    Parameter.optional("since", new Shape.Time(), "When the trouble began, if that is known; found when left out."),
                    Parameter.optional("last_wave_only", new Shape.YesNo(), "Only the most recent of several waves counts."),
                    Asking.FROM,
                    Asking.TO),
            Page.parameters("measurements"));

    private final String name;
    private final String description;
    private final Look look;
    private final Examination examination;
    private final EvidenceSources sources;
    private final Locker locker;

    ExaminationTool(String name, String description, Look look, Examination examination, EvidenceSources sources, Locker locker) {
        this.name = name;
        this.description = description;
        this.look = look;
        this.examination = examination;
        this.sources = sources;
        this.locker = locker;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse, InterruptedException {
        Arguments arguments = call.arguments();
        Scope before = context.task() == null ? context.state().scope() : context.task().scope();
        Set<String> focus = arguments.texts("focus");
        @Nullable
        Instant since = arguments.time("since").orElse(before.since());
        Scope scope = new Scope(arguments.window(before.window()), since, focus.isEmpty() ? before.focus() : focus, before.excluded(),
                before.lastWaveOnly() || arguments.yes("last_wave_only"),
                since == null || !since.equals(before.since()) ? null : before.until());
        Task task = new Task(context.observations(), look, description, scope, null);
        Findings findings = examination.examine(new LookRequest(task, context.state(), sources, locker));
        String text = text(findings, Page.of(arguments, context.limits(), "measurements"), focus);
        boolean failed = findings.observations().isEmpty() && findings.signals().isEmpty() && !findings.gaps().isEmpty();
        return failed ? new ToolAnswer.Examined("FAILED: " + text, findings) : new ToolAnswer.Examined(text, findings);
    }

    private static String text(Findings findings, Page page, Set<String> focus) {
        List<String> lines = new ArrayList<>();
        lines.add(findings.summary());
        for (Observation o : findings.observations()) {
            lines.add(o.id() + " (" + o.stance().wireName() + (o.resource() == null ? "" : ", " + o.resource())
                    + (o.at() == null ? "" : ", since " + o.at()) + "): " + o.text() + " (query: " + o.evidence().getFirst().query() + ")");
        }
        findings.gaps().forEach(gap -> lines.add("GAP: not known: " + gap.what() + ": " + gap.why()));
        findings.signals().stream()
                .filter(s -> focus.isEmpty() || focus.contains(s.resource()))
                .sorted(Comparator.comparingDouble(Signal::strength).reversed())
                .forEach(signal -> {
                    if (page.shows()) {
                        page.add(row(signal));
                    } else {
                        page.skip();
                    }
                });
        if (page.offered() > 0) {
            lines.add("Measured, the strongest first (resource, what, of what, strength, onset, figures):");
            lines.addAll(page.lines());
        }
        return String.join("\n", lines);
    }

    private static String row(Signal signal) {
        String figures = new TreeMap<>(signal.figures()).entrySet().stream()
                .map((Map.Entry<String, Double> e) -> e.getKey() + " " + Page.figure(e.getValue()))
                .collect(Collectors.joining(", "));
        return signal.resource() + ", " + signal.kind().toLowerCase(Locale.ROOT) + ", " + Asking.cell(signal.subject(), 160) + ", "
                + Page.figure(signal.strength()) + ", " + (signal.onset() == null ? "no onset" : signal.onset())
                + (figures.isEmpty() ? "" : ", " + figures);
    }
}
