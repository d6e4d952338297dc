package dev.gumshoe.conversations.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What several sources tell of one world is one map. */
class AtlasTest {

    private static final Instant NOW = Instant.parse("2026-03-03T14:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(600);

    private Instant now = NOW;
    private final Atlas atlas = new Atlas(List.of("gumshoe.md", "aws", "spans"), Duration.ofMinutes(30), 1_000, () -> now);

    private static Resource resource(String id, String kind, String... attributes) {
        Map<String, String> all = new java.util.HashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            all.put(attributes[i], attributes[i + 1]);
        }
        return new Resource(id, kind, all, BEFORE);
    }

    private static Relation calls(String from, String to, String how) {
        return new Relation(from, to, RelationKind.CALLS, how, BEFORE);
    }

    private static Survey survey(String source, List<Resource> resources, Relation... relations) {
        return Survey.told(source, new Inventory(resources, List.of(relations)), BEFORE);
    }

    private Topology merged(Survey... surveys) {
        atlas.take(List.of(surveys));
        return atlas.topology();
    }

    @Test
    void aFunctionAndTheServiceOfItsNameInTracesAreOneThing() {
        Topology topology = merged(
                survey("aws", List.of(resource("arn:aws:lambda:eu-west-1:1:function:forge", "lambda-function", "name", "forge"))),
                survey("spans", List.of(resource("bot", "service"), resource("forge", "service")), calls("bot", "forge", "spans")));

        assertThat(topology.ids()).containsExactlyInAnyOrder("forge", "bot");
        assertThat(atlas.id("arn:aws:lambda:eu-west-1:1:function:forge")).isEqualTo("forge");
        assertThat(topology.callers("forge")).containsExactly("bot");
    }

    @Test
    void knowsWhoToldOfAResourcesRelationsInTheNamesUsedHere() {
        merged(survey("aws", List.of(resource("arn:aws:lambda:eu-west-1:1:function:forge", "lambda-function", "name", "forge"))),
                survey("spans", List.of(resource("bot", "service"), resource("forge", "service")), calls("bot", "forge", "spans")),
                survey("gumshoe.md", List.of(resource("mainframe", "system")),
                        calls("arn:aws:lambda:eu-west-1:1:function:forge", "mainframe", "gumshoe.md")));

        List<Survey> tellers = atlas.tellers("forge");

        assertThat(tellers).extracting(Survey::source).containsExactly("gumshoe.md", "spans");
        assertThat(Neighbourhood.relations("forge", tellers.getFirst().inventory().relations()))
                .isEqualTo("forge calls mainframe (gumshoe.md, as of 2026-03-03T13:50:00Z)");
    }

    @Test
    void machinesOfAServicesNameAreItsPartsAndNotTheService() {
        Topology topology = merged(
                survey("aws", List.of(
                        resource("i-1", "AWS::EC2::Instance", "name", "forge"), resource("i-2", "AWS::EC2::Instance", "name", "forge"))),
                survey("spans", List.of(resource("forge", "service"))));

        assertThat(topology.ids()).containsExactlyInAnyOrder("forge", "i-1", "i-2");
        assertThat(topology.parts("forge")).containsExactlyInAnyOrder("i-1", "i-2");
        assertThat(topology.between("forge", "i-1")).extracting(Relation::how).containsExactly("Name tag");
    }

    @Test
    void aHostIsKnownByEachOfItsNames() {
        merged(survey("aws", List.of(
                resource("i-1", "instance", "dns", "ip-10-0-3-7.eu-west-1.compute.internal", "address", "10.0.3.7"),
                resource("i-2", "instance", "dns", "ip-10-0-3-8.eu-west-1.compute.internal", "address", "10.0.3.8"))));

        assertThat(List.of("10.0.3.7", "ip-10-0-3-7", "IP-10-0-3-7.eu-west-1.compute.internal", "i-1")).extracting(atlas::id)
                .containsOnly("i-1");
        assertThat(atlas.names(Set.of("i-1"))).contains("i-1", "10.0.3.7", "ip-10-0-3-7");
    }

    @Test
    void aNameThatSeveralHaveIsNobodys() {
        merged(survey("aws", List.of(resource("q-1", "queue", "name", "jobs"), resource("q-2", "queue", "name", "jobs"))));

        assertThat(atlas.id("jobs")).isEqualTo("jobs");
        assertThat(atlas.topology().ids()).containsExactlyInAnyOrder("q-1", "q-2");
    }

    @Test
    void aTableAndAServiceOfOneNameStayApart() {
        Topology topology = merged(
                survey("aws", List.of(resource("table/orders", "table", "name", "orders"))),
                survey("spans", List.of(resource("orders", "service"))));

        assertThat(topology.ids()).containsExactlyInAnyOrder("table/orders", "orders");
        assertThat(atlas.id("orders")).isEqualTo("orders");
    }

    @Test
    void whatPeopleWroteJoinsWhatSourcesCannot() {
        Topology topology = merged(
                survey("gumshoe.md", List.of(resource("Forge", "service", "alias", "svc-4711, i-9")),
                        calls("Forge", "mainframe", "written by people")),
                survey("aws", List.of(resource("i-9", "instance", "state", "running"))),
                survey("spans", List.of(resource("svc-4711", "service")), calls("svc-4711", "mainframe", "spans")));

        assertThat(topology.ids()).containsExactlyInAnyOrder("Forge", "mainframe");
        assertThat(topology.resource("Forge").orElseThrow().attributes()).containsEntry("state", "running");
        assertThat(topology.between("Forge", "mainframe")).extracting(Relation::how).containsExactly("written by people, spans");
    }

    @Test
    void ofTwoStatesTheLaterLearnedWinsWhicheverSourceComesFirst() {
        Resource old = new Resource("i-1", "instance", Map.of("state", "running", "zone", "a"), BEFORE);
        Resource young = new Resource("i-1", "instance", Map.of("state", "terminated"), NOW);

        merged(survey("aws", List.of(young)), survey("spans", List.of(old)));

        assertThat(atlas.topology().resource("i-1").orElseThrow().attributes()).containsEntry("state", "terminated").containsEntry("zone",
                "a");
    }

    @Test
    void aCallThatWasSeenIsNoLongerOneThatIsOnlyAllowed() {
        Topology topology = merged(survey("aws", List.of(resource("a", "service"), resource("b", "table"), resource("c", "table")),
                new Relation("a", "b", RelationKind.MAY_CALL, "permissions", BEFORE),
                new Relation("a", "c", RelationKind.MAY_CALL, "permissions", BEFORE), calls("a", "b", "X-Ray")));

        assertThat(topology.relations()).extracting(Relation::to, Relation::kind)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("b", RelationKind.CALLS),
                        org.assertj.core.groups.Tuple.tuple("c", RelationKind.MAY_CALL));
        assertThat(topology.blastRadius("c")).isEmpty();
        assertThat(topology.blastRadius("b")).containsExactly("a");
    }

    @Test
    void saysWhichSourceIsOutOfDateAndWhy() {
        Survey silent = survey("aws", List.of(resource("i-1", "instance"))).missed("denied: ec2:DescribeInstances is missing", NOW);
        merged(silent, survey("spans", List.of(resource("a", "service"))));

        assertThat(atlas.stale()).containsExactly(silent);
        assertThat(atlas.health().answers()).isFalse();
        assertThat(atlas.health().detail()).contains("aws: last read at " + BEFORE, "ec2:DescribeInstances is missing");

        now = NOW.plus(Duration.ofHours(1));

        assertThat(atlas.stale()).hasSize(2);
    }

    @Test
    void aCaseNotesWhatLiesNearestWhereThereIsTooMuch() {
        List<Resource> resources = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            resources.add(resource("s" + i, "service"));
            relations.add(calls("s" + i, "s" + (i + 1), "spans"));
        }
        merged(Survey.told("spans", new Inventory(resources, relations), BEFORE));

        Inventory near = atlas.around(Set.of("s2000"));

        assertThat(near.resources()).hasSize(1_000).extracting(Resource::id).contains("s1510", "s2000", "s2490").doesNotContain("s10");
        assertThat(near.relations()).hasSize(999);
    }
}
