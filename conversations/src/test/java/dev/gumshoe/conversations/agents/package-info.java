/** Tests of those who act, and the scripted reasoner for tests elsewhere. */
@NullMarked
package dev.gumshoe.conversations.agents;

import org.jspecify.annotations.NullMarked;
