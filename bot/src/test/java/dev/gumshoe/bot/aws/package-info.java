/** Incidents in accounts of AWS, over the formats of its wire. */
@NullMarked
package dev.gumshoe.bot.aws;

import org.jspecify.annotations.NullMarked;
