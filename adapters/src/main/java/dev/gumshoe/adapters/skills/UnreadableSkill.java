package dev.gumshoe.adapters.skills;

/** A SKILL.md that is no runbook: one sentence with the file, the line, the field, the value and how to mend it. */
final class UnreadableSkill extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableSkill(String message) {
        super(message);
    }
}
