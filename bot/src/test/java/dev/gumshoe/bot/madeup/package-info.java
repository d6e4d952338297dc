/** Made-up systems that break in known ways, recorded as case folders: what the reasoner is checked on besides public recordings. */
@NullMarked
package dev.gumshoe.bot.madeup;

import org.jspecify.annotations.NullMarked;
