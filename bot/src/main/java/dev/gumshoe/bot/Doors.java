package dev.gumshoe.bot;

import dev.gumshoe.adapters.alertmanager.AlertmanagerWebhook;
import dev.gumshoe.adapters.alerts.OtherWebhooks;
import dev.gumshoe.adapters.awsdevops.AwsDevOpsWebhook;
import dev.gumshoe.adapters.cloudwatch.EventBridgeAlarms;
import dev.gumshoe.adapters.cloudwatch.SnsMessages;
import dev.gumshoe.adapters.datadog.DatadogWebhook;
import dev.gumshoe.adapters.dynatrace.DynatraceWebhook;
import dev.gumshoe.adapters.http.AlertMapping;
import dev.gumshoe.adapters.http.Delivery;
import dev.gumshoe.adapters.http.Fetch;
import dev.gumshoe.adapters.http.Refused;
import dev.gumshoe.adapters.http.Seal;
import dev.gumshoe.adapters.http.StateWords;
import dev.gumshoe.adapters.http.WebhookFormat;
import dev.gumshoe.adapters.pagerduty.PagerDutyWebhook;
import dev.gumshoe.adapters.sentry.SentryWebhook;
import dev.gumshoe.adapters.servicenow.ServiceNowPush;
import dev.gumshoe.bot.settings.WebhookSettings;
import dev.gumshoe.bot.web.Webhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses that senders deliver alerts to: one line a sender. */
final class Doors {

    /** What is known to say that an alarm lasts. */
    private static final Set<String> USUAL = Set.of("firing", "alerting", "alarm", "alert", "triggered", "open", "opened", "active", "new",
            "created", "problem", "down", "failed", "failing", "failure", "error", "warning", "critical", "unhealthy", "true");

    private Doors() {}

    /**
     * The addresses that the settings name.
     *
     * @param news run when ServiceNow says that there are news
     * @throws IllegalArgumentException with one sentence when two have one name
     */
    static List<Webhook> of(List<WebhookSettings> settings, Runnable news) {
        List<Webhook> doors = new ArrayList<>();
        for (WebhookSettings each : settings) {
            if (doors.stream().anyMatch(door -> door.name().equals(each.name()))) {
                throw new IllegalArgumentException("two webhooks are named '" + each.name() + "': rename one");
            }
            doors.add(door(each, news));
        }
        return doors;
    }

    private static Webhook door(WebhookSettings settings, Runnable news) {
        if (settings.type() == WebhookSettings.Type.SNS) {
            SnsMessages sns = new SnsMessages(Set.copyOf(settings.topics()), Duration.ofHours(1).plus(settings.skew()), Fetch::bytes);
            return new Webhook(settings.name(), sns, sns, settings.largest());
        }
        return new Webhook(settings.name(), format(settings, news), seal(settings), settings.largest());
    }

    private static WebhookFormat format(WebhookSettings settings, Runnable news) {
        return switch (settings.type()) {
            case AWS_DEVOPS_AGENT -> AwsDevOpsWebhook.FORMAT;
            case ALERTMANAGER -> new AlertmanagerWebhook("alertmanager");
            case GRAFANA -> new AlertmanagerWebhook("grafana");
            case EVENTBRIDGE -> EventBridgeAlarms.FORMAT;
            case DYNATRACE -> DynatraceWebhook.FORMAT;
            case PAGERDUTY -> PagerDutyWebhook.FORMAT;
            case DATADOG -> DatadogWebhook.FORMAT;
            case NEWRELIC -> OtherWebhooks.NEW_RELIC;
            case OPSGENIE -> OtherWebhooks.OPSGENIE;
            case SENTRY -> SentryWebhook.FORMAT;
            case SERVICENOW -> new ServiceNowPush(news);
            case JSON -> mapped(settings);
            case SNS -> throw new IllegalStateException("SNS has a door of its own");
        };
    }

    private static WebhookFormat mapped(WebhookSettings settings) {
        return new AlertMapping(settings.name(), at(settings, "id"), at(settings, "title"), at(settings, "description"),
                at(settings, "severity"), at(settings, "state"), at(settings, "startedAt"), at(settings, "resource"),
                at(settings, "metric"),
                at(settings, "link"), at(settings, "labels"), words(settings), false);
    }

    /** Where nobody listed what begins an alarm, one of an unknown word must not be lost: it is taken, and remarked. */
    private static StateWords words(WebhookSettings settings) {
        Set<String> begun = new HashSet<>(settings.firing().isEmpty() ? USUAL : settings.firing());
        settings.ended().forEach(begun::remove);
        return new StateWords(begun, Set.copyOf(settings.ended()), Set.of(), settings.firing().isEmpty());
    }

    private static List<String> at(WebhookSettings settings, String part) {
        String pointer = settings.mapping().get(part);
        return pointer == null ? List.of() : List.of(pointer);
    }

    /** Of several proofs that are set one is enough. */
    private static Seal seal(WebhookSettings settings) {
        List<Seal> seals = new ArrayList<>();
        add(seals, settings.secret() == null ? null : signed(settings, settings.secret().reveal()));
        add(seals, settings.token() == null ? null : Seal.bearer(settings.token().reveal()));
        add(seals, settings.basic() == null ? null : Seal.basic(settings.basic().reveal()));
        return delivery -> checkOne(seals, delivery);
    }

    private static void add(List<Seal> seals, @Nullable Seal seal) {
        if (seal != null) {
            seals.add(seal);
        }
    }

    private static Seal signed(WebhookSettings settings, String secret) {
        return switch (settings.type()) {
            case PAGERDUTY -> Seal.hex(secret, "x-pagerduty-signature", "v1=");
            case SENTRY -> Seal.hex(secret, "sentry-hook-signature", "");
            case GRAFANA -> Seal.hex(secret, "x-grafana-alerting-signature", "");
            case AWS_DEVOPS_AGENT, ALERTMANAGER, SNS, EVENTBRIDGE, DYNATRACE, DATADOG, NEWRELIC, OPSGENIE, SERVICENOW, JSON ->
                Seal.timed(secret, settings.skew());
        };
    }

    private static void checkOne(List<Seal> seals, Delivery delivery) throws Refused {
        Refused first = null;
        for (Seal seal : seals) {
            try {
                seal.check(delivery);
                return;
            } catch (Refused e) {
                first = first == null || first.status() == 401 ? e : first;
            }
        }
        throw first == null ? new Refused(403, "Nothing is set that a delivery could prove itself with.") : first;
    }
}
