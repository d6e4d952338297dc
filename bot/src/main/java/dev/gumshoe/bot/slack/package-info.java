/** Slack as a place to talk: what comes in from channels and threads, and what goes back out. */
@NullMarked
package dev.gumshoe.bot.slack;

import org.jspecify.annotations.NullMarked;
