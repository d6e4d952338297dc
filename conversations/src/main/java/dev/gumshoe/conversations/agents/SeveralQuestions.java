package dev.gumshoe.conversations.agents;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a message apart that asks several things at once: {@code when did it start and who is affected?} English. */
final class SeveralQuestions {

    private static final int MOST = 3;
    private static final String BEGINS = "(?:when|who|whom|what|what's|which|how|is|are|was|were|did|does|do|has|have|why|where|can|could|should|any)\\b";
    private static final Pattern APART = Pattern
            .compile("(?<=[?])\\s+|\\s*[,;]?\\s+(?:and|or) (?:also )?(?=" + BEGINS + ")|\\s*[;,]\\s*(?=" + BEGINS + ")");

    private SeveralQuestions() {}

    /** The questions one by one, in order; the text as it is where it asks one thing, or more than anybody reads answers to. */
    static List<String> in(String text) {
        List<String> parts = Arrays.stream(APART.split(text.strip(), -1))
                .map(part -> part.strip().replaceFirst("^(?:and|or|also)\\s+(?=" + BEGINS + ")", ""))
                .filter(part -> part.chars().anyMatch(Character::isLetter))
                .toList();
        return parts.size() < 2 || parts.size() > MOST ? List.of(text) : parts;
    }
}
