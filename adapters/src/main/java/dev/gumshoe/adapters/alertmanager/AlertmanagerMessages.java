package dev.gumshoe.adapters.alertmanager;

import static dev.gumshoe.conversations.incident.SenderStyle.words;

import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.SenderStyle;

/**
 * Messages of Alertmanager and of Grafana. Both put the state and the number of alerts before the title, unless somebody rewrote the template; an
 * alarm's end is green.
 *
 * @see <a href="https://github.com/prometheus/alertmanager/blob/main/template/default.tmpl">Alertmanager's default template</a>
 */
public final class AlertmanagerMessages {

    /** Reads the messages of Alertmanager. */
    public static final AlertReader READER = new SenderStyle(
            "alertmanager",
            words("alert ?manager|prometheus"),
            words("/#/alerts\\?receiver="),
            null,
            words("^\\W*\\[?firing\\b"),
            words("^\\W*\\[?resolved\\b"),
            null);

    /** Reads the messages of Grafana. */
    public static final AlertReader GRAFANA = new SenderStyle(
            "grafana",
            words("grafana"),
            words("^grafana v\\d"),
            null,
            words("^\\W*(?:firing|alerting|no ?data|pending)\\b"),
            words("^\\W*(?:resolved|ok|normal)\\b"),
            words("^\\W*(?:paused|pending)\\b"));

    private AlertmanagerMessages() {}
}
