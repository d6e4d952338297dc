package dev.gumshoe.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.topology.Survey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurveyJsonTest {

    private static final Instant NOW = Instant.parse("2026-03-03T14:00:00.123Z");
    private static final Survey SURVEY = Survey.told("aws", new Inventory(
            List.of(new Resource("forge", "service", Map.of("state", "running"), NOW)),
            List.of(new Relation("forge", "table", RelationKind.MAY_CALL, "permissions", NOW))), NOW);

    @Test
    void readsWhatItWrote() {
        for (Survey survey : List.of(SURVEY, SURVEY.missed("denied: no", NOW.plusSeconds(9)), Survey.failed("spans", "timeout", NOW))) {
            assertThat(SurveyJson.read(SurveyJson.write(survey))).contains(survey);
        }
    }

    @Test
    void passesOverWhatAnotherVersionWrote() {
        String newer = SurveyJson.write(SURVEY).replaceFirst("\\{", "{\"colour\":\"blue\",");

        assertThat(SurveyJson.read(newer)).contains(SURVEY);
        assertThat(SurveyJson.read("[]")).isEmpty();
        assertThat(SurveyJson.read("not json")).isEmpty();
    }
}
