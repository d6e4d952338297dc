package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.agents.Reasoner;
import dev.gumshoe.conversations.agents.Utterance;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.Recorded;
import dev.gumshoe.conversations.investigation.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where questions come in that belong to no case: each opens a conversation in which it is answered and nothing is investigated yet. */
record QuestionDesk(Journal journal, CaseIndex index, Reasoner reasoner, Duration lookback, Consumer<String> opened) {

    private static final String SENDER = "people";

    /** Opens a conversation for the question; what is no question is refused. */
    Intent ask(Message message) {
        String caseId = CaseIds.of(message.place().toString());
        InvestigationOpened opening = opening(caseId, message);
        Utterance meant = reasoner.read(message.text(), true, new Investigation(caseId).after(new Recorded(1, opening)));
        if (!(meant instanceof Utterance.Question)) {
            return new Intent.Refused(
                    "There is no open investigation in this channel. Ask me something, or start one with `/investigate` and what you see.");
        }
        String place = message.place().toString();
        index.opened(caseId, opening.at());
        index.placed(caseId, place);
        try {
            journal.append(caseId, 0, List.of(
                    opening, new QuestionAsked(message.at(), message.id(), message.author(), message.text(), place)));
        } catch (Overtaken _) {
            return new Intent.Repeated(caseId);
        }
        opened.accept(caseId);
        return new Intent.Opened(caseId);
    }

    private InvestigationOpened opening(String caseId, Message message) {
        Instant at = message.at();
        String title = message.text().isBlank() ? "(nothing)" : message.text();
        Alert asked = new Alert(
                "question-" + message.id(), "question-" + caseId, title, "", Severity.LOW, at, null, null, SENDER, null, Map.of());
        Scope scope = Scope.of(new TimeWindow(at.minus(lookback), at.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)));
        return new InvestigationOpened(at, caseId, asked, scope, message.place().toString(), message.author(), true);
    }
}
