package dev.gumshoe.conversations.investigation;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fact of a case that a person on call would recognise, in the past tense. The schema only grows. */
public sealed interface JournalEntry {

    /** When it happened. */
    Instant at();

    /** Whether a person said it, so that decisions taken before it have to be taken again. */
    default boolean fromPeople() {
        return false;
    }

    /**
     * A case was opened for an alert.
     *
     * @param place where its thread is, as {@code surface/channel/thread}, or null when nobody asked for one
     * @param askedBy the person who asked, or null when an alert did
     * @param inquiry whether somebody only asked something: nothing is investigated before they say so
     */
    record InvestigationOpened(
            Instant at,
            String caseId,
            Alert alert,
            Scope scope,
            @Nullable String place,
            @Nullable String askedBy,
            boolean inquiry)
            implements
                JournalEntry {

        /** A case that is investigated at once. */
        public InvestigationOpened(
                Instant at, String caseId, Alert alert, Scope scope, @Nullable String place, @Nullable String askedBy) {
            this(at, caseId, alert, scope, place, askedBy, false);
        }
    }

    /** A further alert was found to belong to the case. */
    record AlertJoined(Instant at, Alert alert, String why) implements JournalEntry {}

    /** An alert of the case ended, its sender says. */
    record AlertResolved(Instant at, String alertId) implements JournalEntry {}

    /**
     * An alert came in that fits no case, and was not worth, or not allowed, a case of its own; it is kept with this one.
     *
     * @param place where it was posted, as {@code surface/channel/thread}, or null when it came another way
     * @param why why it has no case, in one sentence without a full stop
     */
    record AlertHeld(Instant at, Alert alert, @Nullable String place, String why) implements JournalEntry {}

    /** Alerts that were kept with this case were found to belong to another, or to this one. */
    record AlertsMoved(Instant at, List<String> alertIds, String caseId) implements JournalEntry {

        /** Takes a copy. */
        public AlertsMoved {
            alertIds = List.copyOf(alertIds);
        }
    }

    /**
     * The alerts of a storm were counted.
     *
     * @param since when the first of them came
     * @param first the title of the first
     * @param alerts how many came
     * @param cases the cases of the storm, and how many alerts belong to each
     * @param titles of those cases the titles, without secrets
     * @param places of those cases a thread each, as {@code surface/channel/thread}, where they have one
     */
    record StormCounted(
            Instant at, Instant since, String first, long alerts, Map<String, Long> cases, Map<String, String> titles,
            Map<String, String> places) implements JournalEntry {

        /** Takes copies. */
        public StormCounted {
            cases = Map.copyOf(cases);
            titles = Map.copyOf(titles);
            places = Map.copyOf(places);
        }
    }

    /** The case got a thread somewhere. */
    record PlaceJoined(Instant at, String place) implements JournalEntry {}

    /** A process took the lead; whoever led before writes nothing more. */
    record LeadTaken(Instant at, String holder) implements JournalEntry {}

    /** The part of the topology that matters here was seen. */
    record TopologySeen(Instant at, Inventory inventory) implements JournalEntry {}

    /** A runbook was found to fit, and read. */
    record RunbookConsulted(Instant at, String name, String why) implements JournalEntry {}

    /** A possible cause was put up for testing. */
    record HypothesisStated(Instant at, Hypothesis hypothesis) implements JournalEntry {}

    /** A possible cause was judged. */
    record HypothesisJudged(Instant at, String hypothesis, Hypothesis.Verdict verdict, Statement why) implements JournalEntry {}

    /** A specialist was sent. */
    record TaskOpened(Instant at, Task task) implements JournalEntry {}

    /** A specialist came back. */
    record TaskFinished(Instant at, String task, String summary, List<Signal> signals) implements JournalEntry {

        /** Takes a copy. */
        public TaskFinished {
            signals = List.copyOf(signals);
        }
    }

    /** A specialist was called off. */
    record TaskCancelled(Instant at, String task, String why) implements JournalEntry {}

    /** Something was seen. */
    record ObservationMade(Instant at, String task, Observation observation) implements JournalEntry {}

    /** Something could not be looked at. */
    record GapFound(Instant at, Gap gap) implements JournalEntry {}

    /** A person gave a direction. */
    record SteeringReceived(Instant at, String message, String author, String text, @Nullable String place, Direction direction)
            implements
                JournalEntry {

        @Override
        public boolean fromPeople() {
            return true;
        }
    }

    /** A direction was accounted for: used in which step, or not and why. */
    record SteeringAccounted(Instant at, String message, boolean used, String how) implements JournalEntry {}

    /** A person asked something. */
    record QuestionAsked(Instant at, String message, String author, String text, @Nullable String place) implements JournalEntry {

        @Override
        public boolean fromPeople() {
            return true;
        }
    }

    /** A question was answered. */
    record QuestionAnswered(Instant at, String message, List<Statement> answer) implements JournalEntry {

        /** Takes a copy. */
        public QuestionAnswered {
            answer = List.copyOf(answer);
        }
    }

    /**
     * A person told what they saw or did, or showed it.
     *
     * @param when when they say it happened, or null
     * @param resource what they say it happened to, or null
     * @param stance what it does to the suspicion of that resource, or null for context
     */
    record EvidenceOffered(
            Instant at,
            String message,
            String author,
            String text,
            @Nullable String place,
            @Nullable Instant when,
            @Nullable String resource,
            @Nullable Stance stance,
            List<Attachment> attachments)
            implements
                JournalEntry {

        /** Takes a copy. */
        public EvidenceOffered {
            attachments = List.copyOf(attachments);
        }

        /** Words alone, worth knowing. */
        public EvidenceOffered(Instant at, String message, String author, String text, @Nullable String place, @Nullable Instant when,
                @Nullable String resource) {
            this(at, message, author, text, place, when, resource, null, List.of());
        }

        @Override
        public boolean fromPeople() {
            return true;
        }
    }

    /** A person said something to a gap. */
    record GapAnswered(Instant at, String message, String author, @Nullable String place, String gap, GapAnswer answer)
            implements
                JournalEntry {

        @Override
        public boolean fromPeople() {
            return true;
        }
    }

    /** A person called in the expert on call. */
    record ExpertCalled(Instant at, String message, String author, @Nullable String place) implements JournalEntry {}

    /**
     * A person said how right the conclusion was; it may come after the case was closed, and a later one replaces it.
     *
     * @param words what it was in their words; may be empty
     */
    record CaseJudged(Instant at, String message, String author, @Nullable String place, Truth truth, String words)
            implements
                JournalEntry {}

    /**
     * A language model was used for one errand or decision.
     *
     * @param purpose what for: {@code lead.plan}, {@code specialist.metrics}, …
     * @param task the errand it was used for, or null
     */
    record ModelUsed(Instant at, String purpose, String model, @Nullable String task, Spent spent) implements JournalEntry {}

    /**
     * A language model could not go on, or what it may spend was spent; from here on the case is calculated.
     *
     * @param from the model
     * @param why one sentence for people, with the mend where one is known
     * @param again from when on the case may ask the model again, null for never
     */
    record ReasoningTakenOver(Instant at, String from, String why, @Nullable Instant again) implements JournalEntry {

        /** A case that goes back to no model. */
        public ReasoningTakenOver(Instant at, String from, String why) {
            this(at, from, why, null);
        }
    }

    /** A language model that had failed answered again, and goes on with the case. */
    record ReasoningHandedBack(Instant at, String to) implements JournalEntry {}

    /** A claim was refused because its citations do not hold. */
    record ClaimRefused(Instant at, String claim, String why) implements JournalEntry {}

    /**
     * A language model asked for a tool that does not only look; it was not called.
     *
     * @param tool its name and whose it is, {@code restart_service of shiplogs}
     * @param arguments what the model wanted it to be called with, without secrets
     * @param effect what calling it would do: {@code mutating} or {@code destructive}
     */
    record ToolNotCalled(Instant at, String tool, String arguments, String effect) implements JournalEntry {}

    /** The investigation reached its conclusion; a later one replaces it. */
    record RootCauseConcluded(Instant at, Conclusion conclusion) implements JournalEntry {}

    /**
     * A plan to mend it was asked for.
     *
     * @param author the person, or null when a rule of the settings did
     */
    record MitigationAsked(Instant at, String message, @Nullable String author, String text, @Nullable String place)
            implements
                JournalEntry {

        @Override
        public boolean fromPeople() {
            return author != null;
        }
    }

    /** A plan was made, in answer to the message. */
    record MitigationPlanned(Instant at, String message, MitigationPlan plan) implements JournalEntry {}

    /** No plan could be made; one sentence says why and what would help. */
    record MitigationUnplanned(Instant at, String message, String why) implements JournalEntry {}

    /** A person wanted it looked at again whether the plan holds. */
    record ValidationAsked(Instant at, String message, String author, @Nullable String place, String plan) implements JournalEntry {

        @Override
        public boolean fromPeople() {
            return true;
        }
    }

    /** It was looked at whether the plan still is the right thing to do. */
    record PreValidated(Instant at, String plan, PreValidation validation) implements JournalEntry {}

    /**
     * A plan was applied, as somebody said, or as was noticed.
     *
     * @param message the person's message, or null when it was noticed
     * @param author the person who said so, or null when it was noticed
     * @param how in their words, or what was noticed
     */
    record MitigationApplied(
            Instant at, String plan, @Nullable String message, @Nullable String author, @Nullable String place, String how)
            implements
                JournalEntry {

        @Override
        public boolean fromPeople() {
            return author != null;
        }
    }

    /**
     * It was seen what became of the trouble after the plan was applied.
     *
     * @param what one or two sentences, cited
     * @param chart the series that tells, or null
     */
    record RecoverySeen(Instant at, String plan, Outcome outcome, Statement what, @Nullable Chart chart) implements JournalEntry {}

    /** The investigation was stopped by a person, or could not go on. */
    record InvestigationStopped(Instant at, String why) implements JournalEntry {}

    /** The case was closed; nothing more is written but what people say of it afterwards. */
    record InvestigationClosed(Instant at, String why) implements JournalEntry {}

    /** An entry of a kind this version does not know, kept as it was. */
    record Unrecognized(Instant at, String type, String raw) implements JournalEntry {}
}
