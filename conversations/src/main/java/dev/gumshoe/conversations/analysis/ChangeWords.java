package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.Change;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a change the way a person on call would: who did what to what. */
final class ChangeWords {

    private static final int LONGEST_TITLE = 120;
    private static final Pattern API_CALL = Pattern.compile("^([A-Z][a-z]+)((?:[A-Z][A-Za-z0-9]*)+)\\b\\s*");
    private static final Pattern DEPLOY = Pattern.compile("^(?:deploy(?:ed|ing|ment)?|release|roll ?out)\\b(?: of\\b)?\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern JOINTS = Pattern.compile("^(?:(?:on|of|to|at|in|for|:|-)\\s+)+|\\s+(?:on|of|to|at|in|for|:|-)+$",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> CHANGES = Set.of("update", "put", "modify", "set", "change", "edit");

    private ChangeWords() {}

    /** {@code 14:02:15 UTC: ana deployed 2.16.1 to forge (d-1).} The moment stands first, so that {@link #untimed} can leave it out. */
    static String tell(Change change) {
        String clause = clause(change);
        String id = Phrases.quote(change.id(), 80);
        boolean quotes = clause.endsWith("”)");
        String named = quotes ? clause.substring(0, clause.length() - 1) + ", " + id + ")" : clause + " (" + id + ")";
        return Phrases.clock(change.timestamp()) + ": " + named + ".";
    }

    /** What {@link #tell} says without the moment, where that is known from elsewhere. */
    static String untimed(String told, Instant at) {
        String moment = Phrases.clock(at) + ": ";
        return told.startsWith(moment) ? told.substring(moment.length()) : told;
    }

    /** What {@link #tell} says without the moment and the id, to go on from in a sentence. */
    static String clause(String told, Instant at, String id) {
        String quoted = Phrases.quote(id, 80);
        return untimed(told, at).replace(" (" + quoted + ").", "").replace("”, " + quoted + ").", "”)");
    }

    /** {@code ana deployed 2.16.1 to forge}. */
    static String clause(Change change) {
        String who = change.actor().isBlank() ? "somebody" : Phrases.quote(change.actor(), 60);
        String where = change.resource() == null ? "" : Phrases.quote(change.resource(), 100);
        String title = Phrases.quote(change.title(), LONGEST_TITLE);
        return switch (change.kind()) {
            case SESSION -> who + " opened a session" + (where.isEmpty() ? "" : " on " + where) + more(sessionWork(title, where));
            case DEPLOYMENT -> deployed(who, where, title);
            case COMMIT -> who + " committed" + (where.isEmpty() ? "" : " to " + where) + more(title);
            case FLAG -> who + " switched a flag" + (where.isEmpty() ? "" : " of " + where) + more(title);
            case CONFIG ->
                called(who, where, title, who + " changed the configuration" + (where.isEmpty() ? "" : " of " + where) + more(title));
            case OTHER ->
                called(who, where, title, who + ": " + title + (where.isEmpty() || title.contains(where) ? "" : " (" + where + ")"));
        };
    }

    private static String more(String title) {
        return title.isBlank() ? "" : " (“" + title + "”)";
    }

    private static String deployed(String who, String where, String title) {
        String what = without(DEPLOY.matcher(title).replaceFirst(""), where);
        boolean version = !what.isEmpty() && what.indexOf(' ') < 0 && what.chars().anyMatch(Character::isDigit);
        if (where.isEmpty()) {
            return who + " deployed" + more(title);
        }
        return version ? who + " deployed " + what + " to " + where : who + " deployed to " + where + more(what);
    }

    // the call that opened a session says no more than that it was opened
    private static String sessionWork(String title, String where) {
        String rest = without(title, where);
        return rest.indexOf(' ') < 0 && API_CALL.matcher(rest).find() ? "" : rest;
    }

    private static String without(String title, String where) {
        String rest = where.isEmpty() ? title : title.replace(where, " ").replaceAll(" {2,}", " ").strip();
        return JOINTS.matcher(rest).replaceAll("").strip();
    }

    /** A title that begins with the name of an interface's call, {@code PutRolePolicy reader: narrow it}, read aloud. */
    private static String called(String who, String where, String title, String otherwise) {
        Matcher call = API_CALL.matcher(title);
        if (!call.find()) {
            return otherwise;
        }
        String verb = call.group(1).toLowerCase(Locale.ROOT);
        String object = String.join(" ", Words.of(call.group(2)));
        String rest = title.substring(call.end());
        int colon = rest.indexOf(": ");
        String on = (colon < 0 ? rest : rest.substring(0, colon)).strip();
        String why = colon < 0 ? "" : rest.substring(colon + 2);
        String target = object.isEmpty() ? on : on.equals(where) || on.isEmpty() ? object : object + " " + on.replaceFirst("^: ?", "");
        String named = where.isEmpty() || Words.names(target, where) ? target : target + " of " + where;
        return who + " " + past(verb) + " " + named + more(why.replaceFirst("^: ?", ""));
    }

    private static String past(String verb) {
        if (CHANGES.contains(verb)) {
            return "changed";
        }
        return verb + (verb.endsWith("e") ? "d" : "ed");
    }

    /** What was done, in the words before the name of what it was done to: {@code launched}. */
    static String deed(Change change) {
        String title = Phrases.quote(change.title(), LONGEST_TITLE);
        int at = change.resource() == null ? -1 : title.indexOf(change.resource());
        List<String> words = List.of((at > 0 ? title.substring(0, at) : title).strip().split("\\s+"));
        return String.join(" ", words.subList(0, Math.min(4, words.size()))).toLowerCase(Locale.ROOT);
    }
}
