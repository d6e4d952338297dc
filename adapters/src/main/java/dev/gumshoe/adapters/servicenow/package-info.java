/** ServiceNow: incidents that open cases, and tickets that tell and take what is said in a case. State and assignment are read, never changed. */
@NullMarked
package dev.gumshoe.adapters.servicenow;

import org.jspecify.annotations.NullMarked;
