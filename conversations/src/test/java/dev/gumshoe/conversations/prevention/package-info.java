@NullMarked
package dev.gumshoe.conversations.prevention;

import org.jspecify.annotations.NullMarked;
