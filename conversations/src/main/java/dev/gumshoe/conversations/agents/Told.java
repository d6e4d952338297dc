package dev.gumshoe.conversations.agents;

import java.util.Set;

/**
 * A sentence of what is cited.
 *
 * @param owners the resources it is about, lower case; none where that is not known
 */
record Told(Sentence sentence, Set<String> owners) {}
