package dev.gumshoe.conversations.agents;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which way a text says that something went. */
enum Trend {
    /** More of something. */
    UP,
    /** Less of something. */
    DOWN,
    /** Both, or neither. */
    OPEN;

    private static final Pattern RISE = Pattern.compile(
            "\\b(rose|rises?|risen|rising|increas(?:e|es|ed|ing)|grew|grows?|grown|climb(?:s|ed)?|jump(?:s|ed)?|surg(?:e|es|ed)|soar(?:s|ed)?"
                    + "|spik(?:e|es|ed)|doubled|tripled|multiplied|higher|slower|longer|went up)\\b");
    private static final Pattern FALL = Pattern.compile(
            "\\b(fell|falls?|fallen|falling|drop(?:s|ped)?|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|shrank|shrinks?|lower|fewer|faster"
                    + "|shorter|collaps(?:e|es|ed)|halved|reduced|sank|went down)\\b");
    private static final Pattern FROM_TO = Pattern.compile("\\bfrom (\\S+(?: \\S{1,3})?) to (\\S+(?: \\S{1,3})?)");
    private static final Pattern NOTHING = Pattern.compile(
            "\\b(?:no|zero|without(?: any)?|never any)\\s+(?:new\\s+|other\\s+)?(error|failure|exception|change|deployment|timeout|restart)s?\\b");

    /** The direction a text tells of. */
    static Trend of(Sentence text) {
        boolean up = RISE.matcher(text.plain()).find();
        boolean down = FALL.matcher(text.plain()).find();
        return up == down ? OPEN : up ? UP : DOWN;
    }

    /** Whether a claim says the opposite of what it cites, or of itself. */
    static boolean contradicts(Sentence claim, Sentence cited) {
        Trend said = of(claim);
        Trend seen = of(cited);
        return (said != OPEN && seen != OPEN && said != seen) || ofItself(claim, said) || denies(claim, cited);
    }

    private static boolean ofItself(Sentence claim, Trend said) {
        Matcher matcher = FROM_TO.matcher(claim.plain());
        if (said == OPEN || !matcher.find()) {
            return false;
        }
        var from = Sentence.of(matcher.group(1)).figures();
        var to = Sentence.of(matcher.group(2)).figures();
        if (from.isEmpty() || to.isEmpty() || from.getFirst().dimension() != to.getFirst().dimension()) {
            return false;
        }
        double change = to.getFirst().value() - from.getFirst().value();
        return said == UP ? change < 0 : change > 0;
    }

    /** "no errors", where what is cited tells of errors and of none that are missing. */
    private static boolean denies(Sentence claim, Sentence cited) {
        Matcher denied = NOTHING.matcher(claim.plain());
        if (!denied.find()) {
            return false;
        }
        String thing = denied.group(1);
        return cited.plain().matches("(?s).*\\b" + thing + "s?\\b.*")
                && !cited.plain().matches("(?s).*\\b(no|none|nothing|without|zero|0|never|not)\\b.*");
    }
}
