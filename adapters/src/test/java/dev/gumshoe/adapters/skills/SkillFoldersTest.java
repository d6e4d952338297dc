package dev.gumshoe.adapters.skills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading folders of runbooks, and what is said of those that are none. */
class SkillFoldersTest {

    private static final String SOUND = "---\nname: %s\ndescription: %s\n---\n# Title\n\nBody --- of it\n";

    @TempDir
    Path place;

    @Test
    void readsFieldsKeywordsAndBody() throws IOException {
        skill("team/disk", "---\nname: disk-full\ndescription: >\n  No space left\n  on a volume\nlicense: Apache-2.0\nmetadata:\n"
                + "  keywords: [disk full, \"507\"]\n  owner: storage\n---\n\n# Disk full\n\nLook.\n");

        var found = SkillFolders.read(List.of(place));

        assertThat(found.problems()).isEmpty();
        Runbook runbook = found.runbooks().getFirst();
        assertThat(runbook.name()).isEqualTo("disk-full");
        assertThat(runbook.description()).isEqualTo("No space left on a volume");
        assertThat(runbook.keywords()).containsExactly("disk full", "507");
        assertThat(runbook.metadata()).containsEntry("owner", "storage").containsEntry("license", "Apache-2.0");
        assertThat(runbook.body().read()).isEqualTo("# Disk full\n\nLook.\n");
    }

    @Test
    void looksTwoLevelsDeepAndNotIntoHiddenFolders() {
        skill("a", SOUND.formatted("one", "d"));
        skill("a/b", SOUND.formatted("two", "d"));
        skill("a/b/c", SOUND.formatted("too-deep", "d"));
        skill(".git", SOUND.formatted("hidden", "d"));
        skill("x/..data", SOUND.formatted("hidden-too", "d"));

        assertThat(SkillFolders.read(List.of(place)).runbooks()).extracting(Runbook::name).containsExactly("one", "two");
    }

    @Test
    void letsALaterFolderWin() {
        skill("ours/a", SOUND.formatted("same", "ours"));
        skill("theirs/a", SOUND.formatted("same", "theirs"));

        var found = SkillFolders.read(List.of(place.resolve("ours"), place.resolve("theirs")));

        assertThat(found.runbooks()).extracting(Runbook::description).containsExactly("theirs");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # Title                                          | SKILL.md line 1 is not '---': begin with the fields
            ---/name: a/description: b                       | SKILL.md has no second line '---'
            ---/name: Disk_Full/description: b/---           | SKILL.md line 2: name is 'Disk_Full': use lower-case letters
            ---/description: b/name: -a/---                  | SKILL.md line 3: name is '-a': use lower-case letters
            ---/name: a/---                                  | SKILL.md line 1 to 3: description is missing: add description
            ---/name: a/description: ' '/---                 | SKILL.md line 3: description is '" "': write a text
            ---/name: a/description: [b]/---                 | SKILL.md line 3: description is '["b"]': write a text
            ---/name: a/description: b: c/---                | SKILL.md line 3 is not YAML (mapping values are not allowed here)
            ---/just words/---                               | SKILL.md line 2 holds no fields
            """)
    void namesFileLineFieldValueAndMend(String content, String sentence) {
        skill("broken", content.replace('/', '\n'));
        skill("sound", SOUND.formatted("sound", "d"));

        var found = SkillFolders.read(List.of(place));

        assertThat(found.problems()).singleElement().asString().contains(sentence).startsWith(place.toString());
        assertThat(found.runbooks()).extracting(Runbook::name).containsExactly("sound");
    }

    @Test
    void refusesARunbookThatComesWithAProgram() throws IOException {
        skill("a", SOUND.formatted("a", "d"));
        Path script = Files.writeString(Files.createDirectory(place.resolve("a/scripts")).resolve("fix.sh"), "rm -rf /");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

        var found = SkillFolders.read(List.of(place));

        assertThat(found.runbooks()).isEmpty();
        assertThat(found.problems()).singleElement().asString().contains("fix.sh is executable, and runbooks are read, never run");
    }

    @Test
    void saysThatAFolderIsNotThere() {
        var found = SkillFolders.read(List.of(place.resolve("nowhere")));

        assertThat(found.problems()).singleElement().asString().contains("nowhere cannot be read");
    }

    @Test
    void readsFilesFromOtherSystems() throws IOException {
        skill("a", "\uFEFF" + SOUND.formatted("a", "d").replace("\n", "\r\n"));

        var found = SkillFolders.read(List.of(place));

        assertThat(found.problems()).isEmpty();
        assertThat(found.runbooks().getFirst().body().read()).isEqualTo("# Title\n\nBody --- of it\n");
    }

    private void skill(String folder, String content) {
        try {
            Files.writeString(Files.createDirectories(place.resolve(folder)).resolve("SKILL.md"), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
