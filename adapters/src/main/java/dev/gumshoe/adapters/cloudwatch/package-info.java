/** Alarms of AWS CloudWatch, by whichever way they come. */
@NullMarked
package dev.gumshoe.adapters.cloudwatch;

import org.jspecify.annotations.NullMarked;
