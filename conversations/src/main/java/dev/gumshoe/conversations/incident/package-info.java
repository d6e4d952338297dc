/** Alerts, incidents, and which incident an alert belongs to. */
@NullMarked
package dev.gumshoe.conversations.incident;

import org.jspecify.annotations.NullMarked;
