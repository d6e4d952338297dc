package dev.gumshoe.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomesTest {
    @TempDir
    private Path folder;

    @Test
    void choosesTheOldestThatIsNewEnough() throws IOException {
        java("eighteen", "18.0.2");
        java("old", "1.8.0_392");
        java("early", "27-ea");
        Path nearest = java("twenty-five", "25.0.1");

        assertThat(homes(Map.of()).nearest(25)).contains(nearest);
    }

    @Test
    void choosesNothingWhenAllAreOld() throws IOException {
        java("seventeen", "17.0.15");

        assertThat(homes(Map.of()).nearest(25)).isEmpty();
    }

    @Test
    void seesTheBundlesOfMacOs() throws IOException {
        Path home = java("temurin-25.jdk/Contents/Home", "25");

        assertThat(homes(Map.of()).nearest(25)).contains(home);
    }

    @Test
    void passesOverAnOldJavaHome() throws IOException {
        Path seventeen = java("seventeen", "17.0.15");
        Path twentyFive = java("twenty-five", "25");

        assertThat(homes(Map.of("JAVA_HOME", seventeen.toString())).nearest(25)).contains(twentyFive);
    }

    @Test
    void prefersJavaHomeWhenItIsNewEnough() throws IOException {
        java("twenty-five", "25");
        Path twentySix = java("twenty-six", "26");

        assertThat(homes(Map.of("JAVA_HOME", twentySix.toString())).nearest(25)).contains(twentySix);
    }

    @Test
    void looksNowhereElseWhenOurVariableIsSet() throws IOException {
        java("twenty-five", "25");

        assertThat(homes(Map.of("GUMSHOE_JAVA_HOME", folder.resolve("nowhere").toString())).nearest(25)).isEmpty();
    }

    @Test
    void passesOverAFolderWithoutTheProgram() throws IOException {
        Path home = java("twenty-five", "25");
        Files.delete(home.resolve("bin/java"));

        assertThat(homes(Map.of()).nearest(25)).isEmpty();
    }

    private JavaHomes homes(Map<String, String> environment) {
        return new JavaHomes(environment, List.of(folder.resolve("absent"), folder));
    }

    private Path java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
        assertThat(Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true)).isTrue();
        return home;
    }
}
