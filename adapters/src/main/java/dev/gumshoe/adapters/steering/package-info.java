/** {@code gumshoe.md}, in which people write down what cannot be discovered. */
@NullMarked
package dev.gumshoe.adapters.steering;

import org.jspecify.annotations.NullMarked;
