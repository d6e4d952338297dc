package dev.gumshoe.conversations.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of Gumshoe rather than of a case's investigation, in so many words: {@code list}, {@code stop inv-4f0q2m8a}. A sentence that only
 * begins with such a word is none.
 *
 * @param caseId the case that is named; null when none is
 */
public record Command(Kind kind, @Nullable String caseId) {

    /** What can be wanted. */
    public enum Kind {
        /** How to work with Gumshoe. */
        HELP,
        /** What is worked on, and what was. */
        LIST,
        /** What is read first. */
        RUNBOOKS,
        /** Where a case stands. */
        STATUS,
        /** That a case ends. */
        STOP,
        /** How to mend it. */
        MITIGATE
    }

    private static final Pattern ALONE = Pattern.compile("(help|list|runbooks)\\s*[.!?]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_A_CASE = Pattern.compile(
            "(status|stop|mitigate)(?:\\s+(?:of\\s+)?(?:case\\s+)?[`*]?(inv-[0-9a-z-]{1,60})[`*]?)?\\s*[.!?]?", Pattern.CASE_INSENSITIVE);

    /** The command that the text is; empty when it is anything else. */
    public static Optional<Command> in(String text) {
        String words = text.strip();
        Matcher ofACase = OF_A_CASE.matcher(words);
        if (ofACase.matches()) {
            String id = ofACase.group(2);
            return Optional.of(new Command(kind(ofACase.group(1)), id == null ? null : id.toLowerCase(Locale.ROOT)));
        }
        Matcher alone = ALONE.matcher(words);
        return alone.matches() ? Optional.of(new Command(kind(alone.group(1)), null)) : Optional.empty();
    }

    /** Whether it means the same wherever it is said; else, said in a case's thread, it is meant for that case. */
    public boolean general() {
        return caseId != null || kind == Kind.HELP || kind == Kind.LIST || kind == Kind.RUNBOOKS;
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
