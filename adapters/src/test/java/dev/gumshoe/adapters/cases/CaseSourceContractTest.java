package dev.gumshoe.adapters.cases;

import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.conversations.evidence.EvidenceSourceContract;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** An incident of the demo's world, exported as a recorded case and read back. */
class CaseSourceContractTest implements EvidenceSourceContract {

    private static final Instant ALARM = Instant.parse("2026-03-02T14:10:00Z");

    @TempDir
    private static Path folder;

    private static RecordedCase recorded;

    @BeforeAll
    static void recordAnIncident() throws Exception {
        RobotWorld world = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 3, ALARM);
        Path written = folder.resolve("case");
        CaseExport.write(written, world.alert(), world.sources(), new TimeWindow(ALARM.minusSeconds(1_800), ALARM));
        recorded = RecordedCase.open(written);
    }

    @Override
    public EvidenceSources sources() {
        return EvidenceSources.of(recorded.source());
    }

    @Override
    public TimeWindow window() {
        return new TimeWindow(ALARM.minusSeconds(1_800), ALARM);
    }
}
