package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.topology.ResourceNames;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what people say: by pattern where that is plain, else with a small model, for as long as reading may take. A model that does not
 * answer in time leaves the word to calculation, and is left alone for a minute.
 */
final class ModelMessages {

    private static final Duration REST = Duration.ofMinutes(1);
    private static final int FEWEST_WORDS = 3;

    private final ModelDesk desk;
    private final Reasoner calculating;
    private final InstantSource clock;
    private volatile Instant notBefore = Instant.MIN;

    ModelMessages(ModelDesk desk, Reasoner calculating, InstantSource clock) {
        this.desk = desk;
        this.calculating = calculating;
        this.clock = clock;
    }

    Utterance read(String text, boolean mentioned, Investigation state) {
        Utterance plain = calculating.read(text, mentioned, state);
        if (sure(plain, text) || !state.exists() || desk.calculated(state) || clock.instant().isBefore(notBefore)) {
            return plain;
        }
        ModelRole small = desk.roles().small();
        Duration most = small.timeout().compareTo(desk.settings().reading()) < 0 ? small.timeout() : desk.settings().reading();
        ModelRole quick = new ModelRole(small.model(), small.tariff(), small.contextTokens(), Math.min(400, small.maxOutputTokens()), most);
        Sitting sitting = new Sitting(quick, desk.budget().of(state), state.id(), "small.read");
        try {
            return meant(ModelDesk.ask(sitting, Charters.reading(), words(text, mentioned, state), Shapes.READING), plain, state);
        } catch (ModelGivenUp _) {
            notBefore = clock.instant().plus(REST);
            return plain;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return plain;
        } finally {
            desk.ledger().used(sitting, null, state);
        }
    }

    private static boolean sure(Utterance plain, String text) {
        return switch (plain) {
            case Utterance.Steering(Direction.NotUnderstood _) -> false;
            case Utterance.Steering _,Utterance.Evidence _,Utterance.Judgement _,Utterance.Mend _,Utterance.Applied _ -> true;
            case Utterance.Question _ -> text.strip().endsWith("?");
            case Utterance.Talk _ -> text.strip().split("\\s+").length < FEWEST_WORDS;
        };
    }

    private static String words(String text, boolean mentioned, Investigation state) {
        return "Resources: " + state.topology().ids().stream().sorted().limit(150).map(id -> Quoted.line(id, 80)).toList()
                + "\nThe message " + (mentioned ? "addresses" : "does not address") + " the investigator:\n" + Quoted.lines(text);
    }

    private Utterance meant(Filled said, Utterance plain, Investigation state) {
        return switch (said.text("kind").orElse("")) {
            case "stop" -> new Utterance.Steering(new Direction.Stop());
            case "steer" -> direction(said, state).<Utterance>map(Utterance.Steering::new).orElse(plain);
            case "question" -> new Utterance.Question();
            case "evidence" -> new Utterance.Evidence(null, null);
            case "talk" -> new Utterance.Talk();
            default -> plain;
        };
    }

    private Optional<Direction> direction(Filled said, Investigation state) {
        List<String> focus = resources(said.texts("focus"), state);
        List<String> exclude = resources(said.texts("exclude"), state);
        if (!focus.isEmpty()) {
            return Optional.of(new Direction.FocusOn(focus));
        }
        if (!exclude.isEmpty()) {
            return Optional.of(new Direction.Exclude(exclude));
        }
        if (said.yes("last_wave")) {
            return Optional.of(new Direction.LastWave());
        }
        if (said.yes("widen")) {
            return Optional.of(new Direction.Widen());
        }
        if (said.yes("investigate")) {
            return Optional.of(new Direction.Investigate());
        }
        return said.text("since")
                .flatMap(text -> new SpokenTime(desk.settings().zone()).in(text, state.scope().window().to()))
                .<Direction>map(Direction.Since::new)
                .or(() -> said.text("words").map(words -> new Direction.InWords(Quoted.line(words, 300))));
    }

    private static List<String> resources(List<String> names, Investigation state) {
        ResourceNames known = new ResourceNames(state.topology());
        List<String> ids = new ArrayList<>();
        names.forEach(name -> ids.addAll(known.meant(name)));
        return ids.stream().distinct().toList();
    }
}
