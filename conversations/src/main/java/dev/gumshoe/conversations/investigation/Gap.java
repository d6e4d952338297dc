package dev.gumshoe.conversations.investigation;

/**
 * Something that could not be looked at, and so is not known.
 *
 * @param id unique in its case
 * @param what what is not known
 * @param why what stood in the way, with the query that failed where there was one
 * @param mend who or what could close it
 */
public record Gap(String id, Look look, String what, String why, String mend) {}
