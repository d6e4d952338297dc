package dev.gumshoe.bot.slack;

import dev.gumshoe.adapters.alerts.PlainAlerts;
import dev.gumshoe.conversations.conversation.Asked;
import dev.gumshoe.conversations.conversation.Command;
import dev.gumshoe.conversations.conversation.Courtesies;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Message;
import dev.gumshoe.conversations.conversation.Permission;
import dev.gumshoe.conversations.conversation.Role;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertMessage;
import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.AlertReading;
import dev.gumshoe.conversations.investigation.Attachment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the messages Slack tells of: alerts and people's words go to the front desk. When a method returns, what it took is in the
 * journal; when it throws, nothing is known to be, and Slack has to tell it again. What is said back is said afterwards. Safe for several threads.
 */
final class SlackInbox {

    private static final Logger LOG = LoggerFactory.getLogger(SlackInbox.class);
    private static final Pattern INVESTIGATE = Pattern.compile("^investigate\\b[:,]?\\s+", Pattern.CASE_INSENSITIVE);

    private final SlackApi api;
    private final FrontDesk frontDesk;
    private final WatchedChannels watched;
    private final SlackRequests requests;
    private final SlackCommands commands;
    private final AlertReader reader;
    private final SlackPeople people;
    private final SlackFeedback feedback;

    /** @param reader finds alerts in messages */
    SlackInbox(SlackApi api, FrontDesk frontDesk, SlackRequests requests, SlackCommands commands, SlackPeople people, AlertReader reader,
            WatchedChannels watched, SlackMemory memory, Executor afterwards) {
        this.reader = reader;
        this.api = api;
        this.people = people;
        this.frontDesk = frontDesk;
        this.watched = watched;
        this.requests = requests;
        this.commands = commands;
        this.feedback = new SlackFeedback(api, frontDesk, memory, new Courtesies("Slack", afterwards));
    }

    /**
     * Takes a new message.
     *
     * @param self the id of Gumshoe's own user, which is how people mention it
     */
    void posted(SlackPost post, String self) throws IOException {
        if (self.equals(post.user())) {
            return;
        }
        if (post.bot() != null || post.user() == null) {
            fromProgram(post);
        } else if (post.direct() || post.inThread() || post.text().contains("<@" + self)) {
            fromPerson(post, post.user(), self);
        } else if (watched.watches(post.channel())) {
            alarm(post);
        }
    }

    /** Goes the way of a person's words once, to nobody's ear, so that the first who speaks does not wait until all of it is loaded. */
    void rehearse() {
        String said = "<@U0> focus on checkout since 14:05";
        SlackPost post = new SlackPost("C0", "1.000100", "1.000000", "U0", null, null, said, List.of(), List.of(), false);
        String text = SlackText.read(post.text()).strip();
        LOG.debug("Rehearsed with {}, {} and {}", Command.in(text), SlackEvidence.of(post, text), read(SlackWords.of(post)));
        frontDesk.rehearse();
    }

    /**
     * Takes an edit: senders turn the message of an alarm into that of its end, and back when it fires again. What people correct in their own
     * words is left as it was heard.
     */
    void edited(SlackPost post, String self) throws IOException {
        if (self.equals(post.user()) || !watched.watches(post.channel())) {
            return;
        }
        AlertMessage message = SlackWords.of(post);
        switch (read(message)) {
            case AlertReading.Ended ended -> frontDesk.resolved(ended.id(), ended.fingerprint());
            case AlertReading.Fired fired when !message.person() -> frontDesk.receive(fired.alert(), post.place(), null);
            case AlertReading.Fired _,AlertReading.Unsure _,AlertReading.Nothing _ -> LOG.debug("Nothing new in {}", post.id());
        }
    }

    private AlertReading read(AlertMessage message) {
        return reader.read(message).orElseGet(AlertReading.Nothing::new);
    }

    private void fromProgram(SlackPost post) throws IOException {
        if (!watched.watches(post.channel())) {
            return;
        }
        if (!post.inThread()) {
            alarm(post);
        } else if (read(SlackWords.of(post)) instanceof AlertReading.Ended ended) {
            endedBelow(post, ended);
        }
    }

    /** What a program says below an alert, and knows no alarm by name, is said of that alert. */
    private void endedBelow(SlackPost post, AlertReading.Ended ended) {
        boolean known = frontDesk.resolved(ended.id(), ended.fingerprint()) instanceof Intent.Joined;
        if (!known) {
            frontDesk.resolved(SlackIds.message(post.channel(), post.thread()), ended.fingerprint());
        }
    }

    private void alarm(SlackPost post) {
        switch (read(SlackWords.of(post))) {
            case AlertReading.Fired fired -> feedback.answer(frontDesk.receive(fired.alert(), post.place(), null), post, true);
            case AlertReading.Ended ended -> frontDesk.resolved(ended.id(), ended.fingerprint());
            case AlertReading.Unsure unsure -> feedback.answer(frontDesk.offered(unsure.alert(), post.place()), post, false);
            case AlertReading.Nothing _ -> LOG.debug("No alert in {}", post.id());
        }
    }

    /**
     * Investigates what was offered, because a person pressed the button below it.
     *
     * @param offer the {@code ts} of our message with the button
     * @return what only they are told; empty when all is said
     */
    String accept(String channel, String ts, String user, String offer) throws IOException {
        Permission permission = people.permission(user, channel);
        if (!permission.allows(Role.INVESTIGATOR)) {
            return permission.why();
        }
        SlackPost post = api.channels().message(channel, ts);
        Alert alert = switch (read(SlackWords.of(post))) {
            case AlertReading.Fired fired -> fired.alert();
            case AlertReading.Unsure unsure -> unsure.alert();
            case AlertReading.Ended _,AlertReading.Nothing _ -> PlainAlerts.described(SlackWords.of(post));
        };
        Intent intent = frontDesk.receive(alert, post.place(), people.name(user));
        if (intent instanceof Intent.Refused refused) {
            return refused.why();
        }
        feedback.answer(intent, post, true);
        feedback.taken(channel, offer, people.name(user));
        return "";
    }

    private void fromPerson(SlackPost post, String user, String self) {
        boolean mentioned = post.direct() || post.text().contains("<@" + self);
        String text = SlackText.read(post.text().replaceAll("<@" + Pattern.quote(self) + "(\\|[^>]*)?>", "")).strip();
        List<Attachment> shown = SlackEvidence.of(post, text);
        if (text.isEmpty() && shown.isEmpty()) {
            if (mentioned) {
                feedback.say(post, user, true, requests.usage());
            }
            return;
        }
        Optional<Command> wanted = mentioned ? Command.in(text).filter(it -> it.general() || standsAlone(it, post)) : Optional.empty();
        if (wanted.isPresent()) {
            said(wanted.get(), post, user);
            return;
        }
        String order = INVESTIGATE.matcher(text).replaceFirst("");
        Permission permission = people.permission(user, post.channel());
        if (mentioned && !post.inThread() && !order.equals(text) && !order.isBlank()) {
            if (!permission.allows(Role.INVESTIGATOR)) {
                feedback.refuse(post, user, permission.why());
                return;
            }
            order(post, user, order);
            return;
        }
        Message message = new Message(post.id(), post.place(), people.name(user), text, post.at(), mentioned, permission, shown);
        feedback.answer(heard(message, post), post, mentioned);
    }

    /** Outside threads nothing but the words tells which case is meant; what steers one is heard as steering. */
    private static boolean standsAlone(Command wanted, SlackPost post) {
        return wanted.kind() == Command.Kind.STATUS && !post.inThread();
    }

    /** Does what the words say as the slash command would; what comes of it is for those alone who said them. */
    private void said(Command wanted, SlackPost post, String user) {
        String told = commands.given(wanted, new SlackCommands.Given(post.channel(), user, people.name(user), "", post.id()));
        feedback.say(post, user, post.direct(), told);
    }

    private void order(SlackPost post, String user, String order) {
        switch (frontDesk.asked(order)) {
            case Asked.Unclear unclear -> feedback.refuse(post, user, unclear.why());
            case Asked.Case asked -> feedback.answer(frontDesk.investigate(
                    PlainAlerts.described(SlackWords.of(post.saying(SlackText.escaped(order)))), post.place(), people.name(user), asked),
                    post, true);
        }
    }

    /** What is said to Gumshoe alone is about the thread's case, else about the latest in which that person had a word. */
    private Intent heard(Message message, SlackPost post) {
        if (!post.direct() || frontDesk.caseAt(post.place()).isPresent()) {
            return frontDesk.hear(message);
        }
        return frontDesk.latestWith(message.author()).map(latest -> frontDesk.hear(message, latest.id()))
                .orElseGet(() -> frontDesk.hear(message));
    }
}
