package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets a model say why a plan fits the case; what it says passes the claims check, or the catalogue's own words stand. */
final class ModelReasons {

    private static final int LONGEST = 600;

    private final ModelDesk desk;

    ModelReasons(ModelDesk desk) {
        this.desk = desk;
    }

    Statement why(MitigationPlan plan, Investigation state) throws InterruptedException {
        return desk.work(desk.roles().lead(), "lead.mitigate", state, null, sitting -> asked(sitting, plan, state), plan::why);
    }

    private Statement asked(Sitting sitting, MitigationPlan plan, Investigation state) throws ModelGivenUp, InterruptedException {
        Filled said = ModelDesk.ask(sitting, Charters.lead(), Briefing.whole(state) + "\nThe plan that people are shown:\n"
                + Quoted.lines(plan.title() + "\n" + plan.why().text() + "\n" + plan.expect() + "\n" + plan.riskWhy())
                + Charters.job("mitigate"), Shapes.ANSWER);
        Optional<Statement> first = said.parts("statements").stream().findFirst()
                .map(part -> new Statement(Quoted.line(part.text("text").orElse(""), LONGEST), part.texts("observations")))
                .filter(statement -> !statement.text().isBlank());
        if (first.isEmpty()) {
            return plan.why();
        }
        Optional<String> refusal = Claims.refusal(first.get(), state);
        refusal.ifPresent(why -> desk.ledger().refused(first.get().text(), why, state));
        return refusal.isPresent() ? plan.why() : joined(plan.why(), first.get());
    }

    private static Statement joined(Statement catalogue, Statement said) {
        Set<String> both = new LinkedHashSet<>(catalogue.observations());
        both.addAll(said.observations());
        return new Statement(catalogue.text() + " " + said.text(), List.copyOf(both));
    }
}
