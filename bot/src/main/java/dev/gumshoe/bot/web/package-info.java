/** The web page: what is being investigated, live, and a place to speak up. */
@NullMarked
package dev.gumshoe.bot.web;

import org.jspecify.annotations.NullMarked;
