package dev.gumshoe.adapters.steering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Note;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteeringFileTest {

    private static final TimeWindow WINDOW = new TimeWindow(Instant.EPOCH, Instant.parse("2026-03-03T14:00:00Z"));

    @TempDir
    Path folder;

    private SteeringFile file(String text) throws IOException {
        return new SteeringFile(Files.writeString(folder.resolve("gumshoe.md"), text));
    }

    private Inventory read(SteeringFile file) {
        return ((ToolResult.Found<Inventory>) file.inventory(WINDOW)).data();
    }

    private void assertWrong(String text, String... problems) throws IOException {
        assertThat(file(text).problems()).containsExactly(problems);
    }

    @Test
    void readsWhatAPersonWouldWrite() throws Exception {
        SteeringFile file = file("""
                # The shop

                On *Fridays* after 16:00
                nothing is deployed.

                ## forge

                - kind: service
                - also called: `svc-4711`, arn:aws:ecs:eu-west-1:1:service/forge
                - Calls: mainframe, schedule
                - may call: archive
                - owner: Team Forge <@S0123>

                Its cache is warmed for ten minutes after a start; errors then mean nothing.

                ## mainframe
                - kind: mainframe
                - called by: ledger
                - consists of: lpar-1, lpar-2

                ## Notes
                Ask the bank before restarting anything.
                """);

        Inventory inventory = read(file);

        assertThat(inventory.resources()).extracting(Resource::id, Resource::kind)
                .containsExactly(Tuple.tuple("forge", "service"), Tuple.tuple("mainframe", "mainframe"));
        assertThat(inventory.resources().getFirst().attributes())
                .containsEntry("alias", "svc-4711, arn:aws:ecs:eu-west-1:1:service/forge").containsEntry("owner", "Team Forge <@S0123>");
        assertThat(inventory.relations()).extracting(Relation::from, Relation::kind, Relation::to).containsExactly(
                Tuple.tuple("forge", RelationKind.CALLS, "mainframe"), Tuple.tuple("forge", RelationKind.CALLS, "schedule"),
                Tuple.tuple("forge", RelationKind.MAY_CALL, "archive"), Tuple.tuple("ledger", RelationKind.CALLS, "mainframe"),
                Tuple.tuple("mainframe", RelationKind.CONSISTS_OF, "lpar-1"), Tuple.tuple("mainframe", RelationKind.CONSISTS_OF, "lpar-2"));
        assertThat(inventory.relations()).extracting(Relation::how).containsOnly("written by people");
        assertThat(file.notes()).containsExactly(
                new Note(null, "On Fridays after 16:00 nothing is deployed.", "line 3"),
                new Note("forge", "Its cache is warmed for ten minutes after a start; errors then mean nothing.", "line 14"),
                new Note(null, "Ask the bank before restarting anything.", "line 22"));
        assertThat(file.health().answers()).isTrue();
    }

    @Test
    void saysWhatIsWrongWithItsLineAndUsesTheRest() throws Exception {
        SteeringFile file = file("""
                ## forge
                - cals: schedule
                - owner:
                - calls: ledger
                - a word

                ### deeper

                ## forge
                """);

        assertThat(file.problems()).containsExactly(
                "gumshoe.md line 2 begins with 'cals': did you mean 'calls'? There are kind, also called, calls, called by, may call, "
                        + "consists of, owner, link",
                "gumshoe.md line 3 says nothing after 'owner:': add it, or remove the line",
                "gumshoe.md line 5 is 'a word': write one of kind, also called, calls, called by, may call, consists of, owner, link, "
                        + "a colon and what it is",
                "gumshoe.md line 7 is a heading of level 3: name resources with '## ' and say what they are in a list",
                "gumshoe.md line 9 names 'forge' a second time: say all of it in one place");
        assertThat(read(file).relations()).extracting(Relation::to).containsExactly("ledger");
        assertThat(file.inventoryDefects()).hasSize(5);
        assertThat(file.health().answers()).isFalse();
    }

    @Test
    void readsWhatIsWrittenLater() throws Exception {
        SteeringFile file = file("## forge\n");
        read(file);

        Files.writeString(folder.resolve("gumshoe.md"), "## ledger\n");

        assertThat(read(file).resources()).extracting(Resource::id).containsExactly("ledger");
    }

    @Test
    void whatCannotBeReadIsAFailureWithItsMend() throws Exception {
        SteeringFile missing = new SteeringFile(folder.resolve("nowhere.md"));
        Path binary = Files.write(folder.resolve("gumshoe.md"), new byte[] {(byte) 0xC3, 0x28});

        assertThat(missing.inventory(WINDOW)).isInstanceOfSatisfying(ToolResult.Failed.class,
                failed -> assertThat(failed.detail()).endsWith("does not exist: write it, or leave topology.steering out"));
        assertThat(new SteeringFile(binary).health().detail()).endsWith("is not UTF-8 text: save it as UTF-8");
        assertThat(List.of(missing.notes(), missing.inventoryDefects())).allMatch(List::isEmpty);
    }

    @Test
    void anEmptyFileSaysNothing() throws Exception {
        assertWrong("");
        assertThat(read(file("\n\n"))).isEqualTo(Inventory.EMPTY);
    }
}
