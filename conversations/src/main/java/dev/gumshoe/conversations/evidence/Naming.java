package dev.gumshoe.conversations.evidence;

import java.util.Set;

/** What resources are called here, whatever each source calls them. Safe for use by several threads. */
public interface Naming {

    /** Everything is called what its source calls it. */
    Naming AS_IT_IS = new Naming() {

        @Override
        public String id(String name) {
            return name;
        }

        @Override
        public Set<String> names(Set<String> ids) {
            return ids;
        }
    };

    /** The id of what a source calls so; the name itself where nothing is known under it. */
    String id(String name);

    /** The ids together with everything else that sources call the same resources; empty stays empty. */
    Set<String> names(Set<String> ids);
}
