/** Problems of Dynatrace. */
@NullMarked
package dev.gumshoe.adapters.dynatrace;

import org.jspecify.annotations.NullMarked;
