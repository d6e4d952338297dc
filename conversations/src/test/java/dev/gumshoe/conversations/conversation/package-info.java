/** Tests of where people come in and hear back. */
@NullMarked
package dev.gumshoe.conversations.conversation;

import org.jspecify.annotations.NullMarked;
