package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Note.Citation;
import dev.gumshoe.conversations.conversation.Note.Kind;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.conversation.SmallPrint;
import dev.gumshoe.conversations.conversation.Splitting;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;

/**
 * How a note looks in Discord: a line where a line will do, else an embed. What is too long for one message becomes several; nothing is left
 * out but the tails of very long queries in the small print.
 *
 * @see <a href="https://docs.discord.com/developers/resources/message#embed-object-embed-limits">Embeds and their limits</a>
 */
final class DiscordCards {

    private static final int LABEL = 200;
    private static final int QUERY = 160;
    private static final int LINE = 600;
    private static final int SMALL_PRINT = 900;

    private final Set<Action.Kind> shown;

    /** @param shown the kinds of buttons that do something here */
    DiscordCards(Set<Action.Kind> shown) {
        this.shown = Set.copyOf(shown);
    }

    /**
     * The messages that say the note.
     *
     * @param caseId the case, and {@code what} of it is told: with the message's number they make its mark
     */
    List<DiscordCard> of(Note note, String caseId, String what) {
        List<ActionRow> rows = DiscordButtons.rows(note, caseId, shown);
        if (brief(note)) {
            String text = DiscordText.rendered(mark(note.kind()) + note.headline());
            return List.of(DiscordCard.line(text, DiscordIds.mark(caseId, what, 0)).offering(rows));
        }
        boolean titled = headed(note.kind()) && fitsTitle(note);
        List<String> texts = messages(note, titled);
        List<DiscordCard> cards = new ArrayList<>();
        for (int part = 0; part < texts.size(); part++) {
            String title = part == 0 && titled ? title(note) : "";
            boolean last = part == texts.size() - 1;
            cards.add(new DiscordCard("", title, texts.get(part), colour(note.kind()), DiscordIds.mark(caseId, what, part),
                    last ? rows : List.of(), null));
        }
        return cards;
    }

    /** Whether a line says it all. A message that is edited stays of one sort. */
    private static boolean brief(Note note) {
        return note.sections().isEmpty() && note.citations().isEmpty() && !headed(note.kind()) && living(note)
                && DiscordText.length(note.headline()) <= LINE;
    }

    private static boolean living(Note note) {
        return note.topic() == null || note.kind() == Kind.ACKNOWLEDGEMENT || note.kind() == Kind.ACCOUNT;
    }

    /** Whether the note is one that people scroll back for. */
    private static boolean headed(Kind kind) {
        return kind == Kind.STATUS || kind == Kind.REPORT || kind == Kind.HANDOVER || kind == Kind.TRUTH || kind == Kind.PLAN
                || kind == Kind.RECOVERY || kind == Kind.DIGEST;
    }

    private static boolean fitsTitle(Note note) {
        return title(note).length() <= DiscordCard.TITLE && (!note.sections().isEmpty() || !note.citations().isEmpty());
    }

    private static String title(Note note) {
        return mark(note.kind()) + DiscordText.escaped(DiscordText.flat(note.headline()));
    }

    /** The sign a kind of note begins with. */
    static String mark(Kind kind) {
        return switch (kind) {
            case STATUS -> "🔍 ";
            case PLANNING -> "🧭 ";
            case OBSERVATION -> "🔎 ";
            case RULED_OUT -> "✖️ ";
            case GAP -> "⚠️ ";
            case ACKNOWLEDGEMENT -> "👀 ";
            case ACCOUNT -> "↪️ ";
            case ANSWER -> "💬 ";
            case REPORT -> "📋 ";
            case NOTICE -> "ℹ️ ";
            case HANDOVER -> "🚨 ";
            case TRUTH -> "🎯 ";
            case PLAN -> "🛠️ ";
            case RECOVERY -> "💚 ";
            case DIGEST -> "☕ ";
        };
    }

    private static int colour(Kind kind) {
        return switch (kind) {
            case STATUS, PLANNING, ACKNOWLEDGEMENT, ACCOUNT, PLAN -> 0x5865f2;
            case OBSERVATION -> 0xe67e22;
            case RULED_OUT, NOTICE -> 0x95a5a6;
            case GAP -> 0xf1c40f;
            case ANSWER, TRUTH -> 0x1abc9c;
            case REPORT, RECOVERY, DIGEST -> 0x2ecc71;
            case HANDOVER -> 0xe74c3c;
        };
    }

    /** The note's paragraphs packed into as few messages as possible. */
    private List<String> messages(Note note, boolean titled) {
        List<String> messages = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String paragraph : paragraphs(note, titled)) {
            if (!open.isEmpty() && open.length() + 2 + paragraph.length() > DiscordCard.DESCRIPTION) {
                messages.add(open.toString());
                open.setLength(0);
            }
            open.append(open.isEmpty() ? "" : "\n\n").append(paragraph);
        }
        messages.add(open.isEmpty() ? "…" : open.toString());
        return messages;
    }

    private List<String> paragraphs(Note note, boolean titled) {
        List<String> paragraphs = new ArrayList<>();
        if (!titled) {
            String headline = mark(note.kind()) + note.headline();
            for (String piece : pieces(headline, DiscordCard.DESCRIPTION - 4)) {
                boolean bold = headed(note.kind()) && !piece.contains("\n") && !piece.contains("```");
                paragraphs.add(bold ? "**" + piece + "**" : piece);
            }
        }
        int number = note.sections().stream().filter(s -> offers(s)).count() > 1 ? 1 : 0;
        for (Section section : note.sections()) {
            paragraphs.addAll(section(section, number > 0 && offers(section) ? "**" + number++ + "** " : ""));
        }
        paragraphs.addAll(smallPrint(note.citations()));
        return paragraphs;
    }

    private boolean offers(Section section) {
        return section.actions().stream().anyMatch(action -> shown.contains(action.kind()));
    }

    private static List<String> section(Section section, String number) {
        List<String> lines = section.lines().size() > 1
                ? section.lines().stream().map(line -> "• " + line).toList()
                : section.lines();
        String label = section.label() == null || section.label().isBlank() ? "" : "**" + DiscordText.line(section.label(), LABEL) + "**\n";
        List<String> pieces = new ArrayList<>(pieces(String.join("\n", lines), DiscordCard.DESCRIPTION - label.length() - number.length()));
        if (pieces.isEmpty()) {
            return label.isEmpty() ? List.of() : List.of(label.strip());
        }
        pieces.set(0, label + number + pieces.getFirst());
        return pieces;
    }

    private static List<String> pieces(String text, int most) {
        return Splitting.of(DiscordText.seen(text), most, DiscordText::length).stream().map(DiscordText::rendered).toList();
    }

    /** The small print: {@code M1.2 · source · query}, a line each. */
    private static List<String> smallPrint(List<Citation> citations) {
        List<String> paragraphs = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        SmallPrint print = SmallPrint.of(citations);
        Stream<String> window = Stream.of(print.window()).filter(words -> !words.isEmpty()).map(words -> "-# " + words);
        for (String line : Stream.concat(print.citations().stream().map(DiscordCards::citation), window).toList()) {
            if (!open.isEmpty() && open.length() + 1 + line.length() > SMALL_PRINT) {
                paragraphs.add(open.toString());
                open.setLength(0);
            }
            open.append(open.isEmpty() ? "" : "\n").append(line);
        }
        if (!open.isEmpty()) {
            paragraphs.add(open.toString());
        }
        return paragraphs;
    }

    private static String citation(Citation citation) {
        String id = DiscordText.line(citation.id(), LABEL);
        String link = citation.link() == null ? "" : address(citation.link());
        return "-# " + (link.isEmpty() ? id : "[" + id + "](<" + link + ">)") + " · " + DiscordText.line(citation.source(), LABEL) + " · "
                + DiscordText.code(DiscordText.cut(DiscordText.flat(citation.query()), QUERY));
    }

    /** The link as Discord may be given it; empty when it leads anywhere but to a web page, or is too long. */
    private static String address(URI link) {
        boolean web = "https".equalsIgnoreCase(link.getScheme()) || "http".equalsIgnoreCase(link.getScheme());
        String address = web ? link.toASCIIString().replace("<", "%3C").replace(">", "%3E").replace("(", "%28").replace(")", "%29") : "";
        return address.length() > LINE ? "" : address;
    }
}
