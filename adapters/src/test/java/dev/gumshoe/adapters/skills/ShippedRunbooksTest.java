package dev.gumshoe.adapters.skills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.runbook.Runbook;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The runbooks that come with the program. */
class ShippedRunbooksTest {

    private static final int WIDEST_ON_A_PHONE = 600;

    private final SkillFolders.Found shipped = SkillFolders.read(List.of(Path.of("..", "runbooks")));
    private final RunbookLibrary library = new RunbookLibrary(shipped.runbooks());

    @Test
    void canAllBeRead() {
        assertThat(shipped.problems()).isEmpty();
        assertThat(shipped.runbooks()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void sayWhatToDoHowToVerifyAndHowToGoBack() throws IOException {
        for (Runbook runbook : shipped.runbooks()) {
            String body = runbook.body().read();

            assertThat(body).as(runbook.name()).contains("## Goal", "## Workflow", "## Synthesize findings", "## Remediation steps",
                    "## How to verify", "## How to roll back");
            assertThat(body.lines()).as(runbook.name()).allMatch(line -> line.length() < WIDEST_ON_A_PHONE && !line.startsWith("|"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Checkout 5xx above 5 % since release 2024.18 was deployed                        | bad-deployment-rollback
            SerializationException: cannot deserialize cached record after rollout           | bad-deployment-rollback
            Cache hit ratio of bot-2 fell to zero                                            | cache-or-state-damaged-by-hand
            ERROR relation missing: no such table schedules on one host                      | cache-or-state-damaged-by-hand
            AccessDeniedException: role bot is not authorized to perform dynamodb:GetItem    | access-denied-after-policy-change
            Spike of HTTP 403 from the object store                                          | access-denied-after-policy-change
            UnHealthyHostCount: 3 targets fail their health checks                           | instances-churning-on-health-checks
            KubePodCrashLooping: forge is restarting, CrashLoopBackOff                       | instances-churning-on-health-checks
            PetSite latency out of range                                                     | slow-or-exhausted-dependency
            HikariPool-1: unable to acquire connection, pool exhausted                       | slow-or-exhausted-dependency
            Requests per second at the gateway are 6 times the usual, clients get 429        | traffic-surge
            suspected mechanism: traffic surge                                               | traffic-surge
            suspected mechanism: bad deployment                                              | bad-deployment-rollback
            suspected mechanism: manual change                                               | cache-or-state-damaged-by-hand
            suspected mechanism: permission denied                                           | access-denied-after-policy-change
            suspected mechanism: health check failure                                        | instances-churning-on-health-checks
            suspected mechanism: slow dependency                                             | slow-or-exhausted-dependency
            suspected mechanism: connections exhausted                                       | slow-or-exhausted-dependency
            """)
    void areChosenForWhatTheyAreFor(String told, String name) {
        var fits = library.fitting(told);

        assertThat(fits).isNotEmpty();
        assertThat(fits.getFirst().runbook().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sock Shop degraded: the monitor names no component", "Disk usage of /var above 90 %",
        "Backup job did not finish",
        "NTP clock drift on node 12", "Payroll export has wrong totals", "Lunch menu updated"})
    void areNotChosenForWhatTheyAreNotFor(String told) {
        assertThat(library.fitting(told)).isEmpty();
    }
}
