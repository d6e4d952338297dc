package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.bot.settings.SettingsFile;
import dev.gumshoe.conversations.agents.InMemoryRecordings;
import dev.gumshoe.conversations.agents.InMemorySpendings;
import dev.gumshoe.conversations.agents.Notebook;
import dev.gumshoe.conversations.agents.RunbookAdvice;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry.InvestigationOpened;
import dev.gumshoe.conversations.investigation.JournalEntry.QuestionAsked;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Scope;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.peers.ModelServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A question out of the blue, about the made-up company while hosts are being replaced: answered by looks, with an offer to go on. */
class QuestionWithoutIncidentTest {

    private static final String QUESTION = "which instances were replaced in the last half hour?";

    @TempDir
    private Path folder;

    private final RobotWorld world = RobotWorld.of(Scenario.HEALTH_CHECK_FAILURE, 5, Instant.parse("2026-03-03T14:20:00Z"));
    private final Instant now = world.alert().startedAt();
    private final List<Observation> observed = new ArrayList<>();

    private List<Statement> asked(Reasoning reasoning) throws Exception {
        InMemoryJournal journal = new InMemoryJournal();
        Alert word = new Alert("q-1", "q-1", QUESTION, "", Severity.MINIMAL, now, null, null, "slack", null, Map.of());
        QuestionAsked question = new QuestionAsked(now, "m-1", "ana", QUESTION, null);
        journal.append("case-1", 0, List.of(new InvestigationOpened(now, "case-1", word,
                Scope.of(TimeWindow.endingAt(now, Duration.ofHours(24))), "slack/C1/1.0", "ana", true), question));
        Investigation state = new Casebook(journal, "case-1").read();
        return reasoning.over(Sources.of(world.sources()), new InMemoryLocker(), RunbookAdvice.none(), journal).answer(question, state,
                new Notebook() {

                    @Override
                    public void observed(Observation observation) {
                        observed.add(observation);
                    }

                    @Override
                    public void missing(Gap gap) {}
                });
    }

    @Test
    void isAnsweredByCalculationWithAnOfferToInvestigateWhatIsOdd() throws Exception {
        List<Statement> answer = asked(Reasoning.calculated(InstantSource.fixed(now), ZoneOffset.UTC));

        assertThat(answer.getFirst().text()).matches("\\d+ changes between 13:\\d\\d:\\d\\d and 14:\\d\\d:\\d\\d UTC: .*");
        assertThat(answer).anySatisfy(statement -> assertThat(statement.text()).contains("Terminated "));
        assertThat(answer.getLast().observations()).isEmpty();
        assertThat(answer.getLast().text()).contains("investigate");
        assertThat(answer.subList(0, answer.size() - 1)).allSatisfy(
                statement -> assertThat(observed).extracting(Observation::id).containsAll(statement.observations()));
    }

    @Test
    void isAnsweredByAModelThatLooksWithTheSameOffer() throws Exception {
        String gone = world.truth().resource();
        try (ModelServer models = ModelServer.start(folder)) {
            models.answers(new ModelScript()
                    .calls(ModelScript.QUESTION, "list_changes",
                            Map.of("from", now.minusSeconds(1_800).toString(), "to", now.toString()))
                    .says(ModelScript.QUESTION, 1, ModelScript.text(Map.of("odd", true, "statements", List.of(
                            Map.of("text", "Instances of " + gone + " were terminated", "evidence", List.of("E1"))))))
                    .answers());
            Path yaml = Files.writeString(folder.resolve("gumshoe.yaml"), """
                    models:
                    - {provider: anthropic, model: a-model, key: a-key, baseUrl: "%s", answers: text, retries: 0}
                    """.formatted(models.at("/v1")));
            try (Reasoning reasoning = Reasoning.of(new SettingsFile(yaml, _ -> null).read(), new InMemoryRecordings(),
                    new InMemorySpendings(), new SimpleMeterRegistry(), InstantSource.fixed(now))) {

                List<Statement> answer = asked(reasoning);

                assertThat(answer.getFirst()).isEqualTo(Statement.of("Instances of " + gone + " were terminated", "Q1.1"));
                assertThat(answer.getLast().text()).contains("investigate");
                assertThat(observed).singleElement().satisfies(seen -> assertThat(seen.evidence()).isNotEmpty());
            }
        }
    }
}
