package dev.gumshoe.adapters.steering;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be said of a resource in {@code gumshoe.md}, as {@code - calls: payments, ledger}. */
enum Field {
    /** What it is. */
    KIND("kind"),
    /** Other names of the same thing. */
    ALIASES("also called"),
    /** Whom it calls. */
    CALLS("calls"),
    /** Who calls it. */
    CALLED_BY("called by"),
    /** Whom it is allowed to call. */
    MAY_CALL("may call"),
    /** What it is made of. */
    CONSISTS_OF("consists of"),
    /** Who answers for it. */
    OWNER("owner"),
    /** Where to read on. */
    LINK("link");

    private final String words;

    Field(String words) {
        this.words = words;
    }

    /** How it is written. */
    String words() {
        return words;
    }

    static Optional<Field> named(String words) {
        String plain = words.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return Arrays.stream(values()).filter(field -> field.words.equals(plain)).findFirst();
    }

    /** All of them, for people. */
    static String all() {
        return Arrays.stream(values()).map(Field::words).collect(Collectors.joining(", "));
    }
}
