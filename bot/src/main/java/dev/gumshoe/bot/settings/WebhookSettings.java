package dev.gumshoe.bot.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One address that a sender delivers alerts to: {@code /webhooks/NAME}.
 *
 * @param name the last part of the address
 * @param type what delivers there
 * @param secret what deliveries are signed with, or null
 * @param token what deliveries show as a bearer, or null
 * @param basic {@code name:password} that deliveries show, or null
 * @param skew how far a signed time may be from the time here
 * @param largest how many bytes a delivery has at most
 * @param topics ARNs of the topics that may send, for type sns
 * @param mapping for type json, where an alert's parts are: names of parts, and JSON pointers
 * @param ended for type json, the words at the state that say that the alarm is over, in whatever case
 * @param firing for type json, the words at the state that say that the alarm lasts; where they are listed, any other word is refused, else it is taken to say so
 */
public record WebhookSettings(
        String name,
        Type type,
        @Nullable Secret secret,
        @Nullable Secret token,
        @Nullable Secret basic,
        Duration skew,
        Integer largest,
        List<String> topics,
        Map<String, String> mapping,
        List<String> ended,
        List<String> firing) {

    private static final List<String> OVER = List.of("resolved", "closed", "ok", "recovered", "cleared", "inactive", "normal", "done",
            "false");

    /** The parts a mapping can name. */
    public static final List<String> PARTS = List.of("id", "title", "description", "severity", "state", "startedAt", "resource", "metric",
            "link", "labels");

    /** What delivers. */
    public enum Type {
        /** Senders of AWS DevOps Agent's generic webhook. */
        AWS_DEVOPS_AGENT,
        /** Alertmanager. */
        ALERTMANAGER,
        /** Grafana's alerting. */
        GRAFANA,
        /** CloudWatch alarms through SNS. */
        SNS,
        /** CloudWatch alarms through EventBridge. */
        EVENTBRIDGE,
        /** Dynatrace. */
        DYNATRACE,
        /** PagerDuty, version 3. */
        PAGERDUTY,
        /** Datadog. */
        DATADOG,
        /** New Relic. */
        NEWRELIC,
        /** Opsgenie, Jira Service Management. */
        OPSGENIE,
        /** Sentry. */
        SENTRY,
        /** A business rule of ServiceNow's that says that there are news. */
        SERVICENOW,
        /** Anything else that delivers JSON. */
        JSON
    }

    /** Fills in defaults. @throws IllegalArgumentException when what the type needs is missing */
    public WebhookSettings {
        if (name == null || !name.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalArgumentException("name is missing or cannot stand in an address; write letters, digits, dots and hyphens");
        }
        if (type == null) {
            throw new IllegalArgumentException(
                    "type is missing; set type: alertmanager, aws_devops_agent, grafana, sns, eventbridge, dynatrace,"
                            + " pagerduty, datadog, newrelic, opsgenie, sentry, servicenow or json");
        }
        skew = Objects.requireNonNullElse(skew, Duration.ofMinutes(5));
        largest = Objects.requireNonNullElse(largest, 1_000_000);
        topics = topics == null ? List.of() : List.copyOf(topics);
        mapping = mapping == null ? Map.of() : Map.copyOf(mapping);
        ended = ended == null ? OVER : lower(ended);
        if (!ended.equals(OVER) && !mapping.containsKey("state")) {
            throw new IllegalArgumentException("ended is " + ended + ", but mapping does not say where the state is; add mapping.state");
        }
        firing = firing == null ? List.of() : lower(firing);
        if (!firing.isEmpty() && !mapping.containsKey("state")) {
            throw new IllegalArgumentException("firing is " + firing + ", but mapping does not say where the state is; add mapping.state");
        }
        List<String> over = ended;
        firing.stream().filter(over::contains).findFirst().ifPresent(word -> {
            throw new IllegalArgumentException("'" + word + "' stands in firing and in ended; leave it out of one of them");
        });
        if (type == Type.SNS && topics.isEmpty()) {
            throw new IllegalArgumentException("topics is missing; list the ARNs of the topics that may send");
        }
        if (type != Type.SNS && secret == null && token == null && basic == null) {
            throw new IllegalArgumentException(
                    "token is missing; set a token, a secret, or basic, so that not everybody can deliver alerts");
        }
        if (largest < 1_000 || largest > 10_000_000) {
            throw new IllegalArgumentException("largest is " + largest + ", not within 1000 and 10000000");
        }
        check(type, mapping);
    }

    private static List<String> lower(List<String> words) {
        return words.stream().map(word -> word.strip().toLowerCase(Locale.ROOT)).toList();
    }

    private static void check(Type type, Map<String, String> mapping) {
        for (Map.Entry<String, String> part : mapping.entrySet()) {
            if (!PARTS.contains(part.getKey())) {
                throw new IllegalArgumentException("mapping has '" + part.getKey() + "'; the parts are " + String.join(", ", PARTS));
            }
            if (!part.getValue().matches("(/[^/]*)*")) {
                throw new IllegalArgumentException(
                        "mapping." + part.getKey() + " is '" + part.getValue() + "'; write a JSON pointer like /alert/title");
            }
        }
        if (type == Type.JSON && (!mapping.containsKey("id") || !mapping.containsKey("title"))) {
            throw new IllegalArgumentException("mapping is missing id or title; write JSON pointers to both");
        }
    }
}
