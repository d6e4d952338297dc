package dev.gumshoe.conversations.incident;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one sender's messages look, which is enough to read most of them. People rewrite templates, so nothing but the sender's name or its mark is
 * needed for a message to be this sender's.
 *
 * @param sender what the sender is called in alerts
 * @param names the names it posts under
 * @param mark what only its messages hold, in a line, a link or a footer; null when nothing tells them from others'
 * @param key its own key of the alarm, as the first group; null when title and labels have to do
 * @param fired what stands in the title when an alarm fires, besides the general words; or null
 * @param ended what stands in the title when it ends, besides the general words; or null
 * @param passing what stands in the title of messages about what people do with the alarm; null when there are none
 */
public record SenderStyle(
        String sender,
        Pattern names,
        @Nullable Pattern mark,
        @Nullable Pattern key,
        @Nullable Pattern fired,
        @Nullable Pattern ended,
        @Nullable Pattern passing)
        implements
            AlertReader {

    /** A pattern that takes no notice of upper and lower case. */
    public static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    @Override
    public Optional<AlertReading> read(AlertMessage message) {
        List<String> lines = message.lines();
        return message.person() || lines.isEmpty() || !mine(message) ? Optional.empty() : Optional.of(told(message, lines));
    }

    private boolean mine(AlertMessage message) {
        return names.matcher(message.sender()).find()
                || (mark != null && message.searched().stream().anyMatch(text -> mark.matcher(text).find()));
    }

    private AlertReading told(AlertMessage message, List<String> lines) {
        String title = lines.getFirst();
        if (passing != null && passing.matcher(title).find()) {
            return new AlertReading.Nothing();
        }
        String own = AlertWords.key(key, message.searched()).orElse(null);
        boolean firing = AlertWords.firing(title) || (fired != null && fired.matcher(title).find());
        if (AlertWords.ended(title) || (ended != null && ended.matcher(title).find()) || (message.green() && !firing)) {
            return new AlertReading.Ended(message.id(), AlertWords.fingerprint(lines, AlertLabels.in(lines), sender, own));
        }
        Alert alert = AlertWords.alert(message, lines, sender, own);
        boolean sure = firing || own != null || message.red() || AlertWords.called(title) || AlertWords.alarming(lines);
        return sure ? new AlertReading.Fired(alert) : new AlertReading.Unsure(alert);
    }
}
