/** Issues of Sentry. */
@NullMarked
package dev.gumshoe.adapters.sentry;

import org.jspecify.annotations.NullMarked;
