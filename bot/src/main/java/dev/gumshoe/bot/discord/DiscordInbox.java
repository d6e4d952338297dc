package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Asked;
import dev.gumshoe.conversations.conversation.Command;
import dev.gumshoe.conversations.conversation.Courtesies;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Message;
import dev.gumshoe.conversations.conversation.Permission;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.Role;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.AlertReading;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.entities.Guild;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the messages Discord tells of: alerts and people's words go to the front desk. When a method returns, what it took is in the
 * journal. What is said back is said afterwards. Safe for several threads.
 */
final class DiscordInbox {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordInbox.class);
    private static final Pattern INVESTIGATE = Pattern.compile("^investigate\\b[:,]?\\s+", Pattern.CASE_INSENSITIVE);

    private final DiscordSettings settings;
    private final FrontDesk desk;
    private final DiscordAnswers answers;
    private final AlertReader alerts;
    private final DiscordFeedback feedback;

    DiscordInbox(DiscordSettings settings, DiscordApi api, FrontDesk desk, DiscordAnswers answers, AlertReader alerts,
            Executor afterwards) {
        this.settings = settings;
        this.desk = desk;
        this.answers = answers;
        this.alerts = alerts;
        this.feedback = new DiscordFeedback(api, new Courtesies("Discord", afterwards));
    }

    /** Whether alert messages posted there open cases. */
    boolean watches(DiscordSpot spot) {
        return spot.named(settings.watch());
    }

    /**
     * Takes a new message.
     *
     * @param permission what its author may do there
     */
    void posted(DiscordPost post, Permission permission) {
        if (post.program()) {
            fromProgram(post);
        } else if (post.mentioned() || post.inThread()) {
            fromPerson(post, permission);
        } else if (watches(post.spot())) {
            alarm(post);
        }
    }

    /**
     * Takes an edit: senders turn the message of an alarm into that of its end, and back when it fires again. What people correct in their own
     * words is left as it was heard.
     */
    void edited(DiscordPost post) {
        if (!watches(post.spot())) {
            return;
        }
        switch (read(post)) {
            case AlertReading.Ended ended -> desk.resolved(ended.id(), ended.fingerprint());
            case AlertReading.Fired fired when post.program() -> desk.receive(fired.alert(), post.place(), null);
            case AlertReading.Fired _,AlertReading.Unsure _,AlertReading.Nothing _ -> LOG.debug("Nothing new in {}", post.key());
        }
    }

    private AlertReading read(DiscordPost post) {
        return alerts.read(DiscordAlerts.message(post)).orElseGet(AlertReading.Nothing::new);
    }

    private void fromProgram(DiscordPost post) {
        if (!watches(post.spot())) {
            return;
        }
        if (!post.inThread()) {
            alarm(post);
        } else if (read(post) instanceof AlertReading.Ended ended) {
            endedBelow(post, ended);
        }
    }

    /** What a program says below an alert, and knows no alarm by name, is said of that alert: a thread has the id of the message it is on. */
    private void endedBelow(DiscordPost post, AlertReading.Ended ended) {
        boolean known = desk.resolved(ended.id(), ended.fingerprint()) instanceof Intent.Joined;
        if (!known) {
            desk.resolved(DiscordIds.message(post.spot().parent(), post.spot().id()), ended.fingerprint());
        }
    }

    private void alarm(DiscordPost post) {
        switch (read(post)) {
            case AlertReading.Fired fired -> feedback.answer(desk.receive(fired.alert(), post.place(), null), post);
            case AlertReading.Ended ended -> desk.resolved(ended.id(), ended.fingerprint());
            case AlertReading.Unsure unsure -> feedback.answer(desk.offered(unsure.alert(), post.place()), post);
            case AlertReading.Nothing _ -> LOG.debug("No alert in {}", post.key());
        }
    }

    /** Opens the case that somebody accepted the offer of. */
    Intent accepted(DiscordPost post, String askedBy) {
        Alert alert = switch (read(post)) {
            case AlertReading.Fired fired -> fired.alert();
            case AlertReading.Unsure unsure -> unsure.alert();
            case AlertReading.Ended _,AlertReading.Nothing _ ->
                DiscordAlerts.asked(post.key(), said(post), post.at(), null);
        };
        return desk.receive(alert, post.place(), askedBy);
    }

    private static String said(DiscordPost post) {
        List<String> lines = DiscordAlerts.message(post).lines();
        return lines.isEmpty() ? "A message without words" : String.join("\n", lines);
    }

    private void fromPerson(DiscordPost post, Permission permission) {
        if (post.text().isEmpty() && post.attachments().isEmpty()) {
            if (post.mentioned()) {
                feedback.say(post, answers.usage());
            }
            return;
        }
        Optional<Command> wanted = post.mentioned()
                ? Command.in(post.text()).filter(it -> it.general() || standsAlone(it, post))
                : Optional.empty();
        if (wanted.isPresent()) {
            feedback.react(post, DiscordReactions.SEEN);
            feedback.say(post, answers.to(wanted.get(), asker(post, permission)));
            return;
        }
        String order = INVESTIGATE.matcher(post.text()).replaceFirst("");
        if (post.mentioned() && !order.equals(post.text()) && !order.isBlank() && !begun(post.place())) {
            order(post, order, permission);
            return;
        }
        Message message = new Message(post.key(), post.place(), "@" + post.author(), post.text(), post.at(), post.mentioned(), permission,
                post.attachments());
        feedback.answer(desk.hear(message), post);
    }

    /** Says that a person's message could not be written down. */
    void sorry(DiscordPost post) {
        feedback.sorry(post);
    }

    /** Outside threads nothing but the words tells which case is meant; what steers one is heard as steering. */
    private static boolean standsAlone(Command wanted, DiscordPost post) {
        return wanted.kind() == Command.Kind.STATUS && !post.inThread();
    }

    /** What is said in a channel everybody reads: cases of channels that not everybody sees are not spoken of there. */
    private static DiscordAnswers.Asker asker(DiscordPost post, Permission permission) {
        Guild guild = post.member() == null ? null : post.member().getGuild();
        String name = "@" + post.author();
        DiscordSight sight = new DiscordSight(guild, guild == null ? null : guild.getPublicRole(), post.spot().parent(), name);
        return new DiscordAnswers.Asker(post.key(), name, post.spot(), permission, sight);
    }

    private void order(DiscordPost post, String order, Permission permission) {
        if (!permission.allows(Role.INVESTIGATOR)) {
            feedback.refuse(post, permission.why());
            return;
        }
        switch (desk.asked(order)) {
            case Asked.Unclear unclear -> feedback.refuse(post, unclear.why());
            case Asked.Case asked -> feedback.answer(desk.investigate(DiscordAlerts.asked(post.key(), order, post.at(), null), post.place(),
                    "@" + post.author(), asked), post);
        }
    }

    /** Whether a case is worked on in that very thread. */
    private boolean begun(Place place) {
        return desk.caseAt(place).filter(state -> state.places().contains(place.toString())).isPresent();
    }
}
