/** Alerts of Datadog's monitors. */
@NullMarked
package dev.gumshoe.adapters.datadog;

import org.jspecify.annotations.NullMarked;
