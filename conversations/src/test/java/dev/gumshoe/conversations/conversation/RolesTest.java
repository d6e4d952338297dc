package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolesTest {

    private static final Set<String> ALERTS = Set.of("C1", "#alerts");

    private static Person person(String id, String... groups) {
        return new Person(id, Set.of(groups), false);
    }

    @Test
    void letsEverybodyInvestigateWhereNobodyIsNamedButNobodyApprove() {
        Permission permission = Roles.OPEN.of(person("U1"), ALERTS);

        assertThat(permission.role()).isEqualTo(Role.INVESTIGATOR);
        assertThat(permission.why()).contains("Nobody is named as an approver");
    }

    @Test
    void tellsInvestigatorsFromViewersByIdOrGroup() {
        Roles roles = new Roles(null, null, List.of("U1", "S-SRE"), List.of("U9"), false);

        assertThat(roles.of(person("U1"), ALERTS).role()).isEqualTo(Role.INVESTIGATOR);
        assertThat(roles.of(person("U2", "S-SRE"), ALERTS).role()).isEqualTo(Role.INVESTIGATOR);
        assertThat(roles.of(person("U3"), ALERTS)).isEqualTo(
                new Permission(Role.VIEWER, "You may ask, but only U1, S-SRE may start, steer or stop investigations."));
        assertThat(roles.of(person("U9"), ALERTS).role()).isEqualTo(Role.APPROVER);
    }

    @Test
    void letsOnlyTheNamedAskWhereViewersAreNamed() {
        Roles roles = new Roles(null, List.of("U2"), null, null, false);

        assertThat(roles.of(person("U2"), ALERTS).role()).isEqualTo(Role.VIEWER);
        assertThat(roles.of(person("U3"), ALERTS)).isEqualTo(new Permission(Role.NOBODY, "Only U2 may ask me here."));
    }

    @Test
    void listensOnlyInTheChannelsThatAreAllowed() {
        Roles roles = new Roles(List.of("#alerts"), null, null, null, false);

        assertThat(roles.of(person("U1"), ALERTS).role()).isEqualTo(Role.INVESTIGATOR);
        assertThat(roles.of(person("U1"), Set.of("C2", "#random")))
                .isEqualTo(new Permission(Role.NOBODY, "I am not to work in this channel; I listen in #alerts."));
    }

    @Test
    void letsPeopleOfOtherCompaniesOnlyReadUnlessTheyAreAllowed() {
        Person guest = new Person("U7", Set.of(), true);

        assertThat(Roles.OPEN.of(guest, ALERTS).role()).isEqualTo(Role.NOBODY);
        assertThat(Roles.OPEN.of(guest, ALERTS).why()).contains("another company");
        assertThat(new Roles(null, null, null, null, true).of(guest, ALERTS).role()).isEqualTo(Role.INVESTIGATOR);
    }
}
