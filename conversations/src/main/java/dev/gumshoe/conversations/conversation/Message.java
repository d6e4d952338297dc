package dev.gumshoe.conversations.conversation;

import java.time.Instant;

/**
 * Something a person said.
 *
 * @param id the surface's id of the message, the same when it is delivered again
 * @param place the thread it was said in; for a message that begins a thread, the thread it begins
 * @param author who said it, as people there would mention them
 * @param text what was said, mention of Gumshoe removed
 * @param mentioned whether Gumshoe was addressed
 */
public record Message(String id, Place place, String author, String text, Instant at, boolean mentioned) {}
