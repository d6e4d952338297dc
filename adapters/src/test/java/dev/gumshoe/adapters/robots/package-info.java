/** What the robots' world must be like to be worth investigating. */
@NullMarked
package dev.gumshoe.adapters.robots;

import org.jspecify.annotations.NullMarked;
