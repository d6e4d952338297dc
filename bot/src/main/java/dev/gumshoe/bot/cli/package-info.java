/** The command line. */
@NullMarked
package dev.gumshoe.bot.cli;

import org.jspecify.annotations.NullMarked;
