/** What a look at the world returns, and the ports through which Gumshoe looks. */
@NullMarked
package dev.gumshoe.conversations.evidence;

import org.jspecify.annotations.NullMarked;
