package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.investigation.Attachment;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person told or showed as an observation of its own, quoted and attributed; secrets are taken out of it. */
final class PeoplesEvidence {

    private static final int LONGEST_QUOTE = 300;

    private PeoplesEvidence() {}

    static Observation observation(EvidenceOffered told, String id, TimeWindow window) {
        String where = told.place() == null ? "" : " in " + told.place();
        String text = Secrets.mask(told.text()).strip();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence("people", "message " + told.message() + where, window, text));
        for (Attachment shown : told.attachments()) {
            String excerpt = shown.text().isBlank() ? shown.name() : Secrets.mask(shown.text());
            evidence.add(
                    new Evidence("people", shown.name() + ", shown in message " + told.message(), window, excerpt, shown.link(), null));
        }
        Stance stance = told.stance() == null || told.resource() == null ? Stance.CONTEXT : told.stance();
        return new Observation(id, Look.PEOPLE, stance, told.resource(), sentence(told, text), told.when(), evidence, null);
    }

    private static String sentence(EvidenceOffered told, String text) {
        String shown = told.attachments().stream().map(PeoplesEvidence::words).collect(Collectors.joining(", "));
        String author = told.author();
        if (text.isEmpty()) {
            return author + " shows " + (shown.isEmpty() ? "something" : shown);
        }
        return author + " reports: “" + quoted(text) + "”" + (shown.isEmpty() ? "" : ", and shows " + shown);
    }

    private static String words(Attachment shown) {
        return switch (shown.kind()) {
            case LOG -> "a log, " + shown.name();
            case IMAGE -> "a picture, " + shown.name();
            case LINK -> "a page, " + shown.name();
            case FILE -> "a file, " + shown.name();
        };
    }

    /** One line of it; the whole stands in the evidence. */
    private static String quoted(String text) {
        String flat = text.replaceAll("\\s+", " ");
        return flat.length() <= LONGEST_QUOTE ? flat : flat.substring(0, flat.offsetByCodePoints(0, LONGEST_QUOTE - 1)) + "…";
    }
}
