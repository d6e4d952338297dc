/** Incidents of PagerDuty. */
@NullMarked
package dev.gumshoe.adapters.pagerduty;

import org.jspecify.annotations.NullMarked;
