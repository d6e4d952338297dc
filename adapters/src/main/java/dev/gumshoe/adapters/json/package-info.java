/** The journal's entries as JSON, for every store and export. */
@NullMarked
package dev.gumshoe.adapters.json;

import org.jspecify.annotations.NullMarked;
