package dev.gumshoe.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.View;
import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Message;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Permission;
import dev.gumshoe.conversations.conversation.PreventionDesk;
import dev.gumshoe.conversations.conversation.Role;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Suspect;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when somebody presses a button or sends a window. What a press does is in the journal when a method returns; the answer to Slack
 * carries no text, because Slack would put it in the place of the card.
 */
final class SlackActions {

    private static final Logger LOG = LoggerFactory.getLogger(SlackActions.class);
    private static final String PREFIX = "gumshoe:";

    /** What the ids of our buttons and windows look like. */
    static final Pattern OURS = Pattern.compile("^" + PREFIX + "[a-z-]+$");

    private final SlackApi api;
    private final FrontDesk desk;
    private final SlackInbox inbox;
    private final Narration narration;
    private final SlackPeople people;
    private final Executor afterwards;
    private final InstantSource clock;

    SlackActions(SlackApi api, FrontDesk desk, SlackInbox inbox, Narration narration, SlackPeople people, Executor afterwards,
            InstantSource clock) {
        this.api = api;
        this.desk = desk;
        this.inbox = inbox;
        this.narration = narration;
        this.people = people;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    /** A button was pressed. @throws IOException when the window that it opens was not taken by Slack */
    void pressed(BlockActionPayload payload) throws IOException {
        for (BlockActionPayload.Action action : payload.getActions()) {
            Optional<Action.Kind> kind = kind(action.getActionId());
            if (kind.isPresent() && kind.get() == Action.Kind.INVESTIGATE) {
                accepted(SlackButton.pressed(String.valueOf(action.getValue()), channel(payload), thread(payload)), payload);
            } else if (kind.isPresent()) {
                SlackButton button = SlackButton.pressed(Objects.requireNonNullElse(action.getValue(), ""), channel(payload),
                        thread(payload));
                pressed(kind.get(), button, payload, Objects.requireNonNullElse(action.getActionTs(), ""));
            }
        }
    }

    /** Somebody wants what was offered to be investigated: the button says which message it was. */
    private void accepted(SlackButton button, BlockActionPayload payload) {
        String user = payload.getUser().getId();
        try {
            String told = inbox.accept(button.channel(), button.subject(), user, payload.getContainer().getMessageTs());
            if (!told.isEmpty()) {
                tell(button, user, told);
            }
        } catch (IOException e) {
            LOG.warn("What was offered in {} could not be taken up: {}", button.channel(), e.getMessage());
            tell(button, user, "I could not read that message: " + e.getMessage() + ".");
        }
    }

    private static Optional<Action.Kind> kind(@Nullable String actionId) {
        if (actionId == null || !actionId.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Action.Kind.named(actionId.substring(PREFIX.length())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String channel(BlockActionPayload payload) {
        return payload.getChannel() == null ? payload.getUser().getId() : payload.getChannel().getId();
    }

    private static String thread(BlockActionPayload payload) {
        String root = payload.getMessage() == null ? null : payload.getMessage().getThreadTs();
        String own = payload.getContainer() == null ? null : payload.getContainer().getMessageTs();
        return Objects.requireNonNullElse(root, Objects.requireNonNullElse(own, "0"));
    }

    private void pressed(Action.Kind kind, SlackButton button, BlockActionPayload payload, String at) throws IOException {
        String user = payload.getUser().getId();
        if (PreventionDesk.concerns(kind)) {
            recommended(kind, button, payload, at);
            return;
        }
        Optional<Investigation> state = desk.caseOf(button.caseId());
        if (state.isEmpty()) {
            tell(button, user, "This case is not kept any more.");
            return;
        }
        Permission permission = people.permission(user, button.channel());
        Role needed = kind == Action.Kind.SHOW_MORE || kind == Action.Kind.WHY_NOT ? Role.VIEWER : Role.INVESTIGATOR;
        if (!permission.allows(needed)) {
            tell(button, user, permission.why());
            return;
        }
        Optional<View> window = window(kind, button, state.get());
        if (window.isPresent()) {
            open(payload.getTriggerId(), window.get());
        } else {
            act(kind, button, user, permission, kind == Action.Kind.STOP ? "stop" : "", at);
        }
    }

    /** A button of the digest: about a recommendation, not about a case. */
    private void recommended(Action.Kind kind, SlackButton button, BlockActionPayload payload, String at) throws IOException {
        String user = payload.getUser().getId();
        Permission permission = people.permission(user, button.channel());
        if (!permission.allows(Role.INVESTIGATOR)) {
            tell(button, user, permission.why());
        } else if (kind == Action.Kind.REJECT) {
            open(payload.getTriggerId(), SlackWindows.words(kind, button, "Why not?", "it is planned for the next quarter anyway", true));
        } else if (kind == Action.Kind.ASSIGN) {
            open(payload.getTriggerId(),
                    SlackWindows.words(kind, button, "Who is to do it? (You, when left empty.)", "the platform team", false));
        } else {
            act(kind, button, user, permission, "", at);
        }
    }

    private Optional<View> window(Action.Kind kind, SlackButton button, Investigation state) {
        return switch (kind) {
            case STEER -> Optional.of(SlackWindows.words(kind, button, "What should I look at, or leave out?",
                    "focus on checkout · since 14:05 · it is not the database", true));
            case WHY_NOT -> Optional.of(SlackWindows.which(button, suspects(state)));
            case GRANT -> state.gaps().stream().filter(gap -> gap.id().equals(button.subject())).findFirst()
                    .map((Gap gap) -> SlackWindows.grant(button, Narration.missing(gap)));
            case PARTLY, WRONG ->
                Optional.of(SlackWindows.words(kind, button, "What was it?", "the certificate of the gateway had expired", false));
            case SHOW_MORE -> Optional.of(SlackWindows.reading("Everything seen", SlackCards.window(narration.everything(state))));
            case EXPERT, STOP, NORMAL, NOT_RELEVANT, RIGHT, INVESTIGATE, PLAN, APPLIED, RECHECK, ACCEPT, REJECT, ASSIGN, COMPLETE ->
                Optional.empty();
        };
    }

    /** What somebody may have in mind: the suspects first, then everything else there is, parts of others last; not what was named the cause. */
    private static List<String> suspects(Investigation state) {
        Optional<Conclusion> conclusion = state.conclusion();
        List<String> names = new ArrayList<>(conclusion.map(Conclusion::ranked).orElse(List.of()).stream().map(Suspect::resource).toList());
        state.topology().ids().stream().sorted(Comparator.comparing((String id) -> !state.topology().wholes(id).isEmpty()))
                .forEach(names::add);
        conclusion.filter(Conclusion::conclusive).ifPresent(c -> names.removeAll(c.causes().stream().map(RootCause::resource).toList()));
        return names.isEmpty() ? List.of("something else") : names;
    }

    private void open(String trigger, View view) throws IOException {
        api.open(trigger, view);
    }

    /** A window was sent. */
    void sent(ViewSubmissionPayload payload) {
        Optional<Action.Kind> kind = kind(payload.getView().getCallbackId());
        if (kind.isPresent()) {
            SlackButton button = SlackButton.read(payload.getView().getPrivateMetadata());
            String user = payload.getUser().getId();
            act(kind.get(), button, user, people.permission(user, button.channel()), SlackWindows.given(payload.getView()),
                    payload.getView().getId());
        }
    }

    private void act(Action.Kind kind, SlackButton button, String user, Permission permission, String words, String at) {
        String id = "slack-press-" + kind.wireName() + "-" + user + "-" + at;
        Message message = new Message(id, SlackIds.place(button.channel(), button.thread()), people.name(user), words, clock.instant(),
                true,
                permission, List.of());
        switch (desk.act(button.caseId(), new Action(kind, kind.wireName(), button.subject()), message)) {
            case Intent.Refused refused -> tell(button, user, refused.why());
            case Intent.Talk _ -> tell(button, user, "I did not understand that. Try `focus on …`, `since 14:05` or `it is not …`.");
            case Intent.Opened _,Intent.Joined _,Intent.Heard _,Intent.Offered _,Intent.Held _,Intent.Repeated _ ->
                LOG.debug("{} pressed {} of {}", user, kind, button.caseId());
        }
    }

    private void tell(SlackButton button, String user, String why) {
        afterwards.execute(() -> {
            try {
                api.whisper(button.channel(), button.thread(), user, SlackText.escaped(why));
            } catch (IOException e) {
                LOG.warn("{} was not told why: {}", user, e.getMessage());
            }
        });
    }
}
