package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.Asked;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Message;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Permission;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.Role;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.jspecify.annotations.Nullable;

/** The slash commands, what they propose while somebody types, and the command in a message's menu. */
final class DiscordCommands {

    static final String FAMILY = "gumshoe";
    static final String MENU = "Investigate";
    private static final int CHOICES = 25;
    private static final int CHOICE = 100;
    private static final int LATEST = 25;
    private static final int LOOKED_THROUGH = 50;
    private static final int LISTED = 15;
    private static final int LONGEST = 150;

    private final DiscordSettings settings;
    private final FrontDesk desk;
    private final Narration narration;
    private final List<String> runbooks;
    private final DiscordInbox inbox;
    private final DiscordPeople people;
    private final DiscordReplies replies;
    private final InstantSource clock;

    DiscordCommands(DiscordSettings settings, FrontDesk desk, Narration narration, List<String> runbooks, DiscordInbox inbox,
            DiscordPeople people, DiscordReplies replies, InstantSource clock) {
        this.settings = settings;
        this.desk = desk;
        this.narration = narration;
        this.runbooks = List.copyOf(runbooks);
        this.inbox = inbox;
        this.people = people;
        this.replies = replies;
        this.clock = clock;
    }

    /** What Discord is to offer people. */
    List<CommandData> all() {
        CommandData investigate = Commands.slash(settings.command(), "Have an incident investigated in a thread")
                .addOptions(new OptionData(OptionType.STRING, "text", "What you see", true).setMaxLength(1_000),
                        new OptionData(OptionType.STRING, "since", "When it began, as in 14:05", false).setMaxLength(40),
                        new OptionData(OptionType.STRING, "service", "What it is about", false, true));
        CommandData family = Commands.slash(FAMILY, "What Gumshoe is working on").addSubcommands(
                new SubcommandData("list", "The latest investigations"),
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
        String what = event.getName().equals(settings.command()) ? settings.command() : String.valueOf(event.getSubcommandName());
        if (what.equals("help")) {
            replies.whisper(event, inbox.usage());
        } else if (!permission.allows(Role.VIEWER) || (!permission.allows(Role.INVESTIGATOR) && changes(what))) {
            replies.whisper(event, DiscordText.escaped(permission.why()));
        } else if (what.equals(settings.command())) {
            investigate(event);
        } else {
            replies.defer(event, true, hook -> replies.say(hook, answer(what, event, permission)));
        }
    }

    private boolean changes(String what) {
        return what.equals("stop") || what.equals("mitigate") || what.equals(settings.command());
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
            case Asked.Case _ when text.isEmpty() -> replies.whisper(event, inbox.usage());
            case Asked.Case asked -> replies.defer(event, false, hook -> investigate(event, hook, asked));
        }
    }

    /** Opens a case in a thread on the answer to the command, or in the thread where it was given. */
    private void investigate(SlashCommandInteractionEvent event, InteractionHook hook, Asked.Case asked) throws IOException {
        String since = option(event, "since");
        String service = option(event, "service");
        String said = event.getUser().getAsMention() + " asked: " + DiscordText.line(asked.text(), LONGEST * 8)
                + (service.isEmpty() ? "" : " (" + DiscordText.line(service, LONGEST) + ")")
                + (since.isEmpty() ? "" : " since " + DiscordText.line(since, LONGEST));
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

    private String answer(String what, SlashCommandInteractionEvent event, Permission permission) {
        return switch (what) {
            case "list" -> list(event);
            case "stop" -> act(Action.Kind.STOP, "stop", "Stopping", event, permission);
            case "mitigate" -> act(Action.Kind.PLAN, "mend", "Planning for", event, permission);
            case "runbooks" -> runbooks();
            default -> inbox.usage();
        };
    }

    private String list(SlashCommandInteractionEvent event) {
        Guild guild = event.getGuild();
        List<String> lines = DiscordSight.of(desk.recent(LOOKED_THROUGH), event).limit(LISTED).map(state -> "- " + line(state, guild))
                .toList();
        return lines.isEmpty() ? "Nothing is being investigated, and nothing was." : joined(lines);
    }

    /** As many lines as one message holds. */
    private static String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (text.length() + line.length() + 4 > DiscordCard.CONTENT) {
                return text + "\n…";
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        return text.toString();
    }

    private String line(Investigation state, @Nullable Guild guild) {
        String id = "`" + state.id() + "`";
        String where = state.places().stream().map(Place::parse).filter(place -> place.surface().equals(DiscordIds.SURFACE)).findFirst()
                .map(place -> guild == null ? "" : " <#" + place.thread() + ">").orElse("");
        return id + " " + DiscordText.line(narration.status(state).headline(), LONGEST) + where;
    }

    private String act(Action.Kind kind, String verb, String doing, SlashCommandInteractionEvent event, Permission permission) {
        String wanted = option(event, "case");
        DiscordSpot spot = spot(event);
        Place place = DiscordIds.place(spot.parent(), spot.id());
        Optional<Investigation> state = wanted.isEmpty()
                ? desk.caseAt(place)
                : desk.caseOf(wanted.toLowerCase(Locale.ROOT)).filter(known -> DiscordSight.sees(known, event));
        if (state.isEmpty()) {
            return wanted.isEmpty()
                    ? "There is no investigation here to " + verb + "; name one, as `/gumshoe list` shows them."
                    : "There is no case " + DiscordText.line(wanted, LONGEST) + "; `/gumshoe list` shows those there are.";
        }
        Instant now = clock.instant();
        String where = state.get().places().stream().filter(p -> p.startsWith(DiscordIds.SURFACE + "/")).findFirst()
                .orElse(place.toString());
        Intent intent = desk.act(state.get().id(), new Action(kind, verb, ""),
                new Message(DiscordIds.interaction(event.getId()),
                        Place.parse(where), name(event), verb, now, true, permission, List.of()));
        return intent instanceof Intent.Refused refused ? DiscordText.escaped(refused.why()) : doing + " `" + state.get().id() + "`.";
    }

    private String runbooks() {
        return runbooks.isEmpty()
                ? "I know no runbooks; name folders under runbooks in the settings."
                : joined(runbooks.stream().map(line -> "- " + DiscordText.line(line, LONGEST)).toList());
    }

    /** Somebody types: running cases for {@code case}, known resources for {@code service}. */
    void typed(CommandAutoCompleteInteractionEvent event) {
        String begun = event.getFocusedOption().getValue().toLowerCase(Locale.ROOT);
        Stream<Command.Choice> known = event.getFocusedOption().getName().equals("case") ? cases(event) : services();
        event.replyChoices(known.filter(choice -> choice.getName().toLowerCase(Locale.ROOT).contains(begun)).limit(CHOICES).toList())
                .queue(null, _ -> {
                    // who types on is asked again
                });
    }

    private Stream<Command.Choice> cases(Interaction event) {
        return DiscordSight.of(desk.recent(LATEST), event).filter(state -> state.phase() != Phase.CLOSED && state.phase() != Phase.STOPPED)
                .map(state -> new Command.Choice(DiscordText.cut(state.id() + " " + DiscordText.flat(state.alert().title()), CHOICE),
                        state.id()));
    }

    private Stream<Command.Choice> services() {
        return desk.recent(LATEST).stream().flatMap(state -> state.topology().resources().keySet().stream()).distinct().sorted()
                .filter(id -> !id.isBlank() && id.length() <= CHOICE).map(id -> new Command.Choice(id, id));
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
