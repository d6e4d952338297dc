package dev.gumshoe.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.bot.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GumshoeCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "investigate", "evaluate", "doctor"})
    void everyCommandTeachesItself(String command) {
        Typed typed = Typed.of(command, "--help");

        assertThat(typed.exit()).isZero();
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out()).startsWith("Usage: gumshoe " + command).contains("--help", "xample");
        assertThat(typed.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    }

    @Test
    void withoutACommandItSaysWhereToBegin() {
        Typed typed = Typed.of();

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("gumshoe demo --once", "gumshoe doctor", "Exit codes: 0 done, 2 something to mend");
        assertThat(typed.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    }

    @Test
    void theDemosHelpNamesEveryScenario() {
        assertThat(Typed.of("demo", "--help").out()).contains(Scenario.names()).contains(Scenario.RANDOM);
    }

    @Test
    void tellsItsVersion() {
        assertThat(Typed.of("--version").out()).startsWith("gumshoe ").contains("Java ");
    }

    @Test
    void printsTheExampleAndNothingElse() {
        Typed typed = Typed.of("run", "--example");

        assertThat(typed).isEqualTo(new Typed(0, SettingsFile.example(), ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            demo --scenrio x                    | there is no option '--scenrio', did you mean '--scenario'? See 'gumshoe demo --help'.
            demo --port http --once             | invalid value for option '--port': 'http' is no whole number. See 'gumshoe demo --help'.
            demo --seed abc                     | invalid value for option '--seed': 'abc' is no whole number. See 'gumshoe demo --help'.
            demo --once extra                   | there is no argument 'extra'. See 'gumshoe demo --help'.
            demo --port 99999                   | --port is 99999; give a number from 0 (any free port) to 65535
            demo --pace -1                      | --pace is -1; give milliseconds, 0 or more
            demoo                               | there is no command 'demoo', did you mean 'demo'? See 'gumshoe --help'.
            investigate                         | missing required option: '--case=FOLDER'. See 'gumshoe investigate --help'.
            evaluate --out x                    | --cases is missing; name a folder that holds recorded cases, or give --score-only to score what --out holds
            evaluate --out x --score-only       | --score-only has nothing to compare with; name the right answers with --labels FILE
            evaluate --out x --cases /no/where  | --cases /no/where is not a folder; name one that holds recorded cases
            evaluate --out x --labels /no/where | /no/where does not exist: name a file with a line of JSON for each case
            investigate --case /no/where        | /no/where is not a folder: give a case folder, one with an alert.json in it
            """)
    void saysInOneSentenceWhatIsWrongWithWhatWasTyped(String words, String sentence) {
        Typed typed = Typed.of((Object[]) words.split(" "));

        assertThat(typed).isEqualTo(new Typed(2, "", "gumshoe: " + sentence + System.lineSeparator()));
    }

    @Test
    void namesTheScenariosToWhomAsksForAnother(@TempDir Path folder) throws Exception {
        Typed typed = Typed.of("demo", "--scenario", "fire", "--settings", Typed.settings(folder, ""));

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).startsWith("gumshoe: --scenario is 'fire'; give one of bad-deployment, ").hasLineCount(1);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void refusesASettingsFileThatIsNotThere(@TempDir Path folder) {
        Path absent = folder.resolve("absent.yaml");

        assertThat(Typed.of("run", "--settings", absent).err())
                .isEqualTo("gumshoe: " + absent + " does not exist; write one with 'gumshoe run --example > absent.yaml'"
                        + System.lineSeparator());
    }

    @Test
    void refusesARunbookThatCannotBeRead(@TempDir Path folder) throws Exception {
        Path runbook = Files.createDirectories(folder.resolve("runbooks/broken")).resolve("SKILL.md");
        Files.writeString(runbook, "no front matter\n");

        Typed typed = Typed.of("run", "--settings", Typed.settings(folder, "runbooks: [" + folder.resolve("runbooks") + "]\n"));

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).startsWith("gumshoe: " + runbook).hasLineCount(1);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void refusesASourceThatCannotBeUsed(@TempDir Path folder) throws Exception {
        Typed typed = Typed.of("run", "--settings", Typed.settings(folder, "sources:\n- type: case\n  folder: " + folder + "/absent\n"));

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains(folder + "/absent is not a folder").hasLineCount(1);
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
