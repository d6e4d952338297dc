package dev.gumshoe.conversations.evidence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes secrets out of text from outside before it is kept, posted or shown to a model. */
public final class Secrets {

    /** What stands where a secret was. */
    public static final String MASK = "[secret]";

    private static final String KEY_WORDS = "pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?secret|credentials?|session[_-]?key|signature|cookie|set-cookie";

    /** Each pattern keeps its first group, if it has one, and masks the rest. */
    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"),
            Pattern.compile(
                    "(?i)(\\b(?:proxy-)?authorization[\"']?\\s*[:=]\\s*[\"']?(?:bearer|basic|digest|token|aws4-hmac-sha256)?\\s*)[^\\s\"',;}]+[^\\r\\n\"'}]*"),
            Pattern.compile("(?i)(\\bbearer\\s+)[a-z0-9._~+/=-]{8,}"),
            Pattern.compile(
                    "(?i)((?:(?<![a-z0-9_.-])[a-z0-9_.-]*(?:" + KEY_WORDS
                            + "))[\"']?\\s*(?:=|:(?!:))\\s*[\"']?)(?!\\[secret])[^\\s\"',;&)}\\]]{3,}"),
            Pattern.compile("(?i)([a-z][a-z0-9+.-]{0,30}://[^\\s:/@]*:)[^\\s@/]+(?=@)"),
            Pattern.compile("\\b()(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\\b"),
            Pattern.compile("\\b()eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*)?"),
            Pattern.compile(
                    "\\b()(?:ghp|gho|ghu|ghs|ghr|github_pat|glpat|xox[abeoprs]|xapp|sk|pk|rk|npm|pypi|dop_v1|hf|AIza)[_-][A-Za-z0-9_-]{10,}"),
            Pattern.compile("\\b()AIza[A-Za-z0-9_-]{30,}"));

    private Secrets() {}

    /** The text with everything that looks like a password, token, key or credential replaced by {@link #MASK}; masking twice changes nothing. */
    public static String mask(String text) {
        if (!suspicious(text)) {
            return text;
        }
        String masked = text;
        for (Pattern pattern : PATTERNS) {
            Matcher matcher = pattern.matcher(masked);
            if (matcher.find()) {
                masked = matcher.replaceAll(match -> Matcher.quoteReplacement(match.group(1) + MASK));
            }
        }
        return masked;
    }

    /** A cheap look, so that the many lines without any secret cost little. */
    private static boolean suspicious(String text) {
        return text.indexOf('=') >= 0 || text.indexOf(':') >= 0 || text.indexOf('_') >= 0 || text.indexOf('-') >= 0 || hasLongWord(text)
                || text.toLowerCase(java.util.Locale.ROOT).contains("bearer");
    }

    private static boolean hasLongWord(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = Character.isLetterOrDigit(text.charAt(i)) ? run + 1 : 0;
            if (run >= 16) {
                return true;
            }
        }
        return false;
    }
}
