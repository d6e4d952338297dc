/** Documents about cases as files: Markdown for whoever edits them, PDF for whoever reads or files them. */
@NullMarked
package dev.gumshoe.bot.reports;

import org.jspecify.annotations.NullMarked;
