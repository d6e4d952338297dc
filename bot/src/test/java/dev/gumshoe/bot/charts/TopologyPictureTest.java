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

    @Test
    void keepsTheBoxesNearestToWhatIsMarkedWhenThereAreTooMany() {
        TopologyPicture picture = TopologyPicture.of(random(200, 0, 1), new Marks(Map.of("service-199", Mark.SUSPECT)));

        assertThat(picture.drawing().boxes()).hasSize(60).extracting(Box::id).contains("service-199");
        assertThat(picture.hidden()).isEqualTo(140);
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
