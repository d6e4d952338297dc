package dev.gumshoe.adapters.dynatrace;

import dev.gumshoe.adapters.http.AlertMapping;
import dev.gumshoe.adapters.http.StateWords;
import dev.gumshoe.adapters.http.WebhookFormat;
import java.util.List;
import java.util.Set;

/** Dynatrace problem notifications; people write the template, and its placeholders may break the JSON around them. */
public final class DynatraceWebhook {

    /** Reads it. */
    public static final WebhookFormat FORMAT = new AlertMapping(
            "dynatrace",
            List.of("/PID", "/ProblemID", "/pid", "/problemId"),
            List.of("/ProblemTitle", "/title"),
            List.of("/ProblemDetailsText", "/ProblemDetails", "/details"),
            List.of("/ProblemSeverity", "/severity", "/ProblemImpact"),
            List.of("/State", "/state"),
            List.of("/startTime", "/ProblemStart"),
            List.of("/ImpactedEntity", "/ImpactedEntityNames/0", "/ImpactedEntities/0/name"),
            List.of(),
            List.of("/ProblemURL", "/url"),
            List.of(""),
            StateWords.unless(Set.of("resolved", "closed", "merged"), Set.of()),
            true);

    private DynatraceWebhook() {}
}
