package dev.gumshoe.adapters.mcp;

import dev.gumshoe.adapters.robots.RobotWorld;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.conversations.evidence.EvidenceSourceContract;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** An incident of the demo's world behind a server whose words nobody knew before, through a mapping. */
class McpSourceContractTest implements EvidenceSourceContract {

    private static final Instant ALARM = Instant.parse("2026-03-02T14:10:00Z");
    private static final TimeWindow WINDOW = new TimeWindow(ALARM.minusSeconds(900), ALARM);

    private static ServedTools served;
    private static McpServer server;

    @BeforeAll
    static void serveAnIncident() throws Exception {
        served = ServedTools.start();
        new UnfamiliarTelemetry(RobotWorld.of(Scenario.BAD_DEPLOYMENT, 3, ALARM).sources(), WINDOW).serve(served);
        McpSettings settings = McpSettings.at("haystack", served.url())
                .vouchingFor("hay_stack_find", "query_range")
                .mapped(Mappings.read(UnfamiliarTelemetry.mapping()));
        server = new McpServer(settings, () -> SourceAdvice.NONE, InstantSource.fixed(ALARM));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        served.close();
    }

    @Override
    public EvidenceSources sources() {
        return new EvidenceSources(server.sources());
    }

    @Override
    public TimeWindow window() {
        return WINDOW;
    }
}
