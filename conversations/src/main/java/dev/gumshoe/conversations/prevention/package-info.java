/** What closed cases have in common, what would prevent the next, and the morning after. */
@NullMarked
package dev.gumshoe.conversations.prevention;

import org.jspecify.annotations.NullMarked;
