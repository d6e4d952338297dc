package dev.gumshoe.bot.discord;

import dev.gumshoe.bot.discord.DiscordButtons.Pressed;
import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Message;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Permission;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.Role;
import dev.gumshoe.conversations.investigation.Gap;
import dev.gumshoe.conversations.investigation.Investigation;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.MessageReference;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** What becomes of pressed buttons, and of the forms some of them open. */
final class DiscordPresses {

    private static final String WORDS = "words";
    private static final int LONGEST_WORDS = 1_000;
    private static final int LONGEST_HINT = 100;
    private static final int MOST_MESSAGES = 10;

    private final FrontDesk desk;
    private final Narration narration;
    private final DiscordInbox inbox;
    private final DiscordPeople people;
    private final DiscordReplies replies;

    DiscordPresses(FrontDesk desk, Narration narration, DiscordInbox inbox, DiscordPeople people, DiscordReplies replies) {
        this.desk = desk;
        this.narration = narration;
        this.inbox = inbox;
        this.people = people;
        this.replies = replies;
    }

    /** A button was pressed, or an item of a menu chosen: its id says what it is to do. */
    <E extends GenericComponentInteractionCreateEvent & IModalCallback> void pressed(E event, String id) {
        Optional<Pressed> pressed = Pressed.of(id);
        if (pressed.isEmpty()) {
            replies.whisper(event, "I do not know this button any more.");
            return;
        }
        Permission permission = permission(event);
        Action.Kind kind = pressed.get().action().kind();
        if (!permission.allows(needed(kind))) {
            replies.whisper(event, DiscordText.escaped(permission.why()));
            return;
        }
        switch (kind) {
            case STEER -> ask(event, id, "Steer", "What should I do?", "focus on checkout · since 14:05 · it is not the database", true);
            case WHY_NOT -> ask(event, id, "Why not…?", "Which suspect?", suspects(pressed.get().caseId()), true);
            case PARTLY, WRONG -> ask(event, id, "What was it?", "What was the cause?", "in a sentence; may be left empty", false);
            case REJECT -> ask(event, id, "Why not?", "Why not?", "so that it is not proposed again", true);
            case ASSIGN -> ask(event, id, "Who?", "Who is to do it?", "a name or a team; you when left empty", false);
            case GRANT, STOP -> sure(event, pressed.get());
            case SHOW_MORE -> replies.defer(event, true, hook -> everything(hook, pressed.get().caseId()));
            case INVESTIGATE -> replies.defer(event, true, hook -> accepted(event, hook));
            case EXPERT, NORMAL, NOT_RELEVANT, RIGHT, PLAN, APPLIED, RECHECK, ACCEPT, COMPLETE ->
                event.deferEdit().queue(hook -> replies.later(hook, _ -> act(event, hook, pressed.get(), "")));
        }
    }

    private static Role needed(Action.Kind kind) {
        return switch (kind) {
            case WHY_NOT, SHOW_MORE -> Role.VIEWER;
            case STEER, EXPERT, STOP, NORMAL, GRANT, NOT_RELEVANT, RIGHT, PARTLY, WRONG, INVESTIGATE, PLAN, APPLIED, RECHECK, ACCEPT,
                    REJECT, ASSIGN, COMPLETE ->
                Role.INVESTIGATOR;
        };
    }

    private Permission permission(Interaction event) {
        return people.of(event.getJDA(), event.getUser().getId(), event.getMember(), spot(event));
    }

    private static DiscordSpot spot(Interaction event) {
        return DiscordSpot.of(Objects.requireNonNull(event.getChannel(), "channel"));
    }

    private static void ask(IModalCallback event, String id, String title, String label, String hint, boolean needed) {
        TextInput words = TextInput.create(WORDS, TextInputStyle.PARAGRAPH).setPlaceholder(DiscordText.cut(hint, LONGEST_HINT))
                .setRequired(needed).setMaxLength(LONGEST_WORDS).build();
        event.replyModal(Modal.create(id, title).addComponents(Label.of(label, words)).build()).queue();
    }

    private String suspects(String caseId) {
        String known = desk.caseOf(caseId).flatMap(Investigation::conclusion).map(conclusion -> conclusion.ranked().stream()
                .map(suspect -> suspect.resource()).collect(Collectors.joining(" · "))).orElse("");
        return known.isBlank() ? "a service, a database, a change" : DiscordText.flat(known);
    }

    /** Asks again, to the person alone, before something that is not taken back; what has to be granted is said then. */
    private void sure(GenericComponentInteractionCreateEvent event, Pressed pressed) {
        Pressed again = new Pressed(pressed.caseId(), new Action(pressed.action().kind(), "", "!" + pressed.action().subject()));
        if (pressed.action().subject().startsWith("!")) {
            Pressed meant = new Pressed(pressed.caseId(),
                    new Action(pressed.action().kind(), pressed.action().label(), pressed.action().subject().substring(1)));
            event.deferEdit().queue(hook -> replies.later(hook, _ -> {
                act(event, hook, meant, "");
                replies.say(hook, "Done.");
            }));
            return;
        }
        boolean stop = pressed.action().kind() == Action.Kind.STOP;
        String words = stop ? "Stop this investigation? What was seen stays here." : granting(pressed);
        Button button = stop ? Button.danger(again.id(), "Stop it") : Button.success(again.id(), "It is granted");
        replies.whisper(event, words, ActionRow.of(button));
    }

    private String granting(Pressed pressed) {
        Optional<Gap> gap = desk.caseOf(pressed.caseId()).stream().flatMap(state -> state.gaps().stream())
                .filter(known -> known.id().equals(pressed.action().subject())).findFirst();
        return gap.map(Narration::missing).map(said -> DiscordText.bold(DiscordText.cut(said.getFirst(), LONGEST_WORDS / 2)) + "\n"
                + DiscordText.line(said.get(1), LONGEST_WORDS / 2) + "\n" + DiscordText.line(said.getLast(), LONGEST_WORDS / 2))
                .orElse("This is not missing any more.");
    }

    /** A form was sent. */
    void sent(ModalInteractionEvent event) {
        Optional<Pressed> pressed = Pressed.of(event.getModalId());
        Permission permission = permission(event);
        if (pressed.isEmpty() || !permission.allows(needed(pressed.get().action().kind()))) {
            replies.whisper(event, pressed.isEmpty() ? "I do not know this form any more." : DiscordText.escaped(permission.why()));
            return;
        }
        ModalMapping words = event.getValue(WORDS);
        String text = words == null ? "" : words.getAsString().strip();
        event.deferEdit().queue(hook -> replies.later(hook, _ -> act(event, hook, pressed.get(), text)));
    }

    private void act(Interaction event, InteractionHook hook, Pressed pressed, String words) {
        DiscordSpot spot = spot(event);
        Place place = desk.caseOf(pressed.caseId()).stream().flatMap(state -> state.places().stream()).map(Place::parse)
                .filter(p -> p.surface().equals(DiscordIds.SURFACE) && (p.thread().equals(spot.id()) || p.channel().equals(spot.id())))
                .findFirst()
                .orElseGet(() -> DiscordIds.place(spot.parent(), spot.id()));
        Message message = new Message(DiscordIds.interaction(event.getId()), place, DiscordCommands.name(event), words,
                event.getTimeCreated().toInstant(), true, permission(event), List.of());
        replies.refused(hook, desk.act(pressed.caseId(), pressed.action(), message));
    }

    /** Shows the person everything that was seen. */
    private void everything(InteractionHook hook, String caseId) throws IOException {
        Optional<Investigation> state = desk.caseOf(caseId);
        List<Note> notes = state.map(narration::everything).orElse(List.of());
        DiscordCards cards = new DiscordCards(Set.of());
        List<DiscordCard> all = notes.stream().flatMap(note -> cards.of(note, caseId, "all").stream()).toList();
        replies.say(hook, all.isEmpty() ? "Nothing was seen yet." : "Everything seen so far in `" + caseId + "`:");
        for (DiscordCard card : all.subList(0, Math.min(MOST_MESSAGES, all.size()))) {
            hook.sendMessage(data(card)).setEphemeral(true).queue();
        }
        if (all.size() > MOST_MESSAGES) {
            replies.also(hook, "… the rest stands on the case's page.");
        }
    }

    private static MessageCreateData data(DiscordCard card) {
        DataObject embed = card.data().getArray("embeds").isEmpty() ? DataObject.empty() : card.data().getArray("embeds").getObject(0);
        embed.remove("footer");
        return embed.keys().isEmpty()
                ? DiscordReplies.created(card.content(), List.of())
                : MessageCreateData.fromEmbeds(EmbedBuilder.fromData(embed).build());
    }

    /** Investigates what the message with the button was an offer for. */
    private void accepted(GenericComponentInteractionCreateEvent event, InteractionHook hook) throws IOException {
        MessageReference offered = event.getMessage().getMessageReference();
        if (offered == null) {
            replies.say(hook, "What was offered is not there any more.");
            return;
        }
        net.dv8tion.jda.api.entities.Message message = event.getMessageChannel().retrieveMessageById(offered.getMessageId()).complete();
        Intent intent = inbox.accepted(DiscordPost.of(message, event.getMessageChannel()), DiscordCommands.name(event));
        if (intent instanceof Intent.Refused refused) {
            replies.say(hook, DiscordText.escaped(refused.why()));
            return;
        }
        event.getMessage().delete().queue(null, _ -> {
            // an offer that stays does no harm: taking it again does nothing
        });
        replies.say(hook, "I am looking into it.");
    }
}
