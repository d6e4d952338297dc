/** The one settings file, read strictly. */
@NullMarked
package dev.gumshoe.bot.settings;

import org.jspecify.annotations.NullMarked;
