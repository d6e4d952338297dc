package dev.gumshoe.conversations.analysis;

import java.util.regex.Pattern;

/**
 * Tells from the words of a log line whether it passes the blame on to a resource that it names: whoever throws because a call failed is
 * a victim, stack trace or not.
 */
final class Blame {

    private static final Pattern OF_A_CALL = Pattern.compile(
            "(?i)\\b(call(s|ed|ing)?|requests?|respon(se|ded|ds)|answer(s|ed)?|repl(y|ied)|status|upstream|downstream|remote|rpc|http\\d?|"
                    + "connect(ion|ed|ing)?|invo(ke|king|cation)|fetch(ing)?|get|post|client|unavailable|unreachable|time(d)?[ -]?out)\\b");

    private static final Pattern PLAIN = Pattern.compile("\\p{L}+");

    private Blame() {}

    /**
     * Whether a line passes the blame on to the one it names. The name must stand where a callee stands: an order that is empty is not
     * the service {@code order}. Whoever has used up its own connections to somebody has not been failed by that one. Whatever a resource
     * is called, the rule is the same.
     */
    static boolean passes(String line, String named) {
        return OF_A_CALL.matcher(line).find() && asCallee(line, named) && !Unanswered.ofItsOwnPool(line);
    }

    /**
     * Whether a word of a line that is also what a resource is called means that resource. A name with a digit or a sign in it is nobody's
     * ordinary word; a plain one, {@code action} or {@code orders}, has to stand where a name stands: where a callee does, at the head of
     * the line before a colon, or in quotes, brackets, a path or an assignment.
     */
    static boolean means(String line, String word) {
        return !PLAIN.matcher(word).matches() || asCallee(line, word) || asName(line, Pattern.quote(word));
    }

    private static boolean asName(String line, String quoted) {
        return Pattern.compile("^" + quoted + ":"
                + "|['\"`“\\[(/=@]" + quoted + "['\"`”\\])/,;&]"
                + "|[=/@]" + quoted + "(?![\\w-])"
                + "|" + quoted + ":\\d").matcher(line).find();
    }

    private static boolean asCallee(String line, String named) {
        String quoted = Pattern.quote(named);
        return Pattern.compile("(?i)\\b(to|from|of|by|at|calling|service|host|upstream)[\\s=:]+['\"`]?" + quoted + "(?![\\w-])"
                + "|//" + quoted + "[:/.]"
                + "|" + quoted + "['\"`]?[\\s:]+((is|was|has|call|request)\\s+)?(fail|unavailable|unreachable|timed|did not|return|respond|"
                + "answer|refuse|not respond)").matcher(line).find();
    }
}
