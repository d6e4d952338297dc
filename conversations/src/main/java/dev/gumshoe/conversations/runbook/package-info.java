/** Runbooks, which of them fit an alert, and their bodies on demand. */
@NullMarked
package dev.gumshoe.conversations.runbook;

import org.jspecify.annotations.NullMarked;
