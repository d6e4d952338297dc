package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.investigation.Attachment;
import java.time.Instant;
import java.util.List;

/**
 * Something a person said.
 *
 * @param id the surface's id of the message, the same when it is delivered again
 * @param place the thread it was said in; for a message that begins a thread, the thread it begins
 * @param author who said it, as people there would mention them
 * @param text what was said, mention of Gumshoe removed
 * @param mentioned whether Gumshoe was addressed
 * @param permission what its author may do there
 * @param attachments what they showed along with it
 */
public record Message(
        String id,
        Place place,
        String author,
        String text,
        Instant at,
        boolean mentioned,
        Permission permission,
        List<Attachment> attachments) {

    /** Takes a copy. */
    public Message {
        attachments = List.copyOf(attachments);
    }

    /** Words alone, where nobody is told apart. */
    public Message(String id, Place place, String author, String text, Instant at, boolean mentioned) {
        this(id, place, author, text, at, mentioned, Permission.ALL, List.of());
    }

    /** The same with other words. */
    Message saying(String words) {
        return new Message(id, place, author, words, at, true, permission, attachments);
    }
}
