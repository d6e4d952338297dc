package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Precedent.Degree;
import dev.gumshoe.conversations.agents.Precedents.Recall;
import dev.gumshoe.conversations.agents.Precedents.Recalled;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.evidence.ToolResult;
import dev.gumshoe.conversations.investigation.Look;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Answers what was before: whether it happened already, when last, what it was then and what mended it; each precedent in two lines. */
record PrecedentLooks(Looking looking, Precedents precedents) {

    private static final int MOST = 3;
    private static final Pattern LAST = Pattern.compile("\\b(?:last|latest|most recent|previous|lately)\\b");
    private static final Pattern MENDED = Pattern
            .compile(
                    "\\b(?:fix\\w*|mend\\w*|solv\\w+|resolv\\w+|help\\w*|did (?:we|you|they|it) do|work(?:ed)?|stop\\w*|went away|go away)\\b");
    private static final Pattern OFTEN = Pattern.compile("\\b(?:how often|how many times|how many|often)\\b");

    /** Asks and says. */
    void recall(Instant now) {
        Wanted wanted = looking.wanted();
        Recall recall = new Recall(looking.state(), Set.copyOf(wanted.about()), wanted.window(), now);
        switch (precedents.recall(recall)) {
            case ToolResult.Found<Recalled>(Recalled recalled, Evidence evidence) -> say(recalled, evidence, now);
            case ToolResult.NothingFound<Recalled>(Evidence searched) ->
                looking.answer().saw(Look.HISTORY, "No closed case is kept.", null, searched);
            case ToolResult.Failed<Recalled> failed -> looking.answer().failed(Look.HISTORY, failed);
        }
    }

    private void say(Recalled recalled, Evidence evidence, Instant now) {
        if (recalled.precedents().isEmpty()) {
            looking.answer().saw(Look.HISTORY, nothing(recalled), null, evidence);
            return;
        }
        String words = looking.wanted().words();
        List<Precedent> chosen = chosen(recalled.precedents(), words);
        looking.answer().saw(Look.HISTORY, head(recalled, words, now), null, evidence);
        boolean first = MENDED.matcher(words).find();
        chosen.forEach(precedent -> looking.answer().saw(Look.HISTORY, told(precedent, first), precedent.at(), cited(precedent, evidence)));
    }

    /** The last time is one time, and of what is the same the rest is not worth a line. */
    private static List<Precedent> chosen(List<Precedent> all, String words) {
        boolean same = all.getFirst().degree() == Degree.SAME;
        List<Precedent> telling = all.stream().filter(p -> !same || p.degree() == Degree.SAME).toList();
        return LAST.matcher(words).find()
                ? telling.stream().max(Comparator.comparing(Precedent::at)).stream().toList()
                : telling.stream().limit(MOST).toList();
    }

    private String nothing(Recalled recalled) {
        Wanted wanted = looking.wanted();
        String when = wanted.time().map(window -> " from " + clock().dated(window.from()) + " to " + clock().dated(window.to())).orElse("");
        if (recalled.among() == 0) {
            return "There is no closed case" + (when.isEmpty() ? " yet to compare with" : when) + ".";
        }
        String what = wanted.about().isEmpty() ? "Nothing alike" : "Nothing at " + wanted.subject();
        return what + " among " + count(recalled.among()) + (when.isEmpty() ? sinceWhen(recalled) : when) + ".";
    }

    private String head(Recalled recalled, String words, Instant now) {
        List<Precedent> found = recalled.precedents();
        long same = found.stream().filter(p -> p.degree() == Degree.SAME).count();
        boolean compared = found.getFirst().degree() != Degree.OTHER;
        Instant last = found.stream().filter(p -> same == 0 || p.degree() == Degree.SAME).map(Precedent::at)
                .max(Comparator.naturalOrder()).orElseThrow();
        String among = " among " + count(recalled.among()) + sinceWhen(recalled);
        String ago = ", last " + TimeOfDay.since(last, now) + " ago";
        if (!compared) {
            return looking.wanted().about().isEmpty()
                    ? count(recalled.among()) + sinceWhen(recalled) + ago + "."
                    : "At " + looking.wanted().subject() + ": " + found.size() + among.replaceFirst("^ among", " of") + ago + ".";
        }
        if (same > 0) {
            return (OFTEN.matcher(words).find() ? "The same " : "Yes: the same ") + times(same) + among + ago + ".";
        }
        boolean known = looking.state().conclusion().isPresent();
        return (known ? "Not the same, but similar " : "Similar ") + times(found.size()) + among + ago
                + (known ? "." : "; its own cause is not known yet.");
    }

    private String sinceWhen(Recalled recalled) {
        return " since " + clock().day(Objects.requireNonNull(recalled.since()));
    }

    private static String count(int cases) {
        return cases + (cases == 1 ? " closed case" : " closed cases");
    }

    static String times(long times) {
        return times == 1 ? "once" : times + " times";
    }

    private String told(Precedent precedent, boolean mendedFirst) {
        String mended = precedent.mended().isEmpty() ? "How it was mended is not recorded." : Quoted.line(precedent.mended(), 240);
        String cause = "Cause: " + ended(Quoted.line(precedent.cause(), 200));
        String alike = precedent.alike().isEmpty() ? "" : " Alike: " + String.join(", ", precedent.alike()) + ".";
        return clock().dated(precedent.at()) + ", " + precedent.id() + " “" + Quoted.line(precedent.title(), 80) + "”. "
                + (mendedFirst ? mended + " " + cause : cause + " " + mended) + alike;
    }

    private static String ended(String text) {
        return text.matches("(?s).*[.!?…]") ? text : text + ".";
    }

    static Evidence cited(Precedent precedent, Evidence evidence) {
        return new Evidence(evidence.source(), "closed case " + precedent.id(), evidence.window(),
                precedent.title() + " · " + precedent.cause() + (precedent.mended().isEmpty() ? "" : " · " + precedent.mended()),
                precedent.page(), null);
    }

    private TimeOfDay clock() {
        return looking.clock();
    }
}
