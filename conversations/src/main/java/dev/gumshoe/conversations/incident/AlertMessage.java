package dev.gumshoe.conversations.incident;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message of a chat as far as it matters for the alert in it. The surface it came from has turned its own markup into plain text.
 *
 * @param id the surface's id of the message, the same for every edition of it
 * @param surface where it was posted: {@code slack}, {@code discord}
 * @param sender the name it was posted under, lower case; empty when the surface does not tell
 * @param person whether a person wrote it, not a program
 * @param text its text; a surface that has blocks may repeat them here for notifications
 * @param blocks what its blocks say, a line each, where they say more than the text
 * @param keys ids that the sender gave to parts of the message
 * @param links addresses of the pages it links to, in order
 */
public record AlertMessage(
        String id,
        Instant at,
        String surface,
        String sender,
        boolean person,
        String text,
        List<String> blocks,
        List<Attachment> attachments,
        List<String> keys,
        List<String> links) {

    /** A field of an attachment. */
    public record Field(String name, String value) {

        private String line() {
            return name.isBlank() || value.isBlank() ? name + value : name + ": " + value;
        }
    }

    /**
     * A part that the sender set apart; parts it left out are empty.
     *
     * @param colour {@code danger}, {@code #a30200}, …
     * @param above what stands above the title: a pretext, the author's name
     * @param blocks what blocks inside it say
     * @param fallback what is shown where attachments are not
     */
    public record Attachment(
            String title,
            String titleLink,
            String above,
            String text,
            List<Field> fields,
            List<String> blocks,
            String footer,
            String fallback,
            String colour) {

        /** Takes copies. */
        public Attachment {
            fields = List.copyOf(fields);
            blocks = List.copyOf(blocks);
        }

        private Stream<String> rest() {
            return Stream.of(Stream.of(above, text), fields.stream().map(Field::line), blocks.stream(), Stream.of(footer))
                    .flatMap(part -> part);
        }
    }

    /** Takes copies. */
    public AlertMessage {
        sender = sender.strip().toLowerCase(Locale.ROOT);
        blocks = List.copyOf(blocks);
        attachments = List.copyOf(attachments);
        keys = List.copyOf(keys);
        links = List.copyOf(links);
    }

    /** A message of plain text. */
    public static AlertMessage text(String id, Instant at, String surface, String sender, boolean person, String text) {
        return new AlertMessage(id, at, surface, sender, person, text, List.of(), List.of(), List.of(), List.of());
    }

    /**
     * Everything a person reads in it, each line once, the best title first: titles of attachments come before the text, which then only
     * repeats them, and blocks stand for the text.
     */
    public List<String> lines() {
        SequencedSet<String> lines = new LinkedHashSet<>();
        attachments.forEach(a -> add(lines, a.title()));
        boolean titled = !lines.isEmpty();
        if (!titled && blocks.isEmpty()) {
            add(lines, text);
        }
        blocks.forEach(block -> add(lines, block));
        attachments.forEach(a -> a.rest().forEach(part -> add(lines, part)));
        if (titled || lines.isEmpty()) {
            add(lines, text);
        }
        if (lines.isEmpty()) {
            attachments.forEach(a -> add(lines, a.fallback()));
        }
        return List.copyOf(lines);
    }

    private static void add(SequencedSet<String> lines, String text) {
        text.lines().map(String::strip).filter(line -> !line.isBlank()).forEach(lines::add);
    }

    /** Where a person opens what it tells of: the first title's link, else the first link. */
    public @Nullable URI link() {
        Stream<String> titles = attachments.stream().map(Attachment::titleLink).filter(link -> !link.isBlank());
        return Stream.concat(titles, links.stream()).map(AlertMessage::uri).flatMap(Optional::stream).findFirst().orElse(null);
    }

    private static Optional<URI> uri(String address) {
        try {
            return Optional.of(new URI(address));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** Whether an attachment has one of the colours that senders give to alarms: red, orange or {@code danger}. */
    public boolean red() {
        return attachments.stream().anyMatch(a -> AlertWords.red(a.colour()));
    }

    /** Whether an attachment has one of the colours that senders give to the end of an alarm. */
    public boolean green() {
        return attachments.stream().anyMatch(a -> AlertWords.green(a.colour()));
    }

    /** All text in which a key or a mark can stand: lines, links, footers and fallbacks. */
    List<String> searched() {
        List<String> all = new ArrayList<>(lines());
        all.addAll(links);
        attachments.forEach(a -> {
            all.add(a.titleLink());
            all.add(a.fallback());
        });
        return all;
    }
}
