package dev.gumshoe.adapters.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.agents.MitigationCatalogue;
import dev.gumshoe.conversations.agents.Recipe;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.MitigationPlan.Phase;
import dev.gumshoe.conversations.investigation.MitigationPlan.Risk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CatalogueFileTest {

    private static final String ENTRY = """
            - id: own
              mechanisms: [network]
              needs: [resource]
              title: Reroute {{resource}}
              why: It works elsewhere.
              expect: It works.
              risk: low
              risk-why: None known.
              checks: [still-hurting]
              steps:
              - {phase: prepare, title: See, how: Look, expect: Something, risk: none}
              - {phase: pre-validate, title: See, how: Look, expect: Something, risk: none}
              - {phase: apply, title: Do, command: reroute {{resource}}, expect: Done, risk: low, reach: it}
              - {phase: post-validate, title: See, how: Look, expect: Something, risk: none}
              - {phase: roll-back, title: Undo, how: Undo it, expect: As before, risk: low}
            """.replace("{{resource}}, expect", "x, expect");

    @ParameterizedTest
    @EnumSource(value = Mechanism.class, mode = Mode.EXCLUDE, names = "NONE")
    void hasAnEntryForEveryMechanismThatNeedsNoMoreThanTheResource(Mechanism mechanism) {
        assertThat(CatalogueFile.ours().recipes())
                .filteredOn(recipe -> recipe.mechanisms().contains(mechanism) && recipe.kinds().isEmpty())
                .anySatisfy(recipe -> assertThat(recipe.needs()).containsExactly("resource"));
    }

    @Test
    void onlyReadsBeforeItIsAppliedOrSaysWhatItTouches() {
        assertThat(CatalogueFile.ours().recipes()).flatExtracting(Recipe::steps)
                .filteredOn(step -> step.risk() != Risk.NONE)
                .allSatisfy(step -> assertThat(step.reach()).isNotBlank())
                .extracting(Recipe.Step::phase).doesNotContain(Phase.PRE_VALIDATE);
    }

    @Test
    void takesTheCompanysOwnEntriesFirst(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), ENTRY);

        MitigationCatalogue catalogue = CatalogueFile.with(List.of(file));

        assertThat(catalogue.recipes()).extracting(Recipe::id).startsWith("own").contains("replace-the-instance");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            mechanisms: [network] | mechanisms: [magic] | mechanisms is 'magic'; give bad-deployment
            risk: low | risk: some | risk is 'some'; give none, low, medium, high
            needs: [resource] | needs: [colour] | 'own' asks for colour; known are
            title: Reroute {{resource}} | subtitle: x | Unrecognized field
            why: It works elsewhere. | | why is missing; add it
            command: reroute x | how: x, command: y | either 'command' (typed into a shell) or 'how' (words)
            phase: roll-back | phase: apply | has no step in phase roll back; add one
            """)
    void namesEntryFieldAndMendOfWhatCannotBeUsed(String right, String wrong, String complaint, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), ENTRY.replace(right, wrong == null ? "" : wrong));

        assertThatThrownBy(() -> CatalogueFile.with(List.of(file))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }
}
