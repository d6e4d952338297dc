package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.agents.Utterance;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.EvidenceOffered;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.JournalEntry.SteeringReceived;
import dev.gumshoe.conversations.investigation.Recorded;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where people come in: what their words mean for the case they are said to, and whether they may say so. What is taken is in the journal before a
 * method returns; the same message does nothing the second time. Safe for use by several threads and processes.
 */
final class PeopleDesk {

    private final CaseLookup cases;
    private final Reasoner reasoner;
    private final Openings openings;
    private final Acts acts;
    private final InstantSource clock;

    /** @param reasoner reads what people say */
    PeopleDesk(CaseLookup cases, Reasoner reasoner, Openings openings, Acts acts, InstantSource clock) {
        this.cases = cases;
        this.reasoner = reasoner;
        this.openings = openings;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Takes what a person said in a case's thread, or to Gumshoe elsewhere. A message in a thread of no case that mentions Gumshoe is
     * taken to be about the latest case of that channel while one is open; else a question opens a conversation of its own.
     */
    Intent hear(Message message) {
        if (message.mentioned() && !message.permission().allows(Role.VIEWER)) {
            return new Intent.Refused(message.permission().why());
        }
        Optional<String> caseId = cases.in(message.place());
        if (caseId.isEmpty() && message.mentioned()) {
            caseId = cases.latestOf(message.place());
        }
        if (caseId.isEmpty()) {
            return message.mentioned() ? ask(message) : new Intent.Talk();
        }
        return hear(message, cases.book(caseId.get()));
    }

    /** Opens a conversation that looks and answers, and investigates nothing before somebody says so. */
    private Intent ask(Message message) {
        String caseId = CaseIds.of(message.place().toString());
        Alert asked = new Alert(
                "question-" + message.id(), "question-" + caseId, message.text().isBlank() ? "(nothing)" : message.text(), "", Severity.LOW,
                message.at(), null, null, "people", null, Map.of());
        InvestigationOpened opening = openings.opening(caseId, asked, message.place(), message.author(), true);
        Utterance meant = reasoner.read(
                message.text(), true, new Investigation(caseId).after(new Recorded(1, opening)));
        if (meant instanceof Utterance.Talk) {
            return new Intent.Talk();
        }
        if (!(meant instanceof Utterance.Question)) {
            return new Intent.Refused(
                    "There is no open investigation in this channel. Ask me something, or start one with `/investigate` and what you see.");
        }
        return openings.begin(caseId, message.place(), List.of(opening, entry(message, meant)));
    }

    /**
     * Takes what was said to a certain case, wherever it was said.
     *
     * @throws IllegalArgumentException when there is no such case
     */
    Intent hear(Message message, String caseId) {
        return hear(message, cases.existing(caseId));
    }

    private Intent hear(Message message, Casebook book) {
        Investigation state = book.read();
        if (state.heard(message.id())) {
            return new Intent.Repeated(state.id());
        }
        Utterance meant = read(message, state);
        if (meant instanceof Utterance.Talk) {
            return new Intent.Talk();
        }
        if (!message.permission().allows(needed(meant))) {
            return new Intent.Refused(message.permission().why());
        }
        if (meant instanceof Utterance.Judgement judgement) {
            return acts.judge(state.id(), judgement.truth(), message.saying(judgement.words()));
        }
        if (state.phase() == Phase.CLOSED) {
            return new Intent.Refused("Case " + state.id() + " is closed. Start a new one with `/investigate`.");
        }
        if (meant instanceof Utterance.Mend) {
            return acts.mend(state.id(), message);
        }
        if (meant instanceof Utterance.Applied) {
            return acts.act(state.id(), Action.of(Action.Kind.APPLIED), message);
        }
        book.record(entry(message, meant), s -> !s.heard(message.id()));
        return new Intent.Heard(state.id(), kind(meant));
    }

    /**
     * Does to a case what a button says.
     *
     * @throws IllegalArgumentException when there is no such case
     */
    Intent act(String caseId, Action action, Message message) {
        Casebook book = cases.existing(caseId);
        if (!message.permission().allows(Role.INVESTIGATOR) && action.kind() != Action.Kind.WHY_NOT) {
            return new Intent.Refused(message.permission().why());
        }
        return switch (action.kind()) {
            case STEER -> hear(message, book);
            case WHY_NOT -> hear(message.saying("Why not " + message.text() + "?"), book);
            case EXPERT, STOP, SHOW_MORE, NORMAL, GRANT, NOT_RELEVANT, RIGHT, PARTLY, WRONG, INVESTIGATE, PLAN, APPLIED, RECHECK, ACCEPT,
                    REJECT, ASSIGN, COMPLETE ->
                acts.act(caseId, action, message);
        };
    }

    /** What is shown along with words is evidence, unless the words ask or direct. */
    private Utterance read(Message message, Investigation state) {
        Utterance meant = reasoner.read(message.text(), message.mentioned(), state);
        boolean shows = !message.attachments().isEmpty();
        boolean asks = meant instanceof Utterance.Question && message.text().strip().endsWith("?");
        boolean evidence = shows && (meant instanceof Utterance.Talk || (meant instanceof Utterance.Question && !asks));
        return evidence ? new Utterance.Evidence(null, null) : meant;
    }

    private static Role needed(Utterance meant) {
        return switch (meant) {
            case Utterance.Question _,Utterance.Talk _ -> Role.VIEWER;
            case Utterance.Steering _,Utterance.Evidence _,Utterance.Judgement _,Utterance.Mend _,Utterance.Applied _ -> Role.INVESTIGATOR;
        };
    }

    private static JournalEntry entry(Message message, Utterance meant) {
        String place = message.place().toString();
        return switch (meant) {
            case Utterance.Steering s ->
                new SteeringReceived(message.at(), message.id(), message.author(), message.text(), place, s.direction());
            case Utterance.Evidence e ->
                new EvidenceOffered(message.at(), message.id(), message.author(), message.text(), place, e.when(), e.resource(), e.stance(),
                        message.attachments());
            case Utterance.Question _,Utterance.Talk _,Utterance.Judgement _,Utterance.Mend _,Utterance.Applied _ ->
                new QuestionAsked(message.at(), message.id(), message.author(), message.text(), place);
        };
    }

    private static Intent.Kind kind(Utterance meant) {
        return switch (meant) {
            case Utterance.Steering _ -> Intent.Kind.STEERING;
            case Utterance.Evidence _ -> Intent.Kind.EVIDENCE;
            case Utterance.Judgement _ -> Intent.Kind.JUDGEMENT;
            case Utterance.Mend _,Utterance.Applied _ -> Intent.Kind.MITIGATION;
            case Utterance.Question _,Utterance.Talk _ -> Intent.Kind.QUESTION;
        };
    }

    /**
     * Reads words that nobody said, and does nothing with them: what is needed to hear people is then there when the first one speaks, who is waiting for
     * a sign.
     */
    void rehearse() {
        Place nowhere = new Place("rehearsal", "C0", "0.0");
        Alert none = new Alert("rehearsal", "rehearsal", "rehearsal", "", Severity.LOW, clock.instant(), null, null, "people", null,
                Map.of());
        String caseId = CaseIds.of(nowhere.toString());
        Investigation state = new Investigation(caseId).after(new Recorded(1, openings.opening(caseId, none, nowhere, "rehearsal", true)));
        // words that are plain enough to need no model
        List.of("since 14:05", "when did it start?").forEach(words -> kind(reasoner.read(words, true, state)));
        cases.in(nowhere);
    }
}
