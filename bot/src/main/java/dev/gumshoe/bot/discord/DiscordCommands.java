package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Asked;
import dev.gumshoe.conversations.conversation.Command;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Permission;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.Role;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

/** The slash commands, what they propose while somebody types, and the command in a message's menu. */
final class DiscordCommands {

    static final String FAMILY = "gumshoe";
    static final String MENU = "Investigate";
    private static final int CHOICES = 25;
    private static final int CHOICE = 100;
    private static final int LATEST = 25;

    private final DiscordSettings settings;
    private final FrontDesk desk;
    private final DiscordAnswers answers;
    private final DiscordInbox inbox;
    private final DiscordPeople people;
    private final DiscordReplies replies;

    DiscordCommands(DiscordSettings settings, FrontDesk desk, DiscordAnswers answers, DiscordInbox inbox, DiscordPeople people,
            DiscordReplies replies) {
        this.settings = settings;
        this.desk = desk;
        this.answers = answers;
        this.inbox = inbox;
        this.people = people;
        this.replies = replies;
    }

    /** What Discord is to offer people. */
    List<CommandData> all() {
        CommandData investigate = Commands.slash(settings.command(), "Have an incident investigated in a thread")
                .addOptions(new OptionData(OptionType.STRING, "text", "What you see", true).setMaxLength(1_000),
                        new OptionData(OptionType.STRING, "since", "When it began, as in 14:05", false).setMaxLength(40),
                        new OptionData(OptionType.STRING, "service", "What it is about", false, true));
        CommandData family = Commands.slash(FAMILY, "What Gumshoe is working on").addSubcommands(
                new SubcommandData("list", "The latest investigations"),
                new SubcommandData("status", "Where an investigation stands")
                        .addOptions(new OptionData(OptionType.STRING, "case", "Which one; this thread's when left out", false, true)),
                new SubcommandData("stop", "Stop an investigation")
                        .addOptions(new OptionData(OptionType.STRING, "case", "Which one; this thread's when left out", false, true)),
                new SubcommandData("mitigate", "Plan how to mend it")
                        .addOptions(new OptionData(OptionType.STRING, "case", "Which one; this thread's when left out", false, true)),
                new SubcommandData("runbooks", "The runbooks I know"),
                new SubcommandData("help", "How to work with me"));
        return Stream.of(investigate, family, Commands.message(MENU))
                .map(command -> command.setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM)).toList();
    }

    /** A command was given. */
    void given(SlashCommandInteractionEvent event) {
        Permission permission = permission(event);
        String what = String.valueOf(event.getSubcommandName());
        if (!event.getName().equals(settings.command())) {
            String caseId = option(event, "case").toLowerCase(Locale.ROOT);
            Command wanted = new Command(Command.Kind.valueOf(what.toUpperCase(Locale.ROOT)), caseId.isEmpty() ? null : caseId);
            replies.defer(event, true, hook -> replies.say(hook, answers.to(wanted, asker(event, permission))));
        } else if (permission.allows(Role.INVESTIGATOR)) {
            investigate(event);
        } else {
            replies.whisper(event, DiscordText.escaped(permission.why()));
        }
    }

    private static DiscordAnswers.Asker asker(Interaction event, Permission permission) {
        return new DiscordAnswers.Asker(DiscordIds.interaction(event.getId()), name(event), spot(event), permission, sight(event));
    }

    private static DiscordSight sight(Interaction event) {
        return new DiscordSight(event.getGuild(), event.getMember(), spot(event).parent(), name(event));
    }

    private Permission permission(Interaction event) {
        return people.of(event.getJDA(), event.getUser().getId(), event.getMember(), spot(event));
    }

    private static DiscordSpot spot(Interaction event) {
        return DiscordSpot.of(Objects.requireNonNull(event.getChannel(), "channel"));
    }

    /** What somebody is called in the record. */
    static String name(Interaction event) {
        return "@" + (event.getMember() == null ? event.getUser().getEffectiveName() : event.getMember().getEffectiveName());
    }

    private static String option(SlashCommandInteractionEvent event, String name) {
        return Optional.ofNullable(event.getOption(name)).map(OptionMapping::getAsString).map(String::strip).orElse("");
    }

    private void investigate(SlashCommandInteractionEvent event) {
        String text = option(event, "text");
        String since = option(event, "since");
        String service = option(event, "service");
        switch (since.isEmpty() && service.isEmpty() ? desk.asked(text) : desk.asked(text, since, service)) {
            case Asked.Unclear unclear -> replies.whisper(event, DiscordText.escaped(unclear.why()));
            case Asked.Case _ when text.isEmpty() -> replies.whisper(event, answers.usage());
            case Asked.Case asked -> replies.defer(event, false, hook -> investigate(event, hook, asked));
        }
    }

    /** Opens a case in a thread on the answer to the command, or in the thread where it was given. */
    private void investigate(SlashCommandInteractionEvent event, InteractionHook hook, Asked.Case asked) throws IOException {
        String since = option(event, "since");
        String service = option(event, "service");
        String said = event.getUser().getAsMention() + " asked: " + DiscordText.line(asked.text(), DiscordAnswers.LONGEST * 8)
                + (service.isEmpty() ? "" : " (" + DiscordText.line(service, DiscordAnswers.LONGEST) + ")")
                + (since.isEmpty() ? "" : " since " + DiscordText.line(since, DiscordAnswers.LONGEST));
        String message = DiscordReplies.sent(hook, said).getId();
        DiscordSpot spot = spot(event);
        Place place = spot.thread() ? DiscordIds.place(spot.parent(), spot.id()) : DiscordIds.place(spot.id(), message);
        Intent intent = desk.investigate(DiscordAlerts.asked(DiscordIds.interaction(event.getId()), asked.text(),
                event.getTimeCreated().toInstant(), null), place, name(event), asked);
        switch (intent) {
            case Intent.Repeated known when known.caseId() != null && spot.thread() ->
                replies.also(hook, "This thread belongs to case " + known.caseId() + "; give the command in the channel for another.");
            case Intent.Opened _,Intent.Repeated _,Intent.Joined _,Intent.Held _,Intent.Offered _,Intent.Heard _,Intent.Talk _,Intent.Refused _ ->
                replies.refused(hook, intent);
        }
    }

    /** Somebody types: running cases for {@code case}, known resources for {@code service}. */
    void typed(CommandAutoCompleteInteractionEvent event) {
        String begun = event.getFocusedOption().getValue().toLowerCase(Locale.ROOT);
        Stream<net.dv8tion.jda.api.interactions.commands.Command.Choice> known = event.getFocusedOption().getName().equals("case")
                ? cases(event)
                : services();
        event.replyChoices(known.filter(choice -> choice.getName().toLowerCase(Locale.ROOT).contains(begun)).limit(CHOICES).toList())
                .queue(null, _ -> {
                    // who types on is asked again
                });
    }

    private Stream<net.dv8tion.jda.api.interactions.commands.Command.Choice> cases(Interaction event) {
        return sight(event).of(desk.recent(LATEST)).filter(state -> state.phase() != Phase.CLOSED && state.phase() != Phase.STOPPED)
                .map(state -> new net.dv8tion.jda.api.interactions.commands.Command.Choice(
                        DiscordText.cut(state.id() + " " + DiscordText.flat(state.alert().title()), CHOICE),
                        state.id()));
    }

    private Stream<net.dv8tion.jda.api.interactions.commands.Command.Choice> services() {
        return desk.recent(LATEST).stream().flatMap(state -> state.topology().resources().keySet().stream()).distinct().sorted()
                .filter(id -> !id.isBlank() && id.length() <= CHOICE)
                .map(id -> new net.dv8tion.jda.api.interactions.commands.Command.Choice(id, id));
    }

    /** The command in the menu of a message: investigate what it says. */
    void chosen(MessageContextInteractionEvent event) {
        Permission permission = permission(event);
        if (!permission.allows(Role.INVESTIGATOR)) {
            replies.whisper(event, DiscordText.escaped(permission.why()));
            return;
        }
        DiscordPost post = DiscordPost.of(event.getTarget(), Objects.requireNonNull(event.getChannel(), "channel"));
        replies.defer(event, true, hook -> replies.say(hook, switch (inbox.accepted(post, name(event))) {
            case Intent.Opened opened -> "I am looking into it: `" + opened.caseId() + "`.";
            case Intent.Joined joined -> "It belongs to `" + joined.caseId() + "`: " + DiscordText.escaped(joined.why()) + ".";
            case Intent.Repeated known -> "It is in the record already" + (known.caseId() == null ? "." : ": `" + known.caseId() + "`.");
            case Intent.Refused refused -> DiscordText.escaped(refused.why());
            case Intent.Held _,Intent.Offered _,Intent.Heard _,Intent.Talk _ -> "Noted.";
        }));
    }
}
