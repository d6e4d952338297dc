package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.Task;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said where no cause is named: what was looked at, the best guess, and what would settle it. */
final class Standing {

    private Standing() {}

    /** Nothing left its usual range; never said of what could not be looked at. */
    static String nothingWrong(Investigation state) {
        if (!state.scope().focus().isEmpty()) {
            return nothingThere(state);
        }
        List<String> gaps = gaps(state);
        String looks = looked(state);
        String verdict = gaps.isEmpty()
                ? "Nothing left its usual range for the worse: this looks like noise, or like something that is over."
                : "Nothing that could be looked at left its usual range for the worse, but not everything could be: "
                        + String.join("; ", gaps)
                        + ".";
        String tell = " If somebody is hurt all the same, say since when (“since 14:05”) or where (“focus on …”), and I look again.";
        return verdict + (looks.isEmpty() ? "" : " Looked at: " + looks + ".") + tell;
    }

    /** People asked for a part to be looked at, and it is not there: that says nothing of the rest. */
    private static String nothingThere(Investigation state) {
        List<String> gaps = gaps(state);
        String whole = gaps.isEmpty() ? "" : " Not everything could be looked at: " + String.join("; ", gaps) + ".";
        return "Nothing at " + where(state) + ", or at what is called from there, left its usual range for the worse." + whole
                + " What is out of range elsewhere is left aside; say “look at everything” to have it weighed again.";
    }

    /** What people asked to be looked at. */
    static String where(Investigation state) {
        return state.scope().focus().stream().sorted().collect(Collectors.joining(", "));
    }

    /** The best guess as it stands, and what would settle it. */
    static String undecided(Investigation state, String guess, double confidence, List<Suspect> suspects) {
        Optional<Suspect> second = suspects.stream().skip(1).findFirst();
        StringBuilder said = new StringBuilder("Inconclusive; the best guess, at " + Math.round(confidence * 100) + " %: " + guess);
        List<Gap> gaps = state.openGaps();
        if (!gaps.isEmpty()) {
            Gap gap = gaps.getFirst();
            said.append(" What would settle it: ").append(gap.what()).append(", which is not known. ").append(sentence(gap.mend()));
        } else {
            second.ifPresent(other -> said.append(" What would settle it: whether ").append(suspects.getFirst().resource()).append(" or ")
                    .append(other.resource()).append(" was in trouble first; whoever knows them can tell, or say “it is not ")
                    .append(other.resource()).append("”."));
        }
        return said.toString();
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return "";
        }
        String first = stripped.substring(0, 1).toUpperCase(Locale.ROOT) + stripped.substring(1);
        return first.endsWith(".") ? first : first + ".";
    }

    private static List<String> gaps(Investigation state) {
        return state.openGaps().stream().map(Gap::what).distinct().limit(3).toList();
    }

    private static String looked(Investigation state) {
        return state.tasks().stream()
                .map(Investigation.TaskRecord::task)
                .filter(Objects::nonNull)
                .map(Task::look)
                .distinct()
                .map(Standing::words)
                .collect(Collectors.joining(", "));
    }

    private static String words(Look look) {
        return look.name().toLowerCase(Locale.ROOT);
    }
}
