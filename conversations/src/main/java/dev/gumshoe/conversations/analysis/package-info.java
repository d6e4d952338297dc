/** Evidence turned into observations by calculation. */
@NullMarked
package dev.gumshoe.conversations.analysis;

import org.jspecify.annotations.NullMarked;
