package dev.gumshoe.conversations.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What all stores of surveys keep. */
public interface SurveysContract {

    /** When the tests take place. */
    Instant NOW = Instant.parse("2026-03-03T14:00:00Z");

    /** A store in which nothing is. */
    Surveys surveys();

    private static Inventory forge() {
        return new Inventory(
                List.of(new Resource("forge", "service", Map.of("state", "running", "alias", "arn:aws:ecs:x"), NOW)),
                List.of(new Relation("forge", "table", RelationKind.MAY_CALL, "permissions", NOW)));
    }

    @Test
    default void givesBackWhatWasKeptBySource() {
        Surveys surveys = surveys();
        Survey told = Survey.told("aws", forge(), NOW);
        Survey silent = Survey.failed("spans", "denied: no", NOW);

        surveys.keep(silent);
        surveys.keep(told);

        assertThat(surveys.all()).containsExactly(told, silent);
    }

    @Test
    default void keepsOneSurveyOfASource() {
        Surveys surveys = surveys();
        surveys.keep(Survey.told("aws", Inventory.EMPTY, NOW));
        Survey later = Survey.told("aws", forge(), NOW.plusSeconds(60));

        surveys.keep(later);

        assertThat(surveys.all()).containsExactly(later);
    }

    @Test
    default void forgetsSourcesThatAreNoMore() {
        Surveys surveys = surveys();
        surveys.keep(Survey.told("old", Inventory.EMPTY, NOW));
        surveys.keep(Survey.told("aws", Inventory.EMPTY, NOW));

        surveys.keepOnly(Set.of("aws"));

        assertThat(surveys.all()).extracting(Survey::source).containsExactly("aws");
    }

    @Test
    default void theEditionGrowsWithEveryChangeAndOnlyThen() {
        Surveys surveys = surveys();
        long before = surveys.edition();
        surveys.keep(Survey.told("aws", Inventory.EMPTY, NOW));
        long kept = surveys.edition();
        surveys.keepOnly(Set.of("aws"));
        long asBefore = surveys.edition();
        surveys.keepOnly(Set.of());

        assertThat(kept).isGreaterThan(before);
        assertThat(asBefore).isEqualTo(kept);
        assertThat(surveys.edition()).isGreaterThan(kept);
    }
}
