/** Alerts of all the rest: senders of whom little is needed, and the general readers. */
@NullMarked
package dev.gumshoe.adapters.alerts;

import org.jspecify.annotations.NullMarked;
