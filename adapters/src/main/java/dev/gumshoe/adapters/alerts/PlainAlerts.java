package dev.gumshoe.adapters.alerts;

import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertLabels;
import dev.gumshoe.conversations.incident.AlertMessage;
import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.AlertReading;
import dev.gumshoe.conversations.incident.AlertWords;
import java.util.List;
import java.util.Optional;

/**
 * Reads what nobody else reads, by its words alone: an alarm begins like one, or is coloured like one. What only sounds like trouble is left for a
 * person to say, and what does not even do that is none.
 */
public final class PlainAlerts implements AlertReader {

    @Override
    public Optional<AlertReading> read(AlertMessage message) {
        List<String> lines = message.lines();
        if (lines.isEmpty()) {
            return Optional.of(new AlertReading.Nothing());
        }
        return Optional.of(message.person() ? said(message, lines) : posted(message, lines));
    }

    private static AlertReading posted(AlertMessage message, List<String> lines) {
        String title = lines.getFirst();
        boolean trouble = AlertWords.calledForTrouble(lines);
        boolean severe = AlertLabels.in(lines).severity().isPresent();
        if (AlertWords.ended(title) || (message.green() && !AlertWords.firing(title) && (AlertWords.called(title) || severe))) {
            return ended(message, lines);
        }
        if (AlertWords.firing(title) || trouble || message.red() || (severe && (AlertWords.called(title) || AlertWords.alarming(lines)))) {
            return new AlertReading.Fired(alert(message, lines));
        }
        return severe || AlertWords.called(title) || AlertWords.alarming(lines)
                ? new AlertReading.Unsure(alert(message, lines))
                : new AlertReading.Nothing();
    }

    /** People talk about alarms, too: theirs has to be written as programs write it, or shouted; what else tells of trouble is asked about. */
    private static AlertReading said(AlertMessage message, List<String> lines) {
        String title = lines.getFirst();
        if (AlertWords.ended(title)) {
            return title.startsWith("[") ? ended(message, lines) : new AlertReading.Nothing();
        }
        boolean raised = AlertWords.shouted(title) || AlertWords.reports(title);
        if (AlertWords.firing(title) || (raised && AlertWords.calledForTrouble(lines))) {
            return new AlertReading.Fired(alert(message, lines));
        }
        return AlertWords.reports(title) || AlertWords.calledForTrouble(lines)
                ? new AlertReading.Unsure(alert(message, lines))
                : new AlertReading.Nothing();
    }

    private static AlertReading ended(AlertMessage message, List<String> lines) {
        return new AlertReading.Ended(message.id(), AlertWords.fingerprint(lines, AlertLabels.in(lines), sender(message), null));
    }

    /** The alert a person describes in their own words, whatever they are. */
    public static Alert described(AlertMessage message) {
        return alert(message, message.lines());
    }

    private static Alert alert(AlertMessage message, List<String> lines) {
        return AlertWords.alert(message, lines, sender(message), null);
    }

    private static String sender(AlertMessage message) {
        return message.sender().isEmpty() ? message.surface() : message.sender();
    }
}
