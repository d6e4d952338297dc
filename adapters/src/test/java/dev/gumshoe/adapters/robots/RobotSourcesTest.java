package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.EvidenceSourceContract;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.time.Instant;

class RobotSourcesTest implements EvidenceSourceContract {

    private static final Instant ALARM = Instant.parse("2026-03-02T14:10:00Z");
    private static final RobotWorld WORLD = RobotWorld.of(Scenario.BAD_DEPLOYMENT, 3, ALARM);

    @Override
    public EvidenceSources sources() {
        return WORLD.sources();
    }

    @Override
    public TimeWindow window() {
        return new TimeWindow(WORLD.span().from(), ALARM);
    }
}
