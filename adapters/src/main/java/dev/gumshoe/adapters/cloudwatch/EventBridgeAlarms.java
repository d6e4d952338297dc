package dev.gumshoe.adapters.cloudwatch;

import dev.gumshoe.adapters.http.AlertMapping;
import dev.gumshoe.adapters.http.StateWords;
import dev.gumshoe.adapters.http.WebhookFormat;
import java.util.List;
import java.util.Set;

/** CloudWatch alarms that an EventBridge rule hands on as they are. */
public final class EventBridgeAlarms {

    /** Reads it. */
    public static final WebhookFormat FORMAT = new AlarmPlace(new AlertMapping(
            "cloudwatch",
            List.of("/resources/0", "/detail/alarmName"),
            List.of("/detail/alarmName"),
            List.of("/detail/state/reason"),
            List.of("/detail/severity"),
            List.of("/detail/state/value"),
            List.of("/detail/state/timestamp", "/time"),
            List.of(),
            List.of(MeasuredMetric.NAME),
            List.of(),
            List.of(MeasuredMetric.DIMENSIONS),
            StateWords.all(Set.of("alarm"), Set.of("ok"), Set.of("insufficient_data")),
            false));

    private EventBridgeAlarms() {}
}
