/** A recorded case folder as evidence sources, and the writing of one. */
@NullMarked
package dev.gumshoe.adapters.cases;

import org.jspecify.annotations.NullMarked;
