/** Pictures: series with what happened marked, and what depends on what. */
@NullMarked
package dev.gumshoe.bot.charts;

import org.jspecify.annotations.NullMarked;
