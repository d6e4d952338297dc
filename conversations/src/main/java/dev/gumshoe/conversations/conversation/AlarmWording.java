package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertHeld;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertJoined;
import dev.gumshoe.conversations.investigation.JournalEntry.AlertResolved;
import dev.gumshoe.conversations.investigation.JournalEntry.StormCounted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words about a case's alarms: few of them are announced each by itself, many are counted. */
final class AlarmWording {

    private static final int SHOWN = 5;

    /** What senders put before an alarm's name: whether it fires, and how often. */
    private static final Pattern STATE = Pattern.compile("^\\[(?:FIRING|RESOLVED|ALERTING|OK|NO DATA)(?::\\d+)?]\\s*",
            Pattern.CASE_INSENSITIVE);

    private AlarmWording() {}

    /** What an alarm is called, without whether it fires; without secrets. */
    static String name(String title) {
        String bare = STATE.matcher(title).replaceFirst("");
        return Secrets.mask(bare.isBlank() ? title : bare);
    }

    /** What is said of another alarm; nothing when it is the same again, or one of many. */
    static Optional<String> joined(AlertJoined entry, Investigation after) {
        Alert alert = entry.alert();
        boolean again = after.alerts().stream().anyMatch(
                known -> !known.id().equals(alert.id()) && known.fingerprint().equals(alert.fingerprint()));
        int number = after.alerts().size();
        if (again || number > AlertDesk.ANNOUNCED + 1) {
            return Optional.empty();
        }
        String more = number > AlertDesk.ANNOUNCED ? ". More that belong here are counted above" : "";
        return Optional.of("Another alarm belongs here: " + name(alert.title()) + " (" + entry.why() + ")" + more);
    }

    /** What is said of an alarm's end: each while they are few, else the last. */
    static Optional<String> ended(AlertResolved entry, Investigation after) {
        Optional<Alert> alert = after.alerts().stream().filter(known -> known.id().equals(entry.alertId())).findFirst();
        if (alert.isEmpty()) {
            return Optional.empty();
        }
        long alarms = after.alerts().stream().map(Alert::fingerprint).distinct().count();
        if (after.lasting().isEmpty() && alarms > 1) {
            return Optional.of("All " + alarms + " alarms ended, the last: " + name(alert.get().title()));
        }
        return alarms <= AlertDesk.ANNOUNCED ? Optional.of("The alarm ended: " + name(alert.get().title())) : Optional.empty();
    }

    /** What is said of an alert that is kept: once, because the status counts the rest. */
    static Optional<String> held(AlertHeld entry, Investigation after) {
        return after.everHeld() > 1
                ? Optional.empty()
                : Optional.of("An alarm that fits no case is kept here, because " + entry.why() + ": " + name(entry.alert().title())
                        + ". The status above lists those that do not fit. `/investigate` always starts an investigation");
    }

    /** The lines of a status about alarms; none for a case of one alarm. */
    static List<Section> status(Investigation state, Function<Instant, String> time) {
        List<Section> sections = new ArrayList<>();
        int alerts = state.alerts().size();
        if (alerts > 1) {
            Alert first = state.alerts().stream().min(Comparator.comparing(Alert::startedAt)).orElseThrow();
            long alarms = state.alerts().stream().map(Alert::fingerprint).distinct().count();
            String ended = alarms == state.lasting().size() ? "" : ", " + (alarms - state.lasting().size()) + " of them ended";
            sections.add(new Section("Alarms", List.of(alerts + " alerts of " + Wording.count(alarms, "alarm") + " belong here" + ended,
                    "First at " + time.apply(first.startedAt()) + ": " + name(first.title()))));
        }
        state.storm().ifPresent(storm -> sections.add(new Section("Storm", storm(storm, state, time))));
        if (!state.held().isEmpty()) {
            sections.add(new Section(state.held().size() + " that fit no case", apart(state.held())));
        }
        return sections;
    }

    private static List<String> storm(StormCounted storm, Investigation state, Function<Instant, String> time) {
        List<String> lines = new ArrayList<>();
        lines.add(storm.alerts() + " alerts in this channel since " + time.apply(storm.since()) + ", the first: " + name(storm.first()));
        storm.cases().entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .limit(SHOWN).map(e -> e.getValue() + " in " + called(e.getKey(), storm, state)).forEach(lines::add);
        if (storm.cases().size() > SHOWN) {
            lines.add("… and " + (storm.cases().size() - SHOWN) + " more cases");
        }
        return lines;
    }

    private static String called(String caseId, StormCounted storm, Investigation state) {
        String title = storm.titles().get(caseId);
        return caseId.equals(state.id()) ? "this case" : title == null ? caseId : caseId + ": " + Wording.line(title);
    }

    private static List<String> apart(List<AlertHeld> held) {
        Set<String> titles = held.stream().map(h -> name(h.alert().title())).collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> lines = new ArrayList<>(titles.stream().limit(SHOWN).toList());
        if (titles.size() > SHOWN) {
            lines.add("… and " + (titles.size() - SHOWN) + " more");
        }
        return lines;
    }
}
