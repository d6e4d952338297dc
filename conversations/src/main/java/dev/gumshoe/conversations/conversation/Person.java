package dev.gumshoe.conversations.conversation;

import java.util.Set;

/**
 * Somebody on a surface, as far as what they may do depends on it.
 *
 * @param id the surface's id of the person
 * @param groups ids and names of the groups or roles they are in there
 * @param external whether they belong to another company
 */
public record Person(String id, Set<String> groups, boolean external) {

    /** Takes a copy. */
    public Person {
        groups = Set.copyOf(groups);
    }

    /** Whether the list names the person or one of their groups. */
    boolean named(Iterable<String> list) {
        for (String name : list) {
            if (id.equals(name) || groups.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
