/** Prometheus, and whatever answers its HTTP API, as a source of metrics. Read-only. */
@NullMarked
package dev.gumshoe.adapters.prometheus;

import org.jspecify.annotations.NullMarked;
