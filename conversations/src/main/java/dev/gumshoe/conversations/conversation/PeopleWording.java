package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.conversation.Note.Kind;
import dev.gumshoe.conversations.conversation.Note.Section;
import dev.gumshoe.conversations.evidence.TimeOfDay;
import dev.gumshoe.conversations.investigation.Attachment;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.Look;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words that answer what people say: directions, questions, evidence. */
final class PeopleWording {

    private final TimeOfDay clock;

    PeopleWording(TimeOfDay clock) {
        this.clock = clock;
    }

    Note heard(SteeringReceived said, Investigation after) {
        String words = after.phase() == Phase.STOPPED && !resumes(said.direction())
                ? "The investigation is stopped; say “go on” and I look again."
                : understood(said.direction(), after.phase());
        return Note.line(Kind.ACKNOWLEDGEMENT, Wording.quoted(words, said.text(), said.author(), said.place()))
                .answering(said.message(), Wording.where(said.place())).about(said(said.message()));
    }

    private static boolean resumes(Direction direction) {
        return direction instanceof Direction.Investigate || direction instanceof Direction.Widen || direction instanceof Direction.Stop;
    }

    private String understood(Direction direction, Phase phase) {
        return switch (direction) {
            case Direction.FocusOn d -> "Focusing on " + String.join(", ", d.resources()) + " and what it depends on.";
            case Direction.Exclude d -> "Leaving out " + String.join(", ", d.resources()) + ".";
            case Direction.Include d -> "Taking " + String.join(", ", d.resources()) + " into account again.";
            case Direction.Since d -> "Looking for what began about " + clock.said(d.onset()) + " or later.";
            case Direction.Between d -> "Looking for what began between " + clock.bare(d.from()) + " and " + clock.said(d.to()) + ".";
            case Direction.LastWave _ -> "Only the most recent wave.";
            case Direction.Widen _ -> "Looking at everything again.";
            case Direction.Investigate _ -> switch (phase) {
                case OPENED -> "Investigating.";
                case STOPPED -> "Going on.";
                case LOOKING -> "I am at it.";
                case CONCLUDED, CLOSED -> "This is investigated already.";
            };
            case Direction.InWords _ -> "Understood; the lead takes it up next.";
            case Direction.Stop _ -> "Stopping.";
            case Direction.NotUnderstood d -> "I cannot do that: " + d.why();
        };
    }

    static Note accounted(SteeringAccounted accounted, Investigation after) {
        SteeringReceived said = after.steering().stream()
                .map(Investigation.SteeringRecord::received)
                .filter(s -> s.message().equals(accounted.message()))
                .findFirst()
                .orElse(null);
        String whose = said == null ? "" : Wording.quote(said.text(), said.author());
        return Note.line(Kind.ACCOUNT, whose + accounted.how())
                .answering(accounted.message(), said == null ? null : Wording.where(said.place()))
                .about(said(accounted.message()));
    }

    /** The answer, with the queries of everything it stands on. */
    static Note answer(QuestionAnswered answered, Investigation after) {
        List<Statement> said = WorthSaying.once(answered.answer());
        String headline = said.isEmpty() ? "I cannot tell from what was looked at so far." : Wording.cited(said.getFirst());
        List<Section> rest = said.size() < 2
                ? List.of()
                : List.of(new Section(
                        null, said.stream().skip(1).map(Wording::cited).toList()));
        Optional<JournalEntry.QuestionAsked> asked = after.questions().stream()
                .map(Investigation.QuestionRecord::asked)
                .filter(q -> q.message().equals(answered.message()))
                .findFirst();
        String words = asked.map(q -> amongOthers(q, after)
                ? Wording.quote(q.text(), q.author()) + headline
                : Wording.quoted(headline, q.text(), q.author(), q.place())).orElse(headline);
        String place = asked.map(JournalEntry.QuestionAsked::place).map(Wording::where).orElse(null);
        return new Note(Kind.ANSWER, words, rest, Wording.citations(said, after), null, answered.message(), place);
    }

    /** Whether something else was asked in the meantime, so that an answer alone would not tell what it answers. */
    private static boolean amongOthers(JournalEntry.QuestionAsked asked, Investigation after) {
        return after.questions().stream()
                .filter(other -> !other.asked().message().equals(asked.message()))
                .anyMatch(other -> other.answered() == null || other.asked().at().isAfter(asked.at()));
    }

    /** That somebody's evidence arrived. */
    static Note thanks(EvidenceOffered offered) {
        return Note.line(Kind.ACKNOWLEDGEMENT, Wording.quoted("Thank you, noted.", offered.text(), offered.author(), offered.place()))
                .answering(offered.message(), Wording.where(offered.place())).about(said(offered.message()));
    }

    static @Nullable Note told(Observation observation, Investigation state) {
        return told(observation.id(), state)
                .map(e -> Note.line(Kind.ACCOUNT, Wording.quoted(recorded(observation) + unseen(e, state), e.text(), e.author(), e.place()))
                        .answering(e.message(), Wording.where(e.place())).about(said(e.message())))
                .orElse(null);
    }

    /** What a person offered that the observation of that id was made of. */
    static Optional<EvidenceOffered> told(String observation, Investigation state) {
        String first = Look.PEOPLE.letter() + "1.";
        return observation.startsWith(first)
                ? state.offered().stream().skip(Integer.parseInt(observation.substring(first.length())) - 1L).findFirst()
                : Optional.empty();
    }

    /** Said once in a case: nobody here sees what is on a picture. */
    private static String unseen(EvidenceOffered offered, Investigation state) {
        boolean first = state.offered().stream().filter(PeopleWording::showsAPicture).findFirst().filter(offered::equals).isPresent();
        return first ? " I keep the picture with the case, but cannot see what is on it: say it in words, and it counts." : "";
    }

    private static boolean showsAPicture(EvidenceOffered offered) {
        return offered.attachments().stream().anyMatch(shown -> shown.kind() == Attachment.Kind.IMAGE && shown.text().isBlank());
    }

    private static String recorded(Observation observation) {
        String in = "Taken into the record as " + observation.id();
        return switch (observation.stance()) {
            case FOR -> in + "; it speaks for " + observation.resource() + ".";
            case AGAINST -> in + "; it speaks against " + observation.resource() + ".";
            case RULED_OUT, CONTEXT -> in + ".";
        };
    }

    /** The topic of the one message that acknowledges a person's message and then accounts for it. */
    private static String said(String message) {
        return "said " + message;
    }
}
