/** The vocabulary and the record of a case: entries, journal, fold, casebook. */
@NullMarked
package dev.gumshoe.conversations.investigation;

import org.jspecify.annotations.NullMarked;
