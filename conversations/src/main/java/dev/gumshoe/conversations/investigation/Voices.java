package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.investigation.Investigation.QuestionRecord;
import dev.gumshoe.conversations.investigation.Investigation.SteeringRecord;
import dev.gumshoe.conversations.investigation.JournalEntry.CaseJudged;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.ExpertCalled;
import dev.gumshoe.conversations.investigation.JournalEntry.GapAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAnswered;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringAccounted;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import java.util.List;
import java.util.SequencedMap;

/**
 * What people said to a case, each in the order it was said. Immutable.
 *
 * @param steering directions by the id of their message
 * @param questions questions by the id of their message
 * @param offered what people told
 * @param gapAnswers what they said to gaps
 * @param experts when, and by whom, experts were called in
 * @param judgements how right the conclusion was
 */
record Voices(
        SequencedMap<String, SteeringRecord> steering,
        SequencedMap<String, QuestionRecord> questions,
        List<EvidenceOffered> offered,
        List<GapAnswered> gapAnswers,
        List<ExpertCalled> experts,
        List<CaseJudged> judgements) {

    static final Voices NONE = new Voices(Growth.none(), Growth.none(), List.of(), List.of(), List.of(), List.of());

    Voices with(SteeringReceived entry) {
        return steered(Growth.plus(steering, entry.message(), new SteeringRecord(entry, null)));
    }

    Voices with(SteeringAccounted entry) {
        return steered(Growth.changed(steering, entry.message(), s -> new SteeringRecord(s.received(), entry)));
    }

    private Voices steered(SequencedMap<String, SteeringRecord> directions) {
        return new Voices(directions, questions, offered, gapAnswers, experts, judgements);
    }

    Voices with(QuestionAsked entry) {
        return questioned(Growth.plus(questions, entry.message(), new QuestionRecord(entry, null)));
    }

    Voices with(QuestionAnswered entry) {
        return questioned(Growth.changed(questions, entry.message(), q -> new QuestionRecord(q.asked(), entry)));
    }

    private Voices questioned(SequencedMap<String, QuestionRecord> asked) {
        return new Voices(steering, asked, offered, gapAnswers, experts, judgements);
    }

    Voices with(EvidenceOffered entry) {
        return new Voices(steering, questions, Growth.plus(offered, entry), gapAnswers, experts, judgements);
    }

    Voices with(GapAnswered entry) {
        return new Voices(steering, questions, offered, Growth.plus(gapAnswers, entry), experts, judgements);
    }

    Voices with(ExpertCalled entry) {
        return new Voices(steering, questions, offered, gapAnswers, Growth.plus(experts, entry), judgements);
    }

    Voices with(CaseJudged entry) {
        return new Voices(steering, questions, offered, gapAnswers, experts, Growth.plus(judgements, entry));
    }

    boolean heard(String message) {
        return steering.containsKey(message)
                || questions.containsKey(message)
                || offered.stream().anyMatch(e -> e.message().equals(message))
                || gapAnswers.stream().anyMatch(e -> e.message().equals(message))
                || experts.stream().anyMatch(e -> e.message().equals(message))
                || judgements.stream().anyMatch(e -> e.message().equals(message));
    }
}
