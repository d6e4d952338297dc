package dev.gumshoe.bot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom: the picture of the house, held against the compiled classes. */
class ArchitectureTest {
    /** From left to right: a package may know those before it, never one after it. */
    private static final List<String> CONVERSATIONS = List.of("evidence", "topology", "incident", "runbook", "investigation", "analysis",
            "agents", "prevention", "conversation");

    private static final List<String> SURFACES = List.of("cli", "slack", "discord", "web");

    private static JavaClasses gumshoe;

    @BeforeAll
    static void readTheClasses() {
        ImportOption notTheContracts = location -> !location.contains("-tests.jar");
        gumshoe = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(notTheContracts)
                .importPackages("dev.gumshoe");
    }

    @Test
    void looksAtEveryModuleThatHasClasses() {
        assertThat(gumshoe).extracting(JavaClass::getName).contains("dev.gumshoe.bot.Main", "dev.gumshoe.bot.Launcher");
    }

    @Test
    void conversationsKnowNoVendorAndNoLibraryButTheFew() {
        classes().that().resideInAPackage("dev.gumshoe.conversations..")
                .should().onlyDependOnClassesThat().resideInAnyPackage("dev.gumshoe.conversations..", "java..", "org.slf4j..",
                        "org.jspecify..", "org.hipparchus..", "org.jgrapht..")
                .allowEmptyShould(true).check(gumshoe);
    }

    @Test
    void insideConversationsLeftDoesNotKnowRight() {
        for (int left = 0; left < CONVERSATIONS.size() - 1; left++) {
            String[] right = CONVERSATIONS.subList(left + 1, CONVERSATIONS.size()).stream()
                    .map(name -> "dev.gumshoe.conversations." + name + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage("dev.gumshoe.conversations." + CONVERSATIONS.get(left) + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(right)
                    .allowEmptyShould(true).check(gumshoe);
        }
    }

    @Test
    void everyPackageOfConversationsHasItsPlaceInTheOrder() {
        assertThat(gumshoe.that(resideInAPackage("dev.gumshoe.conversations..")))
                .extracting(type -> type.getPackageName().replace("dev.gumshoe.conversations.", ""))
                .isSubsetOf(CONVERSATIONS);
    }

    @Test
    void vendorsNeverKnowEachOther() {
        slices().matching("dev.gumshoe.adapters.(*)..").should().notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAPackage("dev.gumshoe.adapters.http"))
                .allowEmptyShould(true).check(gumshoe);
    }

    @Test
    void adaptersDoNotKnowTheProgram() {
        noClasses().that().resideOutsideOfPackage("dev.gumshoe.bot..")
                .should().dependOnClassesThat().resideInAPackage("dev.gumshoe.bot..")
                .allowEmptyShould(true).check(gumshoe);
    }

    @Test
    void surfacesNeverKnowEachOther() {
        for (String surface : SURFACES) {
            String[] others = SURFACES.stream().filter(other -> !other.equals(surface)).map(other -> "dev.gumshoe.bot." + other + "..")
                    .toArray(String[]::new);
            noClasses().that().resideInAPackage("dev.gumshoe.bot." + surface + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(others)
                    .allowEmptyShould(true).check(gumshoe);
        }
    }

    @Test
    void onlyTheProgramKnowsTheWorldOfTheRobots() {
        noClasses().that().resideOutsideOfPackages("dev.gumshoe.bot..", "dev.gumshoe.adapters.robots..")
                .should().dependOnClassesThat().resideInAPackage("dev.gumshoe.adapters.robots..")
                .allowEmptyShould(true).check(gumshoe);
    }

    @Test
    void noPackageIsDeeperThanModuleAndPackage() {
        classes().should().haveNameMatching("dev\\.gumshoe\\.(conversations|adapters|bot)(\\.[a-z]+)?\\.[A-Z][^.]*|.*\\.package-info")
                .check(gumshoe);
    }

    @Test
    void noNameHidesWhatTheThingIs() {
        noClasses().should().haveNameMatching(".*[.$](Default|Base|Abstract)\\p{Lu}[^.$]*|.*(Impl|Manager|Utils?|Helpers?|\\p{Lower}Base)")
                .check(gumshoe);
    }
}
