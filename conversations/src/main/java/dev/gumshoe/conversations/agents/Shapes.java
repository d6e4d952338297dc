package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.agents.Parameter.Shape;
import java.util.List;

/** The forms in which models answer. */
final class Shapes {

    private static final Shape TEXT = Shape.Text.ANY;
    private static final Shape TEXTS = Shape.ListOf.TEXTS;
    private static final Shape LOOKS = Shape.Text.oneOf("metrics", "logs", "traces", "changes", "configuration", "impact", "runbook");
    private static final Shape MECHANISMS = Shape.Text.oneOf(
            "bad-deployment", "manual-change", "permission-denied", "health-check-failure", "slow-dependency", "connections-exhausted",
            "traffic-surge", "resource-saturation", "network", "other", "none");

    private static final Parameter CITED = Parameter.required("observations", TEXTS, "ids of the observations it stands on");
    private static final List<Parameter> STATEMENT = List.of(Parameter.required("text", TEXT, "one sentence"), CITED);

    static final AnswerShape FINDINGS = new AnswerShape("findings", "what the specialist saw", List.of(
            list("observations", "what is new; empty for nothing", List.of(
                    Parameter.required("text", TEXT, "one or two sentences about the world"),
                    Parameter.required("evidence", TEXTS, "ids of the tool results that show it"),
                    Parameter.required("stance", Shape.Text.oneOf("for", "against", "ruled-out", "context"),
                            "what it does to the suspicion"),
                    Parameter.optional("resource", TEXT, "the id of the resource it is about, exactly"),
                    Parameter.optional("at", TEXT, "when it happened: 2024-05-01T12:00:00Z")))));

    /** One form for all that a lead decides: a provider reads it first, and can keep it with everything else that comes again. */
    static final AnswerShape DECISION = new AnswerShape("decision", "how to begin, what to look at next, or what the cause is", List.of(
            some("verdicts", "one for each hypothesis that the observations tell about", List.of(
                    Parameter.required("hypothesis", TEXT, "its id"),
                    Parameter.required("verdict", Shape.Text.oneOf("supported", "refuted", "undecided"), "what became of it"),
                    Parameter.required("why", TEXT, "one sentence"),
                    CITED)),
            some("hypotheses", "possible causes to put up", List.of(
                    Parameter.required("statement", TEXT, "the possible cause, one sentence, with what could be done about it"),
                    Parameter.optional("resource", TEXT, "the id of the suspect, exactly; left out while it is open who"),
                    Parameter.required("mechanism", MECHANISMS, "how it would do its harm"),
                    Parameter.required("confirmed_by", TEXT, "what would be seen if it were true"),
                    Parameter.required("refuted_by", TEXT, "what would be seen if it were not"))),
            some("errands", "questions for specialists", List.of(
                    Parameter.required("specialist", LOOKS, "who is to look"),
                    Parameter.required("question", TEXT, "what to find out, one sentence"),
                    Parameter.optional("hypothesis", TEXT, "the id or number of the hypothesis it tests"))),
            some("causes", "root causes, the surest first; empty when it cannot be told", List.of(
                    Parameter.required("resource", TEXT, "the id of the resource, exactly"),
                    Parameter.required("mechanism", MECHANISMS, "how the harm was done"),
                    Parameter.optional("change", TEXT, "the id of the change that did it, exactly; left out when none did"),
                    Parameter.required("headline", new Shape.Thing(STATEMENT), "the sentence a person reads first"),
                    list("because", "the reasons, in an order that convinces", STATEMENT),
                    Parameter.required("doubt", new Shape.Numeric(), "how likely it is that this is wrong, 0 to 1"))),
            some("impact", "who was hurt, how many, since when", STATEMENT),
            some("ruled_out", "what looked suspicious and was not it, and why", STATEMENT)));

    static final AnswerShape ANSWER = new AnswerShape("answer", "the answer to a person's question", List.of(
            list("statements", "the answer first", List.of(
                    Parameter.required("text", TEXT, "one or two sentences"),
                    Parameter.optional("observations", TEXTS, "ids of the observations it stands on"),
                    Parameter.optional("evidence", TEXTS, "ids of the tool results that show it"))),
            Parameter.optional("odd", new Shape.YesNo(), "whether something out of the ordinary was seen that is worth investigating")));

    static final AnswerShape READING = new AnswerShape("reading", "what a message asks", List.of(
            Parameter.required("kind", Shape.Text.oneOf("stop", "steer", "question", "evidence", "talk"), "what it is"),
            Parameter.optional("focus", TEXTS, "ids of resources to look at"),
            Parameter.optional("exclude", TEXTS, "ids of resources it is not"),
            Parameter.optional("since", TEXT, "the time it names as the beginning, as it is written"),
            Parameter.optional("last_wave", new Shape.YesNo(), "only the most recent outage"),
            Parameter.optional("widen", new Shape.YesNo(), "look at everything again"),
            Parameter.optional("investigate", new Shape.YesNo(), "begin to investigate"),
            Parameter.optional("words", TEXT, "what to do, in a few words, when nothing else fits")));

    private Shapes() {}

    private static Parameter some(String name, String description, List<Parameter> parts) {
        return Parameter.optional(name, new Shape.ListOf(new Shape.Thing(parts)), description);
    }

    private static Parameter list(String name, String description, List<Parameter> parts) {
        return Parameter.required(name, new Shape.ListOf(new Shape.Thing(parts)), description);
    }
}
