package dev.gumshoe.adapters.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.adapters.http.Delivery;
import dev.gumshoe.adapters.http.JsonBody;
import dev.gumshoe.adapters.http.Refused;
import dev.gumshoe.adapters.http.WebhookFormat;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertReading;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells of each alarm the account and region of what it watches, for a function's or table's name means something there only; and its page of the
 * console. The region is its own, as its ARN has it, and so is the account, unless it watches another's: an alarm of an account that sees the metrics of
 * others (CloudWatch's cross-account observability).
 */
record AlarmPlace(WebhookFormat format) implements WebhookFormat {

    private static final Pattern ARN = Pattern.compile("arn:([a-z-]+):cloudwatch:([a-z0-9-]+):(\\d{12}):alarm:");

    @Override
    public List<AlertReading> read(Delivery delivery) throws Refused {
        JsonNode notification = JsonBody.object(delivery);
        Optional<MeasuredMetric> measured = MeasuredMetric.of(notification);
        Delivery told = measured.map(metric -> new Delivery(delivery.headers(), metric.in(notification), delivery.at())).orElse(delivery);
        Optional<String> owner = measured.flatMap(MeasuredMetric::account);
        return format.read(told).stream().map(reading -> placed(reading, owner)).toList();
    }

    private static AlertReading placed(AlertReading reading, Optional<String> owner) {
        return switch (reading) {
            case AlertReading.Fired(Alert alert) -> new AlertReading.Fired(placed(alert, owner));
            case AlertReading.Ended _,AlertReading.Unsure _,AlertReading.Nothing _ -> reading;
        };
    }

    private static URI page(Matcher arn, String name) {
        String region = arn.group(2);
        String host = switch (arn.group(1)) {
            case "aws-cn" -> "console.amazonaws.cn";
            case "aws-us-gov" -> "console.amazonaws-us-gov.com";
            default -> region + ".console.aws.amazon.com";
        };
        return URI.create("https://" + host + "/cloudwatch/home?region=" + region + "#alarmsV2:alarm/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static Alert placed(Alert alert, Optional<String> owner) {
        Matcher arn = ARN.matcher(alert.id());
        if (!arn.find()) {
            return alert;
        }
        Alert there = alert.with(Map.of(Alert.REGION, arn.group(2), Alert.ACCOUNT, owner.orElse(arn.group(3))));
        return there.link() == null ? there.at(page(arn, alert.title())) : there;
    }
}
