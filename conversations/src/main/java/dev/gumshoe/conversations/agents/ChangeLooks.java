package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.Change.Kind;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.ChangeSource.ChangeQuery;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Look;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers by asking what was changed: everything, only deployments, only logins, or which instances came and went.
 *
 * @param most how many changes are told one by one
 */
record ChangeLooks(Looking looking, int most) {

    private static final int MOST = 6;
    private static final Pattern CAME_OR_WENT = Pattern
            .compile("(?i)\\b(launch|terminat|replac|drain|evict|(?:re)?start|stopp?|scal)(?:ed|ing)\\b"
                    + "|\\binstance refresh\\b");
    private static final Map<Kind, Pattern> KINDS = kinds();

    ChangeLooks(Looking looking) {
        this(looking, MOST);
    }

    private static Map<Kind, Pattern> kinds() {
        Map<Kind, Pattern> kinds = new EnumMap<>(Kind.class);
        kinds.put(Kind.DEPLOYMENT, Pattern.compile("\\b(?:deploy\\w*|releas\\w+|roll(?:ed|s)? ?outs?|ship(?:s|ped)?)\\b"));
        kinds.put(Kind.COMMIT, Pattern.compile("\\b(?:commit\\w*|merged?|pull requests?|prs?|pushed)\\b"));
        kinds.put(Kind.FLAG, Pattern.compile("\\b(?:flags?|feature\\w*)\\b"));
        kinds.put(Kind.CONFIG, Pattern.compile("\\b(?:config\\w*|polic(?:y|ies)|permissions?|settings?)\\b"));
        return kinds;
    }

    /** The kinds of changes that the question names; empty when it asks for all. */
    static List<Kind> kinds(String asked) {
        return KINDS.entrySet().stream().filter(kind -> kind.getValue().matcher(asked).find()).map(Map.Entry::getKey).toList();
    }

    void fleet() {
        changes(change -> CAME_OR_WENT.matcher(change.title()).find(), "came or went");
    }

    void sessions() {
        changes(change -> change.kind() == Kind.SESSION, "was a login or session");
    }

    /** Whatever was changed, or only what the question names. */
    void changes() {
        List<Kind> kinds = kinds(looking.wanted().words());
        changes(change -> kinds.isEmpty() || kinds.contains(change.kind()), verb(kinds));
    }

    private static String verb(List<Kind> kinds) {
        return kinds.size() != 1 ? "was changed" : switch (kinds.getFirst()) {
            case DEPLOYMENT -> "was deployed";
            case COMMIT -> "was committed";
            case FLAG -> "was switched by flag";
            case CONFIG -> "was configured";
            case SESSION -> "was a session";
            case OTHER -> "was changed";
        };
    }

    private void changes(Predicate<Change> wanted, String verb) {
        List<ChangeSource> able = looking.sources().answering(ChangeSource.class);
        if (able.isEmpty()) {
            looking.answer().word("No source that I may ask knows about changes.");
        }
        TimeWindow window = looking.window();
        Set<String> named = looking.named();
        for (ChangeSource source : able) {
            switch (source.changes(new ChangeQuery(named, window))) {
                case ToolResult.Failed<List<Change>> failed -> looking.answer().failed(Look.CHANGES, failed);
                case ToolResult.NothingFound<List<Change>>(Evidence searched) -> nothing(verb, window, searched);
                case ToolResult.Found<List<Change>>(List<Change> found, Evidence evidence) -> {
                    List<Change> fitting = found.stream().filter(wanted).toList();
                    if (fitting.isEmpty()) {
                        nothing(verb, window, evidence);
                    } else {
                        told(fitting, window, evidence);
                    }
                }
            }
        }
    }

    private void nothing(String verb, TimeWindow window, Evidence searched) {
        String where = looking.wanted().about().isEmpty() ? "" : " at " + looking.wanted().subject();
        looking.answer().saw(Look.CHANGES, "Nothing " + verb + where + " " + looking.between(window) + ", says " + searched.source() + ".",
                window.to(), searched);
    }

    private void told(List<Change> changes, TimeWindow window, Evidence evidence) {
        String excerpt = changes.stream().limit(40).map(this::line).collect(Collectors.joining("\n"));
        looking.answer().saw(Look.CHANGES, changes.size() + (changes.size() == 1 ? " change " : " changes ") + looking.between(window)
                + ": " + kindsOf(changes) + ".", window.to(), evidence.withExcerpt(excerpt));
        List<Change> shown = shown(changes);
        for (Change change : shown) {
            looking.answer().saw(Look.CHANGES, line(change) + (guilty(change) ? " — the one I hold responsible" : ""), change.timestamp(),
                    evidence.withExcerpt(line(change)).seenAt(change.page()));
        }
        if (shown.size() < changes.size() && !shown.isEmpty()) {
            looking.answer().word("Those are the latest; the others stand in the evidence.");
        }
        if (changes.size() >= MOST) {
            looking.answer().odd();
        }
    }

    /** The latest, latest first; what is held responsible is never left out. */
    private List<Change> shown(List<Change> changes) {
        List<Change> latest = new ArrayList<>(changes.subList(Math.max(0, changes.size() - most), changes.size()).reversed());
        changes.stream().filter(_ -> most > 0).filter(this::guilty).filter(change -> !latest.contains(change)).forEach(latest::addFirst);
        return latest;
    }

    private boolean guilty(Change change) {
        return looking.state().conclusion().map(Conclusion::causes).orElse(List.of()).stream()
                .anyMatch(cause -> change.id().equals(cause.change()));
    }

    /** {@code 3 launched, 3 terminated}, and by kind what else there was. */
    private static String kindsOf(List<Change> changes) {
        return changes.stream()
                .collect(Collectors.groupingBy(ChangeLooks::sort, TreeMap::new, Collectors.counting()))
                .entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).collect(Collectors.joining(", "));
    }

    private static String sort(Change change) {
        Matcher moved = CAME_OR_WENT.matcher(change.title());
        return moved.find() && moved.group(1) != null
                ? moved.group(1).toLowerCase(Locale.ROOT) + "ed"
                : change.kind().name().toLowerCase(Locale.ROOT);
    }

    private String line(Change change) {
        String where = change.resource() == null || change.title().contains(change.resource()) ? "" : " on " + change.resource();
        return looking.clock().said(change.timestamp()) + ": " + Quoted.line(change.title(), 200) + where + " by "
                + Quoted.line(change.actor(), 60);
    }
}
