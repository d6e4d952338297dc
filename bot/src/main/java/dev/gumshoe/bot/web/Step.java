package dev.gumshoe.bot.web;

import java.util.Locale;

/** What sort of step of an investigation a moment of its timeline is. */
public enum Step {
    /** Deciding what to look at. */
    PLANNING,
    /** Looking. */
    FETCHING_DATA,
    /** Something seen. */
    OBSERVATION,
    /** Something made out. */
    FINDING,
    /** The root cause, or that it cannot be told. */
    ROOT_CAUSE,
    /** A person said something. */
    USER_REQUEST,
    /** Anything else worth a line. */
    UPDATE,
    /** Something that could not be looked at. */
    GAP,
    /** Something that turned out not to be it. */
    RULED_OUT,
    /** A person is to decide. */
    APPROVAL;

    /** The words on the page: {@code ruled out}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The name of style class and icon: {@code ruled-out}. */
    public String style() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
