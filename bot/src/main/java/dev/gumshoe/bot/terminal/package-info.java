/** An investigation as it goes on, in a terminal. */
@NullMarked
package dev.gumshoe.bot.terminal;

import org.jspecify.annotations.NullMarked;
