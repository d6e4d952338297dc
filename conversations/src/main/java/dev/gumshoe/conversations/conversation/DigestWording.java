package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Action.Kind;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.prevention.ClosedCase;
import dev.gumshoe.conversations.prevention.Digest;
import dev.gumshoe.conversations.prevention.Digest.Again;
import dev.gumshoe.conversations.prevention.Digest.Judged;
import dev.gumshoe.conversations.prevention.Recommendation;
import dev.gumshoe.conversations.prevention.Recommendation.State;
import dev.gumshoe.conversations.prevention.Recurrence;
import dev.gumshoe.conversations.prevention.Standing;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A day's digest in words. */
public final class DigestWording {

    private static final int MOST_CASES = 10;
    private static final int MOST_INCIDENTS = 6;
    private static final int LONGEST = 180;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

    private DigestWording() {}

    /** The digest as a note; of a quiet day one line. */
    public static Note note(Digest digest) {
        String day = DAY.format(digest.date());
        if (digest.quiet()) {
            return Note.line(Note.Kind.DIGEST, day + ": all quiet." + waiting(digest));
        }
        List<Section> sections = new ArrayList<>();
        cases(digest, sections);
        List<String> again = digest.recurring().stream().map(DigestWording::again).toList();
        add(sections, "Happened again", again);
        digest.open().forEach(standing -> sections.add(recommendation(standing)));
        if (digest.unread() > 0) {
            sections.add(new Section(null, List.of("… and " + count(digest.unread(), "recommendation") + " more that would help less.")));
        }
        add(sections, "Done, and what came of it", digest.done().stream().map(DigestWording::done).toList());
        add(sections, "How right I was", List.of(judged(digest.judged())));
        add(sections, "What you could make visible", digest.gaps().stream()
                .map(gap -> gap.missing().what() + " (" + times(gap.times()) + "). " + gap.missing().mend()).toList());
        if (digest.microDollars() > 0) {
            add(sections, "Cost of language models", List.of(String.format(Locale.ROOT, "$%.2f", digest.microDollars() / 1e6)));
        }
        return Note.of(Note.Kind.DIGEST, day + ": " + count(digest.cases().size(), "case") + outcome(digest), sections, List.of(), null);
    }

    private static String waiting(Digest digest) {
        long waiting = digest.open().stream().filter(standing -> standing.state() == State.PROPOSED).count() + digest.unread();
        return waiting == 0 ? "" : " " + count(waiting, "recommendation") + (waiting == 1 ? " waits" : " wait") + " for a word.";
    }

    private static String outcome(Digest digest) {
        long certain = digest.cases().stream().filter(ClosedCase::conclusive).count();
        return digest.cases().isEmpty()
                ? ""
                : digest.cases().size() == 1
                        ? certain == 1 ? ", with a certain cause" : ", without a certain cause"
                        : ", " + (certain == digest.cases().size() ? "all" : String.valueOf(certain)) + " with a certain cause";
    }

    private static void cases(Digest digest, List<Section> sections) {
        List<String> lines = new ArrayList<>(digest.cases().stream().limit(MOST_CASES)
                .map(each -> line(each, digest.lasting().contains(each.id()))).toList());
        if (digest.cases().size() > MOST_CASES) {
            lines.add("… and " + (digest.cases().size() - MOST_CASES) + " more.");
        }
        add(sections, "The day's cases", lines);
    }

    private static String line(ClosedCase closed, boolean open) {
        String cause = open && closed.concludedAt() == null
                ? "being looked into"
                : closed.mechanism() == Mechanism.NONE
                        ? "nothing was wrong"
                        : closed.resource() == null
                                ? "no cause found"
                                : closed.resource() + ", " + closed.mechanism().words() + (closed.conclusive() ? "" : " (not certain)");
        String took = closed.timeToCause().map(d -> "; cause after " + spoken(d)).orElse("");
        String mended = closed.outcome() == null ? "" : "; " + closed.outcome().words();
        return shortened(closed.title()) + " — " + cause + took + mended + (open ? "; still open" : "") + " (" + closed.id() + ")";
    }

    /** {@code 4 min}, {@code 40 s}. */
    private static String spoken(Duration duration) {
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    private static String again(Again again) {
        Recurrence recurrence = again.recurrence();
        String what = switch (recurrence.kind()) {
            case SAME_CAUSE -> recurrence.subject() + ": " + recurrence.mechanism().words();
            case SAME_WAY -> recurrence.mechanism().words() + ", on " + places(recurrence);
            case FALSE_ALARM -> "“" + shortened(recurrence.resource()) + "” without anything being wrong";
            case FLAPPING_ALARM -> "“" + shortened(recurrence.resource()) + "” came and went";
            case LATE_ALARM -> "“" + shortened(recurrence.resource()) + "” told late";
            case MISSING_SIGNAL -> "not to be seen: " + recurrence.subject();
            case DEVIATION -> recurrence.resource() + " where something broke";
        };
        return what + " — " + times(recurrence.cases().size()) + " in " + recurrence.days() + (recurrence.days() == 1 ? " day" : " days");
    }

    private static String places(Recurrence recurrence) {
        return String.join(", ", recurrence.cases().stream().map(ClosedCase::where).distinct().sorted().toList());
    }

    private static Section recommendation(Standing standing) {
        Recommendation r = standing.recommendation();
        String who = standing.state() == State.ACCEPTED
                ? " · accepted" + (standing.assignee() == null ? "" : ", " + standing.assignee())
                : "";
        String back = standing.effect() == Standing.Effect.CAME_BACK ? " · done, and it came back" : "";
        List<Action> actions = new ArrayList<>();
        if (standing.state() == State.PROPOSED) {
            actions.add(Action.of(Kind.ACCEPT, r.id()));
        }
        actions.add(Action.of(Kind.ASSIGN, r.id()));
        actions.add(Action.of(standing.state() == State.ACCEPTED ? Kind.COMPLETE : Kind.REJECT, r.id()));
        String incidents = String.join(", ", r.incidents().reversed().stream().limit(MOST_INCIDENTS).toList())
                + (r.incidents().size() > MOST_INCIDENTS ? " and " + (r.incidents().size() - MOST_INCIDENTS) + " more" : "");
        return new Section("💡 " + r.title(), List.of(
                "Why: " + r.why(), "What: " + r.what(), "Where: " + r.where(),
                r.category().words() + who + back + " · " + count(r.incidents().size(), "incident") + ": " + incidents), actions);
    }

    private static String done(Standing standing) {
        String title = standing.recommendation().title();
        return standing.effect() == Standing.Effect.STOPPED
                ? "✓ " + title + ": it has not happened since."
                : "✗ " + title + ": it happened again since.";
    }

    private static String judged(Judged judged) {
        if (judged.all() == 0) {
            return "Nobody has judged a conclusion in the last 30 days"
                    + (judged.unjudged() == 0 ? "." : "; " + judged.unjudged() + " wait for a word.");
        }
        String parts = Stream.of(part(judged.right(), "right"), part(judged.partly(), "partly right"), part(judged.wrong(), "wrong"))
                .filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
        return "Of " + count(judged.all(), "conclusion") + " that you judged in the last 30 days: " + parts
                + (judged.unjudged() == 0 ? "." : "; " + judged.unjudged() + " nobody judged.");
    }

    private static String part(int n, String what) {
        return n == 0 ? "" : n + " " + what;
    }

    private static void add(List<Section> sections, String label, List<String> lines) {
        if (!lines.isEmpty()) {
            sections.add(new Section(label, lines));
        }
    }

    private static String times(int n) {
        return n == 1 ? "once" : n == 2 ? "twice" : n + " times";
    }

    private static String count(long n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }

    private static String shortened(String text) {
        String flat = text.strip().replaceAll("\\s+", " ");
        return flat.length() <= LONGEST ? flat : flat.substring(0, LONGEST - 1) + "…";
    }
}
