/** The program: where everything is put together. */
@NullMarked
package dev.gumshoe.bot;

import org.jspecify.annotations.NullMarked;
