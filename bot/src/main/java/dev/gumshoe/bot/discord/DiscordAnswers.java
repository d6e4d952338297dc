package dev.gumshoe.bot.discord;

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
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is answered when Gumshoe itself is asked for something, by a command or in a mention: its list, where a case stands, an end. */
final class DiscordAnswers {

    private static final int LOOKED_THROUGH = 50;
    private static final int LISTED = 15;
    static final int LONGEST = 150;

    private final FrontDesk desk;
    private final Narration narration;
    private final List<String> runbooks;
    private final String command;
    private final InstantSource clock;

    /**
     * Who asks, and where.
     *
     * @param id what Gumshoe knows the asking by
     */
    record Asker(String id, String name, DiscordSpot spot, Permission permission, DiscordSight sight) {

        Place place() {
            return DiscordIds.place(spot.parent(), spot.id());
        }
    }

    /**
     * Answers about the cases of a front desk.
     *
     * @param runbooks what they are called and for, a line each
     * @param command what opens a case, without its slash
     */
    DiscordAnswers(FrontDesk desk, Narration narration, List<String> runbooks, String command, InstantSource clock) {
        this.desk = desk;
        this.narration = narration;
        this.runbooks = List.copyOf(runbooks);
        this.command = command;
        this.clock = clock;
    }

    /** How to ask for an investigation. */
    String usage() {
        return "Tell me what you see: `/" + command
                + "` with `checkout answers with errors`, or mention me with `investigate …`. "
                + "I open a thread and look into it. In the thread you can steer me (`focus on checkout`, `since 14:05`, `it is not the database`, "
                + "`stop`) and ask (`when did it start?`, `what changed?`). `/gumshoe list` shows what I am working on, `/gumshoe status` where it "
                + "stands; both work in a mention as well.";
    }

    /** Does what is wanted. @return what is said to it, as Discord is to be given it */
    String to(Command wanted, Asker asker) {
        if (wanted.kind() == Command.Kind.HELP) {
            return usage();
        }
        boolean changes = wanted.kind() == Command.Kind.STOP || wanted.kind() == Command.Kind.MITIGATE;
        if (!asker.permission().allows(changes ? Role.INVESTIGATOR : Role.VIEWER)) {
            return DiscordText.escaped(asker.permission().why());
        }
        String caseId = Objects.requireNonNullElse(wanted.caseId(), "");
        return switch (wanted.kind()) {
            case HELP -> usage();
            case LIST -> list(asker);
            case RUNBOOKS -> listRunbooks();
            case STATUS -> status(caseId, asker);
            case STOP -> act(Action.Kind.STOP, "stop", "Stopping", caseId, asker);
            case MITIGATE -> act(Action.Kind.PLAN, "mend", "Planning for", caseId, asker);
        };
    }

    private String list(Asker asker) {
        List<String> lines = asker.sight().of(desk.recent(LOOKED_THROUGH)).limit(LISTED).map(state -> "- " + line(state, asker)).toList();
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

    private String line(Investigation state, Asker asker) {
        String stands = narration.status(state).headline();
        String title = Narration.title(state);
        String line = stands.contains(title) ? stands : title + ": " + stands;
        return "`" + state.id() + "` " + DiscordText.line(line, LONGEST) + where(state, asker);
    }

    private static String where(Investigation state, Asker asker) {
        return state.places().stream().map(Place::parse).filter(place -> place.surface().equals(DiscordIds.SURFACE)).findFirst()
                .map(place -> asker.sight().guild() == null ? "" : " <#" + place.thread() + ">").orElse("");
    }

    private String status(String wanted, Asker asker) {
        Optional<Investigation> state = meant(wanted, asker);
        if (state.isEmpty()) {
            return wanted.isEmpty() ? "Nothing is being investigated here. `/gumshoe list` shows what is elsewhere." : unknown(wanted);
        }
        Note status = narration.status(state.get());
        return "**" + DiscordText.line(status.headline(), LONGEST * 2) + "**\n"
                + DiscordText.line(status.sections().getLast().lines().getLast(), LONGEST * 2) + where(state.get(), asker);
    }

    private Optional<Investigation> meant(String wanted, Asker asker) {
        return wanted.isEmpty() ? desk.caseAt(asker.place()) : desk.caseOf(wanted).filter(asker.sight()::sees);
    }

    private static String unknown(String wanted) {
        return "There is no case " + DiscordText.line(wanted, LONGEST) + "; `/gumshoe list` shows those there are.";
    }

    private String act(Action.Kind kind, String verb, String doing, String wanted, Asker asker) {
        Optional<Investigation> state = meant(wanted, asker);
        if (state.isEmpty()) {
            return wanted.isEmpty()
                    ? "There is no investigation here to " + verb + "; name one, as `/gumshoe list` shows them."
                    : unknown(wanted);
        }
        String where = state.get().places().stream().filter(p -> p.startsWith(DiscordIds.SURFACE + "/")).findFirst()
                .orElse(asker.place().toString());
        Intent intent = desk.act(state.get().id(), new Action(kind, verb, ""),
                new Message(asker.id(), Place.parse(where), asker.name(), verb,
                        clock.instant(), true, asker.permission(), List.of()));
        return intent instanceof Intent.Refused refused ? DiscordText.escaped(refused.why()) : doing + " `" + state.get().id() + "`.";
    }

    private String listRunbooks() {
        return runbooks.isEmpty()
                ? "I know no runbooks; name folders under runbooks in the settings."
                : joined(runbooks.stream().map(line -> "- " + DiscordText.line(line, LONGEST)).toList());
    }
}
