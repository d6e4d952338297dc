/** Resources, what depends on what, and how that is known. */
@NullMarked
package dev.gumshoe.conversations.topology;

import org.jspecify.annotations.NullMarked;
