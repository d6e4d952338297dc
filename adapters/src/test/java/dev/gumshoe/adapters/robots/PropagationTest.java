package dev.gumshoe.adapters.robots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.TimeWindow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trouble travels from the callee to its callers, and nowhere else. */
class PropagationTest {

    private static final String FRONT = "robots-lb";

    @ParameterizedTest
    @EnumSource(value = Scenario.class, mode = EnumSource.Mode.EXCLUDE, names = {"NO_FAULT", "TRAFFIC_SURGE"})
    void onlyTheCulpritAndWhoeverDependsOnItFails(Scenario scenario) {
        for (long seed = 0; seed < 4; seed++) {
            Look look = Look.at(scenario, seed);
            String culprit = String.valueOf(look.world().truth().resource());
            Set<String> mayFail = new HashSet<>(look.topology().blastRadius(culprit));
            mayFail.add(culprit);

            List<String> failing = look.services().stream().filter(service -> fails(look, service)).toList();

            assertThat(mayFail).as("%s %d strikes %s", scenario, seed, culprit).containsAll(failing);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Scenario.class, mode = EnumSource.Mode.EXCLUDE, names = "NO_FAULT")
    void everyFaultIsFeltAtTheFront(Scenario scenario) {
        for (long seed = 0; seed < 5; seed++) {
            Look look = Look.at(scenario, seed);

            double errors = (look.after(FRONT, "error_rate") + 0.001) / (look.before(FRONT, "error_rate") + 0.001);
            double slowness = look.after(FRONT, "latency_p99_ms") / look.before(FRONT, "latency_p99_ms");

            assertThat(Math.max(errors, slowness)).as("%s %d", scenario, seed).isGreaterThan(2.5);
        }
    }

    @Test
    void callersOfABrokenCalleeFailAndItsOtherNeighboursSeeLessTraffic() {
        Fault fault = new BadDeployment(new Strike(5, onset(), 0.9), Part.BOT, "2.0.1");
        Look look = Look.at(RobotWorld.struck(Scenario.BAD_DEPLOYMENT, fault, 5, Look.ALERT_AT, Names.robots()));

        assertThat(look.services()).filteredOn(service -> fails(look, service)).containsExactlyInAnyOrder("gateway", "bot", "schedule");
        assertThat(look.after("forge", "request_rate")).isLessThan(0.8 * look.before("forge", "request_rate"));
        assertThat(look.after("gateway", "request_rate")).isGreaterThan(0.9 * look.before("gateway", "request_rate"));
    }

    @Test
    void callersTryAgainWhereTheyMay() {
        Fault fault = new ConnectionsExhausted(new Strike(5, onset(), 0.6), Part.BOT, false);
        Look look = Look.at(RobotWorld.struck(Scenario.CONNECTIONS_EXHAUSTED, fault, 5, Look.ALERT_AT, Names.robots()));

        assertThat(look.after("bot", "retry_count")).isGreaterThan(5 * (look.before("bot", "retry_count") + 0.5));
        assertThat(look.spans(look.incident())).anyMatch(span -> span.attributes().containsKey("http.request.resend_count"));
    }

    @Test
    void fivePercentOfTheRequestsOfOneServiceCanBeMeasured() {
        for (Part service : Part.SERVICES) {
            Fault fault = new BadDeployment(new Strike(9, onset(), 0.07), service, "2.0.1");
            Look look = Look.at(RobotWorld.struck(Scenario.BAD_DEPLOYMENT, fault, 9, Look.ALERT_AT, Names.robots()));
            String name = Names.robots().of(service);

            double share = look.after(name, "error_rate");

            assertThat(share).as("%s", service).isBetween(0.015, 0.08);
            assertThat(share).isGreaterThan(5 * look.before(name, "error_rate"));
        }
    }

    @Test
    void withoutAFaultEverythingStaysWithinItsRhythm() {
        for (long seed = 0; seed < 5; seed++) {
            Look look = Look.at(Scenario.NO_FAULT, seed);
            TimeWindow late = new TimeWindow(Look.ALERT_AT.minusSeconds(600), Look.ALERT_AT);
            TimeWindow early = new TimeWindow(Look.ALERT_AT.minusSeconds(3600), Look.ALERT_AT.minusSeconds(600));
            for (String service : look.services()) {
                assertThat(look.mean(service, "error_rate", late)).as("%s %d", service, seed).isLessThan(0.008);
                assertThat(look.mean(service, "latency_p99_ms", late)).isLessThan(1.3 * look.mean(service, "latency_p99_ms", early));
                assertThat(look.mean(service, "request_rate", late)).isBetween(0.8 * look.mean(service, "request_rate", early),
                        1.25 * look.mean(service, "request_rate", early));
            }
        }
    }

    private static long onset() {
        return Look.ALERT_AT.toEpochMilli() - 480_000;
    }

    private static boolean fails(Look look, String service) {
        return look.after(service, "error_rate") > 3 * look.before(service, "error_rate") + 0.005;
    }
}
