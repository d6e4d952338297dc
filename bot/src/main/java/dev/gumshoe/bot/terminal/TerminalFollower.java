package dev.gumshoe.bot.terminal;

import dev.gumshoe.conversations.conversation.JournalFollower;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a case to a terminal as it goes on, and its report as a card. Safe for use by several threads. */
public final class TerminalFollower implements JournalFollower {

    private static final String FENCE = "```";
    private static final int INDENT = 11;

    private final PrintWriter out;
    private final TerminalStyle style;
    private final Narration narration;
    private final TimeOfDay clock;

    /**
     * A follower that writes to the given writer, which it flushes and never closes.
     *
     * @param zone the zone of the times of day
     */
    public TerminalFollower(PrintWriter out, TerminalStyle style, Narration narration, ZoneId zone) {
        this.out = out;
        this.style = style;
        this.narration = narration;
        this.clock = TimeOfDay.in(zone);
    }

    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public synchronized void deliver(Recorded recorded, Investigation after, boolean mayHaveGoneOut) {
        switch (recorded.entry()) {
            case JournalEntry.RootCauseConcluded e -> concluded(e.at(), narration.reply(recorded, after), after);
            case JournalEntry.SteeringReceived e -> said(e.at(), e.author(), e.text(), narration.reply(recorded, after));
            case JournalEntry.EvidenceOffered e -> said(e.at(), e.author(), e.text(), narration.reply(recorded, after));
            case JournalEntry.QuestionAsked e -> said(e.at(), e.author(), e.text(), narration.reply(recorded, after));
            case JournalEntry.ObservationMade e when again(e.observation(), after) -> {
                // a direction makes specialists look again, who mostly see the same
            }
            case JournalEntry.ModelUsed _ -> {
                // one for each errand: what they come to stands in the report
            }
            case JournalEntry entry -> narration.step(recorded, after).ifPresent(note -> note(entry.at(), note));
        }
        out.flush();
    }

    /** A conclusion that stands is told in a line, as in a thread. */
    private void concluded(Instant at, Optional<Note> told, Investigation after) {
        told.filter(note -> note.kind() == Note.Kind.NOTICE)
                .ifPresentOrElse(stands -> note(at, stands), () -> card(narration.report(after), after));
    }

    private static boolean again(Observation observation, Investigation after) {
        return after.observations().stream().takeWhile(earlier -> !earlier.id().equals(observation.id()))
                .anyMatch(earlier -> earlier.text().equals(observation.text()));
    }

    private void said(Instant at, String author, String text, Optional<Note> answer) {
        lines(at, new Sign("\"", "\"", Paint.MAGENTA).on(style), author + ": " + text, Paint.MAGENTA);
        answer.ifPresent(note -> more(note.headline()));
    }

    private void note(Instant at, Note note) {
        lines(at, Sign.of(note.kind()).on(style), note.headline(), quiet(note.kind()) ? Paint.DIM : null);
        if (note.kind() != Note.Kind.PLANNING) {
            note.sections().forEach(section -> section(note.kind(), section));
        }
        note.citations().stream().flatMap(citation -> Looks.lines(citation, style).stream()).forEach(out::println);
    }

    private static boolean quiet(Note.Kind kind) {
        return switch (kind) {
            case PLANNING, NOTICE, STATUS, RULED_OUT -> true;
            case OBSERVATION, GAP, ACKNOWLEDGEMENT, ACCOUNT, ANSWER, REPORT, HANDOVER, TRUTH, PLAN, RECOVERY, DIGEST -> false;
        };
    }

    private void lines(Instant at, String sign, String text, @Nullable Paint paint) {
        String before = Paint.DIM.on(clock.bare(at), style) + " " + sign + " ";
        for (String line : Wrapping.wrap(text, style.width() - INDENT)) {
            out.println(before + (paint == null ? line : paint.on(line, style)));
            before = " ".repeat(INDENT);
        }
    }

    private void section(Note.Kind kind, Note.Section section) {
        String label = section.label();
        if (label != null && (kind == Note.Kind.PLAN || section.lines().stream().anyMatch(line -> line.contains("\n")))) {
            out.println(" ".repeat(INDENT + 2) + Paint.BOLD.on(Wrapping.clean(label), style));
        }
        boolean command = false;
        for (String line : section.lines().stream().flatMap(String::lines).toList()) {
            if (line.equals(FENCE)) {
                command = !command;
            } else if (command) {
                out.println(Wrapping.cleanLine(line));
            } else {
                more(line);
            }
        }
    }

    private void more(String text) {
        for (String line : Wrapping.wrap(text, style.width() - INDENT - 2)) {
            out.println(" ".repeat(INDENT + 2) + line);
        }
    }

    /** Writes a note in a frame. */
    public static void card(PrintWriter out, TerminalStyle style, Note note) {
        new ReportCard(style, true).lines(note).forEach(out::println);
    }

    private void card(Note report, Investigation after) {
        boolean conclusive = after.conclusion().map(Conclusion::conclusive).orElse(false);
        List<String> lines = new ReportCard(style, conclusive).lines(report);
        out.println();
        lines.forEach(out::println);
        out.println();
    }
}
