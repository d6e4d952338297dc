package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.Calibration;
import dev.gumshoe.conversations.analysis.SignalKinds;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Dissent;
import dev.gumshoe.conversations.investigation.Impact;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.investigation.Suspect;
import dev.gumshoe.conversations.investigation.TimelineItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a leading model concludes. It words and weighs; onset, confidence and figures of the impact are calculated, and every statement
 * is checked. What is refused goes back to it once; what is refused again is dropped by whoever writes the conclusion down.
 */
final class ModelConclusions {

    private static final int MOST_CAUSES = 3;
    private static final int MOST_RULED_OUT = 6;
    private static final double NO_CAUSE = 0.6;

    private final ModelDesk desk;
    private final Reasoner calculating;

    ModelConclusions(ModelDesk desk, Reasoner calculating) {
        this.desk = desk;
        this.calculating = calculating;
    }

    Conclusion conclude(Investigation state) throws InterruptedException {
        Conclusion calculated = calculating.conclude(state);
        return desk.work(
                desk.roles().lead(), "lead.conclude", state, null, sitting -> conclude(sitting, state, calculated), () -> calculated);
    }

    private static Conclusion conclude(Sitting sitting, Investigation state, Conclusion calculated)
            throws ModelGivenUp, InterruptedException {
        String words = Briefing.whole(state) + "\n" + Briefing.calculated(calculated) + Charters.job("end", "conclude");
        return taken(ModelDesk.ask(sitting, Charters.lead(), words, Shapes.DECISION), words, sitting, state, calculated);
    }

    /**
     * The conclusion out of what the lead answered; what of it is refused goes back once.
     *
     * @param words what it was asked
     */
    static Conclusion taken(Filled answered, String words, Sitting sitting, Investigation state, Conclusion calculated)
            throws ModelGivenUp, InterruptedException {
        Filled said = answered;
        List<String> objections = objections(said, state);
        if (!objections.isEmpty()) {
            Filled again = ModelDesk.asked(sitting, Charters.lead(), List.of(
                    new Turn.Person(words),
                    new Turn.Model(new Argument.Thing(said.fields()).toString(), List.of()),
                    new Turn.Person("Some of it was refused:\n- " + String.join("\n- ", objections)
                            + "\nGive the causes, the impact and what "
                            + "is ruled out once more, so that what each statement cites holds every name, number and time in it.")),
                    Shapes.DECISION);
            said = again.given("causes") ? again : said;
        }
        return drawn(said, sitting.role().model().name(), state, calculated);
    }

    private static List<String> objections(Filled said, Investigation state) {
        List<String> objections = new ArrayList<>();
        for (Filled cause : said.parts("causes")) {
            String resource = cause.text("resource").orElse("");
            if (!known(state).contains(resource)) {
                objections.add("there is no resource " + Quoted.line(resource, 80));
            }
            Stream.concat(cause.parts("headline").stream(), cause.parts("because").stream())
                    .forEach(part -> object(statement(part), state, objections));
        }
        said.parts("impact").forEach(part -> object(statement(part), state, objections));
        said.parts("ruled_out").forEach(part -> object(statement(part), state, objections));
        return objections;
    }

    private static void object(Statement statement, Investigation state, List<String> objections) {
        Claims.refusal(statement, state)
                .ifPresent(why -> objections.add(Quoted.line(statement.text(), 200) + " " + statement.observations() + ": " + why));
    }

    private static Statement statement(Filled part) {
        return new Statement(Quoted.line(part.text("text").orElse(""), 600), part.texts("observations"));
    }

    private static List<Statement> statements(Filled said, String name) {
        return said.parts(name).stream().filter(part -> part.text("text").isPresent()).map(ModelConclusions::statement).toList();
    }

    private static Set<String> known(Investigation state) {
        return Stream.concat(
                state.topology().ids().stream(),
                state.observations().stream().map(Observation::resource).filter(java.util.Objects::nonNull)).collect(Collectors.toSet());
    }

    private static Conclusion drawn(Filled said, String model, Investigation state, Conclusion calculated) {
        List<RootCause> causes = said.parts("causes").stream()
                .map(cause -> cause(cause, state, calculated))
                .flatMap(Optional::stream)
                .limit(MOST_CAUSES)
                .toList();
        List<RootCause> holding = causes.stream().filter(cause -> Claims.refusal(cause, state, calculated.onset()).isEmpty()).toList();
        if (causes.isEmpty()) {
            return lowered(calculated, NO_CAUSE, ruledOut(said, state, calculated));
        }
        if (holding.isEmpty()) {
            return calculated;
        }
        RootCause first = holding.getFirst();
        Optional<RootCause> other = calculated.causes().stream().findFirst()
                .filter(cause -> !CauseConfidence.same(cause.resource(), first.resource(), state));
        if (other.isPresent() && calculated.confidence() >= first.confidence()) {
            Conclusion lowered = lowered(calculated, 1 - first.confidence(), ruledOut(said, state, calculated));
            return lowered.against(lowered.conclusive()
                    ? calculated.summary()
                    : "Calculation and " + model
                            + " name different causes. Each is told with what it stands on; look at both before you act.",
                    new Dissent(model, first));
        }
        boolean conclusive = first.confidence() >= Calibration.LINE;
        return new Conclusion(
                causes,
                ranked(holding, calculated),
                changes(holding, calculated),
                first.mechanism(),
                calculated.onset(),
                first.confidence(),
                conclusive,
                impact(said, state, calculated),
                timeline(first, state, calculated),
                ruledOut(said, state, calculated),
                conclusive ? first.headline().text() : calculated.conclusive() ? first.headline().text() : calculated.summary(),
                other.map(cause -> new Dissent(Dissent.CALCULATION, cause)).orElse(null));
    }

    /** The model sees no cause where calculation may see one, or another: a doubt, as large as there is evidence for the other. */
    private static Conclusion lowered(Conclusion calculated, double by, List<Statement> ruledOut) {
        double confidence = calculated.confidence() * by;
        List<RootCause> causes = calculated.causes().stream().map(cause -> cause.with(cause.confidence() * by)).toList();
        return new Conclusion(
                causes, calculated.ranked(), calculated.changes(), calculated.mechanism(), calculated.onset(), confidence,
                confidence >= Calibration.LINE, calculated.impact(), calculated.timeline(), ruledOut, calculated.summary());
    }

    private static Optional<RootCause> cause(Filled said, Investigation state, Conclusion calculated) {
        Optional<String> resource = said.text("resource").filter(known(state)::contains);
        Optional<Statement> headline = said.parts("headline").stream().findFirst().map(ModelConclusions::statement);
        if (resource.isEmpty() || headline.isEmpty() || headline.get().text().isBlank()) {
            return Optional.empty();
        }
        List<Statement> because = statements(said, "because");
        List<String> cited = Stream.concat(Stream.of(headline.get()), because.stream())
                .flatMap(statement -> statement.observations().stream()).distinct().toList();
        double confidence = new CauseConfidence(state, calculated).of(resource.get(), cited, said.share("doubt", 0));
        return Optional.of(new RootCause(
                resource.get(), ModelPlans.mechanism(said), change(said, state), headline.get(), because, confidence));
    }

    private static @Nullable String change(Filled said, Investigation state) {
        Set<String> seen = state.tasks().stream()
                .flatMap(task -> task.signals().stream())
                .filter(signal -> signal.kind().equals(SignalKinds.CHANGE))
                .map(signal -> signal.subject())
                .collect(Collectors.toSet());
        return said.text("change").filter(seen::contains).orElse(null);
    }

    private static List<Suspect> ranked(List<RootCause> causes, Conclusion calculated) {
        List<Suspect> suspects = new ArrayList<>();
        for (RootCause cause : causes) {
            suspects.add(calculated.ranked().stream()
                    .filter(suspect -> suspect.resource().equals(cause.resource()))
                    .findFirst()
                    .orElseGet(() -> new Suspect(cause.resource(), 0, cause.headline().observations(), List.of())));
        }
        calculated.ranked().stream()
                .filter(suspect -> causes.stream().noneMatch(cause -> cause.resource().equals(suspect.resource())))
                .forEach(suspects::add);
        List<Double> shares = suspects.stream().map(Suspect::share).sorted(Comparator.reverseOrder()).toList();
        List<Suspect> ordered = new ArrayList<>();
        for (int i = 0; i < Math.min(5, suspects.size()); i++) {
            Suspect suspect = suspects.get(i);
            ordered.add(new Suspect(suspect.resource(), shares.get(i), suspect.supporting(), suspect.contradicting()));
        }
        return ordered;
    }

    private static List<String> changes(List<RootCause> causes, Conclusion calculated) {
        boolean same = calculated.ranked().stream().findFirst()
                .filter(first -> first.resource().equals(causes.getFirst().resource())).isPresent();
        return Stream.concat(
                causes.stream().map(RootCause::change).filter(java.util.Objects::nonNull),
                same ? calculated.changes().stream() : Stream.empty()).distinct().limit(5).toList();
    }

    private static Impact impact(Filled said, Investigation state, Conclusion calculated) {
        List<Statement> holding = statements(said, "impact").stream().filter(s -> Claims.holds(s, state)).toList();
        Impact impact = calculated.impact();
        return holding.isEmpty()
                ? impact
                : new Impact(impact.since(), impact.until(), impact.affected(), impact.byOperation(), impact.examples(), holding);
    }

    private static List<TimelineItem> timeline(RootCause first, Investigation state, Conclusion calculated) {
        Set<String> told = calculated.timeline().stream().flatMap(item -> item.what().observations().stream()).collect(Collectors.toSet());
        List<TimelineItem> items = new ArrayList<>(calculated.timeline());
        Stream.concat(Stream.of(first.headline()), first.because().stream())
                .flatMap(statement -> statement.observations().stream())
                .distinct()
                .filter(id -> !told.contains(id))
                .map(state::observation)
                .flatMap(Optional::stream)
                .filter(o -> o.at() != null)
                .limit(4)
                .forEach(o -> items.add(new TimelineItem(
                        java.util.Objects.requireNonNull(o.at()), Statement.of(o.text(), o.id()))));
        items.sort(Comparator.comparing(TimelineItem::at));
        return items;
    }

    private static List<Statement> ruledOut(Filled said, Investigation state, Conclusion calculated) {
        List<Statement> own = statements(said, "ruled_out").stream().filter(s -> !s.observations().isEmpty()).toList();
        Set<String> cited = own.stream().filter(s -> Claims.holds(s, state)).flatMap(s -> s.observations().stream())
                .collect(Collectors.toSet());
        return Stream.concat(
                own.stream(), calculated.ruledOut().stream().filter(s -> s.observations().stream().noneMatch(cited::contains)))
                .limit(MOST_RULED_OUT).toList();
    }
}
