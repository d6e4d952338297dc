package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Deployments, commits, configuration, flags and sessions, with what they changed. */
final class ListChanges implements Tool {

    private static final Duration REACH_BACK = Duration.ofHours(6);
    private static final List<Parameter> PARAMETERS = Asking.all(
            List.of(
                    Asking.RESOURCES,
                    Parameter.optional("kinds",
                            new Shape.ListOf(new Shape.Text(Arrays.stream(Change.Kind.values()).map(ListChanges::word).toList())),
                            "What sort of changes; all when left out."),
                    Parameter.optional("text", Shape.Text.ANY, "Words in the title, the actor, a file's name or the diff."),
                    Parameter.optional("id", Shape.Text.ANY, "Only the change of this id, with its whole diff."),
                    Parameter.optional("diff", new Shape.YesNo(), "Show the beginning of each diff."),
                    Parameter.optional("from", new Shape.Time(), "From when on; six hours before the case's window when left out."),
                    Asking.TO),
            Page.parameters("changes"));

    private final EvidenceSources sources;

    ListChanges(EvidenceSources sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "list_changes";
    }

    @Override
    public String description() {
        return "Lists what people and pipelines changed, the latest first: deployments, commits, configuration, feature flags, sessions on "
                + "hosts, with actor, title, files and, when asked for, the diff.";
    }

    @Override
    public List<Parameter> parameters() {
        return PARAMETERS;
    }

    private static String word(Change.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) throws Arguments.Misuse {
        Arguments arguments = call.arguments();
        TimeWindow window = context.window();
        TimeWindow asked = arguments.window(new TimeWindow(window.from().minus(REACH_BACK), window.to()));
        Set<String> resources = arguments.texts("resources");
        Set<String> kinds = arguments.texts("kinds");
        String text = arguments.text("text").orElse("").toLowerCase(Locale.ROOT);
        String id = arguments.text("id").orElse("");
        int diff = !id.isEmpty() ? context.limits().characters() / 2 : arguments.yes("diff") ? context.limits().cell() : 0;
        Gathered gathered = new Gathered("changes");
        for (ChangeSource source : sources.answering(ChangeSource.class)) {
            ToolResult<List<Change>> answer = source.changes(new ChangeQuery(resources, asked));
            Page page = Page.of(arguments, context.limits(), "changes");
            List<Change> found = Objects.requireNonNullElse(answer.dataOrNull(), List.of());
            found.stream()
                    .filter(c -> id.isEmpty() || id.equals(c.id()))
                    .filter(c -> kinds.isEmpty() || kinds.contains(word(c.kind())))
                    .filter(c -> text.isEmpty() || told(c).contains(text))
                    .sorted(Comparator.comparing(Change::timestamp).reversed())
                    .forEach(change -> {
                        if (page.shows()) {
                            page.add(row(change, diff));
                        } else {
                            page.skip();
                        }
                    });
            gathered.take(source, answer, source.changeDefects(), page.lines());
        }
        return gathered.answer(Asking.unknown(resources, context.state().topology()));
    }

    private static String told(Change change) {
        return (change.title() + "\n" + change.actor() + "\n" + String.join("\n", change.files()) + "\n"
                + Objects.requireNonNullElse(change.diff(), "")).toLowerCase(Locale.ROOT);
    }

    private static String row(Change change, int most) {
        String on = change.resource() == null ? "" : " on " + change.resource();
        String files = change.files().isEmpty() ? "" : "; files: " + Asking.cell(String.join(", ", change.files()), 300);
        return change.timestamp() + " " + word(change.kind()) + on + " by " + Asking.cell(change.actor(), 80) + ": "
                + Asking.cell(change.title(), 300) + " [id " + change.id() + "]" + files + diff(change, most);
    }

    private static String diff(Change change, int most) {
        String diff = change.diff();
        if (diff == null) {
            return "";
        }
        if (most == 0) {
            return "; has a diff of " + diff.length() + " characters";
        }
        return diff.length() <= most
                ? "\n" + diff
                : "\n" + diff.substring(0, most) + "\n… " + (diff.length() - most) + " more characters of the diff; ask with id="
                        + change.id();
    }
}
