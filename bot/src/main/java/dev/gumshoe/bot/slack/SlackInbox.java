package dev.gumshoe.bot.slack;

import dev.gumshoe.adapters.alerts.PlainAlerts;
import dev.gumshoe.conversations.conversation.Asked;
import dev.gumshoe.conversations.conversation.Command;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Message;
import dev.gumshoe.conversations.conversation.Permission;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.Role;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertMessage;
import dev.gumshoe.conversations.incident.AlertReader;
import dev.gumshoe.conversations.incident.AlertReading;
import dev.gumshoe.conversations.investigation.Attachment;
import java.io.IOException;
import java.net.URI;
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
    private static final String SEEN = "eyes";
    private static final Pattern INVESTIGATE = Pattern.compile("^investigate\\b[:,]?\\s+", Pattern.CASE_INSENSITIVE);

    private final SlackApi api;
    private final FrontDesk frontDesk;
    private final WatchedChannels watched;
    private final SlackRequests requests;
    private final SlackCommands commands;
    private final Executor afterwards;
    private final AlertReader reader;
    private final SlackPeople people;
    private final SlackMemory memory;
    private final SlackAssistant assistant;
    private final RecentIds repliedTo = new RecentIds();

    /** @param reader finds alerts in messages */
    SlackInbox(SlackApi api, FrontDesk frontDesk, SlackRequests requests, SlackCommands commands, SlackPeople people, AlertReader reader,
            WatchedChannels watched, SlackMemory memory, Executor afterwards) {
        this.reader = reader;
        this.memory = memory;
        this.assistant = new SlackAssistant(api);
        this.api = api;
        this.people = people;
        this.frontDesk = frontDesk;
        this.watched = watched;
        this.requests = requests;
        this.commands = commands;
        this.afterwards = afterwards;
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
            case AlertReading.Fired fired -> answer(frontDesk.receive(fired.alert(), post.place(), null), post, true);
            case AlertReading.Ended ended -> frontDesk.resolved(ended.id(), ended.fingerprint());
            case AlertReading.Unsure unsure -> answer(frontDesk.offered(unsure.alert(), post.place()), post, false);
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
        answer(intent, post, true);
        later(() -> SlackOffer.taken(api, channel, offer, people.name(user)));
        return "";
    }

    private void fromPerson(SlackPost post, String user, String self) {
        boolean mentioned = post.direct() || post.text().contains("<@" + self);
        String text = SlackText.read(post.text().replaceAll("<@" + Pattern.quote(self) + "(\\|[^>]*)?>", "")).strip();
        List<Attachment> shown = SlackEvidence.of(post, text);
        if (text.isEmpty() && shown.isEmpty()) {
            if (mentioned) {
                say(post, user, true, requests.usage());
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
                refuse(post, user, permission.why());
                return;
            }
            order(post, user, order);
            return;
        }
        Message message = new Message(post.id(), post.place(), people.name(user), text, post.at(), mentioned, permission, shown);
        answer(heard(message, post), post, mentioned);
    }

    /** Outside threads nothing but the words tells which case is meant; what steers one is heard as steering. */
    private static boolean standsAlone(Command wanted, SlackPost post) {
        return wanted.kind() == Command.Kind.STATUS && !post.inThread();
    }

    /** Does what the words say as the slash command would; what comes of it is for those alone who said them. */
    private void said(Command wanted, SlackPost post, String user) {
        String told = commands.given(wanted, new SlackCommands.Given(post.channel(), user, people.name(user), "", post.id()));
        if (post.direct()) {
            say(post, user, true, told);
        } else if (once(post)) {
            later(() -> api.whisper(post.channel(), post.inThread() ? post.thread() : null, user, told));
        }
    }

    private void order(SlackPost post, String user, String order) {
        switch (frontDesk.asked(order)) {
            case Asked.Unclear unclear -> refuse(post, user, unclear.why());
            case Asked.Case asked -> answer(frontDesk.investigate(
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

    /** Says why something is not done, to the one who wanted it alone. */
    private void refuse(SlackPost post, String user, String why) {
        if (once(post)) {
            later(() -> api.whisper(post.channel(), post.inThread() ? post.thread() : null, user, SlackText.escaped(why)));
        }
    }

    /** Whether nothing was said back to the message yet, by this copy of the program or another: Slack tells of a mention in two events. */
    private boolean once(SlackPost post) {
        return repliedTo.add(post.id()) && memory.first(post.id());
    }

    private void answer(Intent intent, SlackPost post, boolean addressed) {
        switch (intent) {
            case Intent.Opened _,Intent.Heard _ -> later(() -> {
                api.react(post.channel(), post.ts(), SEEN);
                assistant.working(post);
            });
            case Intent.Joined joined when joined.quiet() -> LOG.debug("{} is one of many", post.id());
            case Intent.Joined joined -> later(() -> {
                api.react(post.channel(), post.ts(), SEEN);
                if (!once(post)) {
                    return;
                }
                String line = "This belongs to " + where(joined.caseId()) + ": " + SlackText.escaped(joined.why()) + ".";
                api.post(post.channel(), post.thread(), SlackCards.line(line, SlackIds.mark(joined.caseId(), "joined", 0)));
            });
            case Intent.Offered _ when !once(post) -> LOG.debug("{} was offered already", post.id());
            case Intent.Offered _ -> later(() -> SlackOffer.make(api, post));
            case Intent.Refused refused when post.user() != null && post.bot() == null -> refuse(post, post.user(), refused.why());
            case Intent.Refused refused -> say(post, "", addressed, SlackText.escaped(refused.why()));
            case Intent.Held _,Intent.Repeated _,Intent.Talk _ -> LOG.debug("Nothing to do for {}", post.id());
        }
    }

    /** The case as a link to its thread, or by its id where Slack tells of none; escaped. */
    private String where(String caseId) throws IOException {
        Optional<Place> thread = frontDesk.caseOf(caseId).stream().flatMap(state -> state.places().stream()).map(Place::parse)
                .filter(place -> place.surface().equals(SlackIds.SURFACE)).findFirst();
        if (thread.isEmpty()) {
            return "the investigation " + SlackText.escaped(caseId);
        }
        try {
            return SlackText.link(URI.create(api.link(thread.get().channel(), thread.get().thread())), "this investigation");
        } catch (SlackRefused | IllegalArgumentException e) {
            LOG.debug("No link to {}: {}", caseId, e.getMessage());
            return "the investigation " + SlackText.escaped(caseId);
        }
    }

    /**
     * Says it in the thread to those who addressed Gumshoe, and to the writer alone when they did not. Once.
     */
    private void say(SlackPost post, String user, boolean addressed, String escaped) {
        if (!once(post)) {
            return;
        }
        later(() -> {
            if (addressed || user.isEmpty()) {
                api.post(post.channel(), post.thread(), SlackCards.line(escaped, "said"));
            } else {
                api.whisper(post.channel(), post.inThread() ? post.thread() : null, user, escaped);
            }
        });
    }

    /** Something that may fail without harm to what was taken. */
    private interface Courtesy {
        void run() throws IOException;
    }

    private void later(Courtesy courtesy) {
        afterwards.execute(() -> {
            try {
                courtesy.run();
            } catch (IOException e) {
                LOG.warn("Could not react in Slack: {}", e.getMessage());
            }
        });
    }
}
