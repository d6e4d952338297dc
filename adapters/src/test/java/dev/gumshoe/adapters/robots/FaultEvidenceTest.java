package dev.gumshoe.adapters.robots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Change;
import dev.gumshoe.conversations.evidence.LogLine;
import dev.gumshoe.conversations.evidence.Span;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an engineer must be able to find for each fault. */
class FaultEvidenceTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aBadDeploymentBreaksCacheHitsOnNewHostsAndNamesTheLineItsDiffTouched(long seed) {
        Look look = Look.at(Scenario.BAD_DEPLOYMENT, seed);
        String service = String.valueOf(look.world().truth().resource());
        Change deployment = look.change(String.valueOf(look.world().truth().change()));
        String version = deployment.attributes().get("version");

        List<Span> broken = look.spans(look.incident()).stream()
                .filter(span -> "unreadable_record".equals(span.attributes().get("error.type")) && "SERVER".equals(span.kind())).toList();
        LogLine first = look.logs(look.incident()).stream().filter(line -> line.body().contains("cannot decode cached record")).findFirst()
                .orElseThrow();

        assertThat(deployment.kind()).isEqualTo(Change.Kind.DEPLOYMENT);
        assertThat(deployment.resource()).isEqualTo(service);
        assertThat(deployment.timestamp()).isBetween(look.onset().minusSeconds(180), look.onset());
        assertThat(broken).isNotEmpty().allMatch(span -> span.resource().equals(service)
                && Objects.equals(span.attributes().get("service.version"), version));
        String file = deployment.files().getFirst();
        assertThat(first.body()).contains(file.substring(file.lastIndexOf('/') + 1));
        assertThat(deployment.diff()).contains("@@ -" + (lineOf(first.body(), file) - 3) + ",");
        Set<String> hits = look.spans(look.incident()).stream().filter(span -> "true".equals(span.attributes().get("cache.hit")))
                .map(span -> String.valueOf(span.parentSpanId())).collect(Collectors.toSet());
        assertThat(broken).allMatch(span -> hits.contains(span.spanId()));
    }

    private static int lineOf(String trace, String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        String after = trace.substring(trace.indexOf(name) + name.length());
        return Integer.parseInt(after.replaceFirst("^[^0-9]*([0-9]+)(?s:.*)$", "$1"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aManualChangeShowsOnOneHostOnlyAndItsSessionStandsInTheAuditTrail(long seed) {
        Look look = Look.at(Scenario.MANUAL_CHANGE, seed);
        String host = String.valueOf(look.world().truth().resource());
        Change session = look.change(String.valueOf(look.world().truth().change()));

        List<LogLine> missing = look.logs(look.incident()).stream()
                .filter(line -> line.body().contains("no such table") || line.body().contains("No such file")).toList();

        assertThat(missing).isNotEmpty().allMatch(line -> line.resource().equals(host));
        assertThat(session.kind()).isEqualTo(Change.Kind.SESSION);
        assertThat(session.resource()).isEqualTo(host);
        assertThat(session.attributes().get("commands")).containsAnyOf("DROP TABLE", "rm -rf");
        assertThat(session.timestamp()).isBetween(look.onset().minusSeconds(120), look.onset());
        assertThat(look.logs(look.quiet())).noneMatch(line -> line.body().contains("LookupException"));
    }

    @Test
    void aDeniedPermissionNamesRoleActionAndTable() {
        Look look = Look.at(Scenario.PERMISSION_DENIED, 2);
        String service = String.valueOf(look.world().truth().resource());
        Change policy = look.change(String.valueOf(look.world().truth().change()));

        List<LogLine> denied = look.logs(look.incident()).stream().filter(line -> line.body().contains("is not authorized to perform"))
                .toList();

        assertThat(denied).isNotEmpty().allMatch(line -> service.equals(line.attributes().get("service.name")));
        assertThat(denied.getFirst().body()).contains("assumed-role/" + service + "-service-role", "table/");
        assertThat(policy.kind()).isEqualTo(Change.Kind.CONFIG);
        assertThat(policy.resource()).isEqualTo(service);
        assertThat(policy.diff()).contains("Condition");
    }

    @Test
    void aBrokenHealthCheckChurnsInstances() {
        Look look = Look.at(Scenario.HEALTH_CHECK_FAILURE, 3);
        String service = String.valueOf(look.world().truth().resource());
        Change config = look.change(String.valueOf(look.world().truth().change()));

        long unhealthy = look.changes(look.incident()).stream()
                .filter(change -> "failed its health check".equals(change.attributes().get("cause"))).count();

        assertThat(unhealthy).isGreaterThan(4);
        assertThat(look.after(service + "-asg", "healthy_hosts")).isLessThan(look.before(service + "-asg", "healthy_hosts") - 0.5);
        assertThat(config.diff()).contains("health-check.sh");
        assertThat(look.logs(look.incident())).anyMatch(line -> line.body().contains("missing `]'")
                && service.equals(line.attributes().get("service.name")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aSlowDependencyTakesLongerInTheCallsThatAskIt(long seed) {
        Look look = Look.at(Scenario.SLOW_DEPENDENCY, seed);
        String slow = String.valueOf(look.world().truth().resource());

        double during = look.spans(look.incident()).stream().filter(span -> slow.equals(span.attributes().get("peer.service")))
                .mapToLong(Span::durationMicros).average().orElseThrow();
        double usual = look.spans(look.quiet()).stream().filter(span -> slow.equals(span.attributes().get("peer.service")))
                .mapToLong(Span::durationMicros).average().orElseThrow();

        assertThat(during).isGreaterThan(1.8 * usual);
        assertThat(look.world().truth().change()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void exhaustedConnectionsStandAtTheirLimit(long seed) {
        Look look = Look.at(Scenario.CONNECTIONS_EXHAUSTED, seed);
        String service = String.valueOf(look.world().truth().resource());
        String host = look.topology().parts(service).stream().filter(id -> id.startsWith("i-")).findFirst().orElseThrow();

        assertThat(look.after(host, "connections_in_use")).isEqualTo(look.after(host, "connections_limit"));
        assertThat(look.before(host, "connections_in_use")).isLessThan(0.5 * look.before(host, "connections_limit"));
        assertThat(look.logs(look.incident())).anyMatch(line -> line.body().contains("is not available, request timed out"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aSurgeRaisesTheArrivalsAtItsEntry(long seed) {
        Look look = Look.at(Scenario.TRAFFIC_SURGE, seed);
        String entry = String.valueOf(look.world().truth().resource());

        assertThat(look.after(entry, "request_rate")).isGreaterThan(2 * look.before(entry, "request_rate"));
        assertThat(look.world().truth().change()).isNull();
    }

    @Test
    void noFaultBlamesNobody() {
        Truth truth = RobotWorld.of(Scenario.NO_FAULT, 1, Look.ALERT_AT).truth();

        assertThat(truth).isEqualTo(new Truth(null, null, null, null, Set.of()));
    }

    @Test
    void whoWasAffectedStandsInLogsAndSpans() {
        Look look = Look.at(Scenario.BAD_DEPLOYMENT, 4);
        Set<String> affected = look.world().truth().affected();

        Set<String> inLogs = look.logs(look.incident()).stream()
                .filter(line -> line.severity().equals("ERROR") && line.attributes().containsKey("robot.id"))
                .map(line -> String.valueOf(line.attributes().get("robot.id"))).collect(Collectors.toSet());
        Set<String> inSpans = look.spans(look.incident()).stream()
                .filter(span -> span.parentSpanId() == null && "ERROR".equals(span.status()))
                .map(span -> String.valueOf(span.attributes().get("robot.id"))).collect(Collectors.toSet());

        assertThat(affected).isNotEmpty().containsAll(inSpans);
        assertThat(inLogs).containsAll(affected);
    }
}
