package dev.gumshoe.bot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.Command;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Message;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Permission;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.conversation.Role;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The slash command: {@code /investigate TEXT}, and what else it can be asked: list, status, mitigate, stop, runbooks, help. Answers are for the asker alone. */
final class SlackCommands {

    private static final Logger LOG = LoggerFactory.getLogger(SlackCommands.class);
    private static final int LATEST = 10;
    private static final int LOOKED_THROUGH = 50;

    private final String command;
    private final SlackRequests requests;
    private final FrontDesk desk;
    private final Narration narration;
    private final SlackPeople people;
    private final SlackSight sight;
    private final InstantSource clock;
    private final List<String> runbooks;

    /** A command that was given. */
    record Given(String channel, String user, String name, String text, String trigger) {

        static Given of(SlashCommandPayload payload) {
            return new Given(payload.getChannelId(), payload.getUserId(), payload.getUserName(),
                    Objects.requireNonNullElse(payload.getText(), "").strip(), Objects.requireNonNullElse(payload.getTriggerId(), ""));
        }
    }

    SlackCommands(String command, SlackRequests requests, FrontDesk desk, Narration narration, SlackPeople people, SlackSight sight,
            InstantSource clock, List<String> runbooks) {
        this.command = command;
        this.requests = requests;
        this.desk = desk;
        this.narration = narration;
        this.people = people;
        this.sight = sight;
        this.clock = clock;
        this.runbooks = List.copyOf(runbooks);
    }

    /** Does it. @return what only the asker is told, in Slack's markup; empty when the thread says it all */
    String given(Given given) {
        if (given.text().isEmpty()) {
            return help();
        }
        Optional<Command> wanted = Command.in(given.text());
        if (wanted.isPresent()) {
            return given(wanted.get(), given);
        }
        String[] words = given.text().split("\\s+", 2);
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "mitigate" -> allowed(given, Role.INVESTIGATOR).orElseGet(() -> mitigate(given, words[1].strip()));
            case "stop" -> allowed(given, Role.INVESTIGATOR).orElseGet(() -> stop(given, words[1].strip()));
            default -> allowed(given, Role.INVESTIGATOR).orElseGet(() -> investigate(given));
        };
    }

    /** Does what is wanted, whichever way it was said. @return what only the asker is told, in Slack's markup */
    String given(Command wanted, Given given) {
        String caseId = Objects.requireNonNullElse(wanted.caseId(), "");
        return switch (wanted.kind()) {
            case HELP -> help();
            case LIST -> allowed(given, Role.VIEWER).orElseGet(() -> list(given.user()));
            case RUNBOOKS -> allowed(given, Role.VIEWER).orElseGet(this::listRunbooks);
            case STATUS -> allowed(given, Role.VIEWER).orElseGet(() -> status(given, caseId));
            case MITIGATE -> allowed(given, Role.INVESTIGATOR).orElseGet(() -> mitigate(given, caseId));
            case STOP -> allowed(given, Role.INVESTIGATOR).orElseGet(() -> stop(given, caseId));
        };
    }

    /** Why it is not done; empty when it may be. */
    private Optional<String> allowed(Given given, Role needed) {
        Permission permission = people.permission(given.user(), given.channel());
        return permission.allows(needed) ? Optional.empty() : Optional.of(SlackText.escaped(permission.why()));
    }

    private String help() {
        return requests.usage() + "\n" + String.join("\n", List.of(
                "• `" + command + " list`: what I am working on",
                "• `" + command + " status`: where the latest here stands",
                "• `" + command + " mitigate`: how to mend it",
                "• `" + command + " stop`: ends it",
                "• `" + command + " runbooks`: what I read first",
                "Each of the three in the middle also of a certain case (`" + command + " stop inv-…`), and all of them in a mention."));
    }

    private String list(String user) {
        List<Investigation> cases = sight.of(desk.recent(LOOKED_THROUGH), user).stream().limit(LATEST).toList();
        if (cases.isEmpty()) {
            return "Nothing was investigated yet. " + requests.usage();
        }
        return "The latest investigations:\n" + String.join("\n", cases.stream().map(this::line).toList());
    }

    private String line(Investigation state) {
        String stands = narration.status(state).headline();
        String title = Narration.title(state);
        String line = stands.contains(title) ? stands : title + ": " + stands;
        return "• `" + state.id() + "` " + SlackText.escaped(SlackText.cut(line, 200)) + where(state);
    }

    private static String where(Investigation state) {
        return state.places().stream().map(Place::parse).filter(place -> place.surface().equals(SlackIds.SURFACE)).findFirst()
                .map(place -> " · <#" + place.channel() + ">").orElse("");
    }

    private String status(Given given, String caseId) {
        Optional<Investigation> meant = meant(given, caseId);
        if (meant.isEmpty()) {
            return caseId.isEmpty() ? "Nothing is being investigated in this channel. " + elsewhere() : unknown(caseId);
        }
        Note status = narration.status(meant.get());
        return SlackText.bold(SlackText.cut(status.headline(), 300)) + "\n"
                + SlackText.escaped(SlackText.cut(status.sections().getLast().lines().getLast(), 300)) + where(meant.get());
    }

    private String elsewhere() {
        return "`" + command + " list` shows what is elsewhere.";
    }

    private String unknown(String caseId) {
        return "There is no case `" + SlackText.code(caseId).replace("`", "") + "`. `" + command + " list` shows those there are.";
    }

    private String listRunbooks() {
        return runbooks.isEmpty()
                ? "There are no runbooks. Put folders with a SKILL.md each under `runbooks` in the settings."
                : "Runbooks I read when they fit:\n"
                        + String.join("\n", runbooks.stream().map(line -> "• " + SlackText.escaped(SlackText.cut(line, 300))).toList());
    }

    private String mitigate(Given given, String caseId) {
        Optional<Investigation> meant = meant(given, caseId).filter(state -> state.phase() != Phase.CLOSED);
        if (meant.isEmpty()) {
            return "There is no open case here to mend. `" + command + " list` shows those there are; name one as `" + command
                    + " mitigate inv-…`.";
        }
        return did(meant.get(), Action.Kind.PLAN, given) instanceof Intent.Refused refused
                ? SlackText.escaped(refused.why())
                : "Planning for `" + meant.get().id() + "`; the plan comes in its thread.";
    }

    private Optional<Investigation> meant(Given given, String caseId) {
        return caseId.isEmpty()
                ? desk.caseAt(SlackIds.place(given.channel(), "0"))
                : desk.caseOf(caseId).filter(state -> sight.sees(given.user(), state));
    }

    private Intent did(Investigation state, Action.Kind kind, Given given) {
        Place place = state.places().stream().map(Place::parse).filter(p -> p.surface().equals(SlackIds.SURFACE)).findFirst()
                .orElse(SlackIds.place(given.channel(), "0"));
        Message message = new Message("slack-" + kind.wireName() + "-" + given.user() + "-" + given.trigger(), place,
                people.name(given.user()),
                kind.wireName(), clock.instant(), true);
        return desk.act(state.id(), new Action(kind, kind.wireName(), ""), message);
    }

    private String stop(Given given, String caseId) {
        Optional<Investigation> meant = meant(given, caseId);
        if (meant.isEmpty() || meant.get().phase() == Phase.CLOSED || meant.get().phase() == Phase.STOPPED) {
            return caseId.isEmpty()
                    ? "Nothing is being investigated in this channel. " + elsewhere()
                    : "There is no open case `" + SlackText.code(caseId).replace("`", "") + "`. `" + command
                            + " list` shows those there are.";
        }
        return did(meant.get(), Action.Kind.STOP, given) instanceof Intent.Refused refused
                ? SlackText.escaped(refused.why())
                : "Stopping `" + meant.get().id() + "`.";
    }

    private String investigate(Given given) {
        try {
            return requests.investigate(given.channel(), given.user(), given.name(), given.text());
        } catch (IOException e) {
            LOG.warn("{} of {} was not answered: {}", command, given.name(), e.getMessage());
            return "I could not open a thread here. " + SlackText.escaped(String.valueOf(e.getMessage())) + ".";
        }
    }
}
