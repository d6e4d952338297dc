package dev.gumshoe.bot.charts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.bot.ScriptedCase;
import dev.gumshoe.bot.charts.Drawing.Box;
import dev.gumshoe.bot.charts.Drawing.Chip;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.topology.Topology;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class TopologyPictureTest {

    private static final Marks NONE = new Marks(Map.of());

    private static Topology random(int services, int instances, long seed) {
        Random random = new Random(seed);
        List<Resource> resources = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            String id = "service-" + i;
            resources.add(new Resource(id, "service", Map.of(), ScriptedCase.FIRED));
            for (int k = 0; k < instances; k++) {
                resources.add(new Resource(id + "/" + k, "instance", Map.of(), ScriptedCase.FIRED));
                relations.add(relation(id, id + "/" + k, RelationKind.CONSISTS_OF));
            }
            for (int k = 0; k < 2 && i > 0; k++) {
                relations.add(relation("service-" + random.nextInt(i), id, RelationKind.CALLS));
            }
        }
        return Topology.merging(List.of(new Inventory(resources, relations)));
    }

    private static Relation relation(String from, String to, RelationKind kind) {
        return new Relation(from, to, kind, "declared", ScriptedCase.FIRED);
    }

    @Test
    void laysOutSixtyBoxesWithoutOverlap() {
        for (long seed = 1; seed <= 5; seed++) {

            Drawing drawing = TopologyPicture.of(random(60, 2, seed), NONE).drawing();

            assertThat(drawing.boxes()).hasSize(60);
            for (Box box : drawing.boxes()) {
                assertThat(drawing.boxes()).filteredOn(other -> !other.id().equals(box.id()) && other.area().intersects(box.area()))
                        .as(box.id()).isEmpty();
                assertThat(box.area().getMaxX()).isLessThanOrEqualTo(drawing.width());
                assertThat(box.area().getMaxY()).isLessThanOrEqualTo(drawing.height());
            }
        }
    }

    @Test
    void keepsPartsInsideTheirWhole() {
        for (Box box : TopologyPicture.of(random(6, 9, 3), NONE).drawing().boxes()) {
            assertThat(box.chips()).hasSize(9);
            for (Chip chip : box.chips()) {
                assertThat(box.area().contains(chip.area())).isTrue();
                assertThat(box.chips()).filteredOn(other -> !other.id().equals(chip.id()) && other.area().intersects(chip.area()))
                        .isEmpty();
            }
        }
    }

    /** A company of 200 resources: 25 services in five stacks, each with a table, a queue, a load balancer and five instances. */
    private static Topology company() {
        List<Resource> resources = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 25; i++) {
            String stack = List.of("checkout", "catalogue", "search", "billing", "identity").get(i % 5);
            String id = stack + "-" + i;
            for (String kind : List.of("service", "table", "queue")) {
                resources
                        .add(new Resource(kind.equals("service") ? id : id + "-" + kind, kind, Map.of("stack", stack), ScriptedCase.FIRED));
            }
            relations.add(relation(id, id + "-table", RelationKind.CALLS));
            relations.add(relation(id, id + "-queue", RelationKind.MAY_CALL));
            for (int k = 0; k < 5; k++) {
                resources.add(new Resource("i-" + i + k, "instance", Map.of("stack", stack), ScriptedCase.FIRED));
                relations.add(relation(id, "i-" + i + k, RelationKind.CONSISTS_OF));
            }
            for (int k = 0; k < 2 && i > 0; k++) {
                relations.add(relation(resources.get(8 * random.nextInt(i)).id(), id, RelationKind.CALLS));
            }
        }
        return Topology.merging(List.of(new Inventory(resources, relations)));
    }

    @Test
    void twoHundredResourcesAreWhatIsMarkedItsSurroundingsAndAFewGroups() throws IOException {
        TopologyPicture picture = TopologyPicture.of(company(),
                new Marks(Map.of("billing-13-table", Mark.CAUSE, "billing-13", Mark.SYMPTOM, "i-132", Mark.RULED_OUT)));

        List<Box> boxes = picture.drawing().boxes();
        show(picture);
        assertThat(boxes).hasSizeBetween(6, 40).extracting(Box::id).contains("billing-13-table", "billing-13", "group stack checkout");
        assertThat(boxes).filteredOn(box -> box.id().equals("group stack checkout")).singleElement()
                .satisfies(box -> assertThat(box.kind()).endsWith(" resources"));
        for (Box box : boxes) {
            assertThat(boxes).filteredOn(other -> !other.id().equals(box.id()) && other.area().intersects(box.area())).isEmpty();
        }
        assertThat(picture.drawing().width()).isLessThan(2_500);
        assertThat(picture.drawing().height()).isLessThan(2_500);
    }

    /** For people who want to look: with {@code -Dpictures=FOLDER} it is written there. */
    private static void show(TopologyPicture picture) throws IOException {
        String folder = System.getProperty("pictures");
        if (folder != null) {
            Files.write(Path.of(folder, "company.png"), picture.png());
            Files.writeString(Path.of(folder, "company.svg"), picture.svg());
        }
    }

    @Test
    void whatIsMarkedStandsAloneHoweverMuchThereIs() {
        TopologyPicture picture = TopologyPicture.of(random(1_000, 0, 1), new Marks(Map.of("service-999", Mark.SUSPECT)));

        assertThat(picture.drawing().boxes()).hasSizeLessThan(50).extracting(Box::id).contains("service-999", "group other services");
        assertThat(picture.hidden()).isGreaterThan(900);
    }

    @Test
    void drawsTheSameTopologyTheSameWay() {
        assertThat(TopologyPicture.of(random(20, 3, 1), NONE).svg()).isEqualTo(TopologyPicture.of(random(20, 3, 1), NONE).svg());
    }

    @Test
    void survivesPartsThatContainEachOther() {
        Inventory circle = new Inventory(
                List.of(),
                List.of(relation("a", "b", RelationKind.CONSISTS_OF), relation("b", "a", RelationKind.CONSISTS_OF)));

        assertThat(TopologyPicture.of(Topology.merging(List.of(circle)), NONE).drawing().boxes()).hasSize(1);
    }

    @Test
    void marksCauseAndSymptomsInTheWordsOfThePicture() {
        Investigation state = new Investigation(ScriptedCase.ID).after(ScriptedCase.journal().read(ScriptedCase.ID, 0));

        TopologyPicture picture = new Charts(ScriptedCase.locker()).topology(state).orElseThrow();

        assertThat(picture.alt()).isEqualTo("Map of 8 resources and 10 dependencies; cause: forge; symptom: gateway, schedule.");
        assertThat(picture.svg()).contains("class=\"box mark-cause\"", "service · cause", "bot-3 · ruled out");
    }

    @Test
    void writesNamesFromOutsideAsText() throws Exception {
        String id = "<script>alert(1)</script>\u001b\u202e\" onload=\"x";
        Inventory hostile = new Inventory(List.of(new Resource(id, "<b>", Map.of(), ScriptedCase.FIRED)), List.of());

        String svg = TopologyPicture.of(Topology.merging(List.of(hostile)), NONE).svg();

        assertThat(svg).doesNotContain("<script", "<b>", "\u001b", "\u202e");
        var parsed = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void paintsTheSamePictureForThreads() throws IOException {
        TopologyPicture picture = TopologyPicture.of(random(12, 4, 2), new Marks(Map.of("service-3", Mark.CAUSE)));

        var image = ImageIO.read(new ByteArrayInputStream(picture.png()));

        assertThat(image.getWidth()).isEqualTo(2 * picture.drawing().width());
        assertThat(image.getHeight()).isEqualTo(2 * picture.drawing().height());
    }
}
