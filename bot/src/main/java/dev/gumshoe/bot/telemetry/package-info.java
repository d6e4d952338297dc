/** What the program tells monitoring of its language models and their tools. */
@NullMarked
package dev.gumshoe.bot.telemetry;

import org.jspecify.annotations.NullMarked;
