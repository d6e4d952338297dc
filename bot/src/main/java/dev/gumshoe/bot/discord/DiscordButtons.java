package dev.gumshoe.bot.discord;

import dev.gumshoe.conversations.conversation.Action;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Note.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;

/**
 * What a note offers to do, as buttons below its message: a row for each paragraph that offers something and rows for the note itself. Where
 * Discord does not take that many rows, the paragraphs' are one menu.
 */
final class DiscordButtons {

    private static final int ROWS = 5;
    private static final int IN_A_ROW = 5;
    private static final int OPTIONS = 25;
    private static final int LABEL = 80;
    private static final int ID = 100;
    private static final String BEGIN = "g:";

    private DiscordButtons() {}

    /**
     * What was pressed.
     *
     * @param caseId the case it was offered in
     */
    record Pressed(String caseId, Action action) {

        /** The id Discord keeps for the button. */
        String id() {
            return BEGIN + action.kind().wireName() + ":" + caseId + ":" + action.subject();
        }

        /** What the id says; empty for one that is not ours. */
        static Optional<Pressed> of(String id) {
            String[] parts = id.split(":", 4);
            if (parts.length != 4 || !id.startsWith(BEGIN)) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Pressed(parts[2], new Action(Action.Kind.named(parts[1]), parts[1], parts[3])));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }

    /** The rows below the note's message. */
    static List<ActionRow> rows(Note note, String caseId, Set<Action.Kind> shown) {
        List<List<Action>> sections = note.sections().stream().map(Section::actions).map(actions -> those(actions, shown))
                .filter(actions -> !actions.isEmpty()).toList();
        List<ActionRow> own = inRows(buttons(those(note.actions(), shown), caseId, ""));
        if (sections.isEmpty()) {
            return own;
        }
        List<ActionRow> rows = new ArrayList<>();
        if (sections.size() + own.size() <= ROWS) {
            for (int i = 0; i < sections.size(); i++) {
                rows.addAll(inRows(buttons(sections.get(i), caseId, sections.size() == 1 ? "" : (i + 1) + " · ")));
            }
        } else {
            rows.add(ActionRow.of(menu(sections, caseId)));
        }
        rows.addAll(own);
        return rows.subList(0, Math.min(ROWS, rows.size()));
    }

    private static List<Action> those(List<Action> actions, Set<Action.Kind> shown) {
        return actions.stream().filter(action -> shown.contains(action.kind()))
                .filter(action -> new Pressed("inv-00000000", action).id().length() <= ID).toList();
    }

    private static List<Button> buttons(List<Action> actions, String caseId, String number) {
        return actions.stream().map(action -> Button.of(style(action.kind()), new Pressed(caseId, action).id(),
                label(number, action))).toList();
    }

    private static String label(String number, Action action) {
        String words = DiscordText.flat(action.label());
        return DiscordText.cut(number + (words.isEmpty() ? action.kind().wireName() : words), LABEL);
    }

    private static List<ActionRow> inRows(List<Button> buttons) {
        List<ActionRow> rows = new ArrayList<>();
        for (int from = 0; from < buttons.size(); from += IN_A_ROW) {
            rows.add(ActionRow.of(buttons.subList(from, Math.min(buttons.size(), from + IN_A_ROW))));
        }
        return rows;
    }

    private static StringSelectMenu menu(List<List<Action>> sections, String caseId) {
        List<SelectOption> options = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            for (Action action : sections.get(i)) {
                options.add(SelectOption.of(label(i + 1 + " · ", action), new Pressed(caseId, action).id()));
            }
        }
        return StringSelectMenu.create("g:menu").setPlaceholder("Settle one of them…")
                .addOptions(options.subList(0, Math.min(OPTIONS, options.size()))).build();
    }

    private static ButtonStyle style(Action.Kind kind) {
        return switch (kind) {
            case STEER, INVESTIGATE, PLAN -> ButtonStyle.PRIMARY;
            case RIGHT, APPLIED, ACCEPT -> ButtonStyle.SUCCESS;
            case STOP, WRONG -> ButtonStyle.DANGER;
            case WHY_NOT, EXPERT, SHOW_MORE, NORMAL, GRANT, NOT_RELEVANT, PARTLY, RECHECK, REJECT, ASSIGN, COMPLETE ->
                ButtonStyle.SECONDARY;
        };
    }
}
