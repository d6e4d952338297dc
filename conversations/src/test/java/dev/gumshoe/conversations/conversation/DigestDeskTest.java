package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.conversation.DigestDesk.Subscription;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.prevention.Advice;
import dev.gumshoe.conversations.prevention.ClosedCase;
import dev.gumshoe.conversations.prevention.Digest;
import dev.gumshoe.conversations.prevention.InMemoryClosedCases;
import dev.gumshoe.conversations.prevention.InMemoryRecommendationBook;
import dev.gumshoe.conversations.prevention.Prevention;
import dev.gumshoe.conversations.prevention.PreventionCatalogue;
import dev.gumshoe.conversations.prevention.Recommendation.Category;
import dev.gumshoe.conversations.prevention.Recurrence;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DigestDeskTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-26");
    private static final Instant DUE = Instant.parse("2026-11-27T08:00:00Z");
    private static final PreventionCatalogue CATALOGUE = new PreventionCatalogue(
            List.of(new Advice("test", Recurrence.Kind.SAME_CAUSE, Set.of(), Set.of(),
                    "", Category.CODE, "Test {{subject}}", "It broke {{count}} times", "A test", "Its repository")),
            List.of());

    private final InMemoryClosedCases cases = new InMemoryClosedCases();
    private final Prevention prevention = new Prevention(CATALOGUE, cases, new InMemoryRecommendationBook());
    private final InMemoryCursors cursors = new InMemoryCursors();
    private final List<Note> posted = new ArrayList<>();
    private Instant now = DUE;

    private final class Channel implements DigestPlace {

        @Override
        public String name() {
            return "slack/C1";
        }

        @Override
        public void post(LocalDate date, Note digest) throws Exception {
            if (failing) {
                throw new IOException("the far end is down");
            }
            assertThat(date).isEqualTo(DAY);
            posted.add(digest);
        }
    }

    private boolean failing;

    /** A process that has just started. */
    private DigestDesk process(String holder) {
        return new DigestDesk(
                List.of(new Subscription(new Channel(), at -> at.isBefore(DUE) ? Optional.empty() : Optional.of(DUE), ZoneOffset.UTC)),
                cases,
                prevention, cursors, new InMemoryLeases(() -> now), holder, () -> now);
    }

    private static ClosedCase closed(String id, Instant at) {
        return new ClosedCase(id, "Checkout fails", "a", "high", List.of("slack/C1"), at, at.plusSeconds(600), at, at.minusSeconds(90),
                at.plusSeconds(45), true,
                0.93, Mechanism.BAD_DEPLOYMENT, "forge", "forge", "service", "d-1", "deployment", "forge broke", Set.of("bot"), List.of(),
                List.of(), List.of(),
                91, 0, null, null, null, "", List.of(), List.of());
    }

    @Test
    void sendsTheDigestOnceWhateverRestarts() {
        process("a").round();
        process("a").round();
        process("b").round();

        assertThat(posted).hasSize(1);
    }

    @Test
    void triesAgainWhatTheChannelDidNotTake() {
        failing = true;
        DigestDesk desk = process("a");
        desk.round();
        failing = false;

        desk.round();

        assertThat(posted).hasSize(1);
    }

    @Test
    void sendsNothingBeforeItsHourNorHalfADayLate() {
        now = DUE.minusSeconds(1);
        process("a").round();
        now = DUE.plus(Duration.ofHours(13));
        process("a").round();

        assertThat(posted).isEmpty();
    }

    @Test
    void aQuietDayIsOneLine() {
        process("a").round();

        assertThat(posted.getFirst().headline()).isEqualTo("Thursday, 26 November: all quiet.");
        assertThat(posted.getFirst().sections()).isEmpty();
    }

    @Test
    void tellsOfACaseThatIsStillOpenForItWouldBeToldOnNoOtherDay() {
        cases.keep(closed("inv-1", DUE.minus(Duration.ofHours(20))));
        List<ClosedCase> open = List.of(closed("inv-2", DUE.minus(Duration.ofHours(11))), closed("inv-3", DUE.minus(Duration.ofHours(2))));

        Note note = DigestWording.note(Digest.of(DAY, ZoneOffset.UTC, cases, open, prevention));

        assertThat(note.headline()).isEqualTo("Thursday, 26 November: 2 cases, all with a certain cause");
        assertThat(note.sections().getFirst().lines()).satisfiesExactly(
                line -> assertThat(line).endsWith(" (inv-1)").doesNotContain("open"),
                line -> assertThat(line).endsWith("; still open (inv-2)"));
    }

    @Test
    void saysOnAQuietDayHowManyRecommendationsWaitInAllAndOnAnotherHowManyAreNotShown() {
        cases.keep(closed("inv-1", DUE.minus(Duration.ofDays(3))));
        cases.keep(closed("inv-2", DUE.minus(Duration.ofHours(20))));
        prevention.review(DUE);

        Note quiet = DigestWording.note(withTwoMore(List.of()));
        Note day = DigestWording.note(withTwoMore(cases.opened(DUE.minus(Duration.ofDays(1)), DUE)));

        assertThat(quiet.headline()).isEqualTo("Thursday, 26 November: all quiet. 3 recommendations wait for a word.");
        assertThat(day.sections().stream().flatMap(section -> section.lines().stream()))
                .contains("… and 2 recommendations more that would help less.")
                .anyMatch(line -> line.endsWith("2 incidents: inv-2, inv-1"));
    }

    private Digest withTwoMore(List<ClosedCase> day) {
        return new Digest(DAY, ZoneOffset.UTC, day, Set.of(), List.of(), prevention.standings(DUE), 2, List.of(),
                new Digest.Judged(0, 0, 0, 0), List.of(), 0);
    }

    @Test
    void tellsTheCasesWhatRecursAndWhatWouldPreventIt() {
        cases.keep(closed("inv-1", DUE.minus(Duration.ofDays(3))));
        cases.keep(closed("inv-2", DUE.minus(Duration.ofHours(20))));
        prevention.review(DUE);

        Note note = DigestWording.note(Digest.of(DAY, ZoneOffset.UTC, cases, prevention));

        assertThat(note.headline()).isEqualTo("Thursday, 26 November: 1 case, with a certain cause");
        assertThat(note.sections()).extracting(Note.Section::label).containsExactly("The day's cases", "Happened again", "💡 Test forge",
                "How right I was");
        assertThat(note.sections().getFirst().lines()).containsExactly("Checkout fails — forge, bad deployment; cause after 45 s (inv-2)");
        assertThat(note.sections().get(1).lines()).containsExactly("forge: bad deployment — twice in 2 days");
        assertThat(note.sections().get(2).actions()).extracting(Action::kind).containsExactly(Action.Kind.ACCEPT, Action.Kind.ASSIGN,
                Action.Kind.REJECT);
    }

    @Test
    void aRejectionNeedsAReasonAndIsNotProposedAgain() {
        cases.keep(closed("inv-1", DUE.minus(Duration.ofDays(3))));
        cases.keep(closed("inv-2", DUE.minus(Duration.ofHours(20))));
        prevention.review(DUE);
        PreventionDesk desk = new PreventionDesk(prevention, () -> now, () -> {});
        String id = desk.standings().getFirst().recommendation().id();
        Place place = new Place("slack", "C1", "1.0");

        Intent without = desk.act(Action.of(Action.Kind.REJECT, id), new Message("m1", place, "ada", " ", DUE, true));
        Intent with = desk.act(Action.of(Action.Kind.REJECT, id),
                new Message("m2", place, "ada", "forge is switched off next week", DUE, true));

        assertThat(without).isInstanceOf(Intent.Refused.class);
        assertThat(with).isInstanceOf(Intent.Heard.class);
        assertThat(Digest.of(DAY, ZoneOffset.UTC, cases, prevention).open()).isEmpty();
    }
}
