/** What to do about which cause, and what prevents it: data that comes with the program, or from a file of the company. */
@NullMarked
package dev.gumshoe.adapters.catalogue;

import org.jspecify.annotations.NullMarked;
