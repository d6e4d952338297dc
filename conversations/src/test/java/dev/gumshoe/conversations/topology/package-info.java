@org.jspecify.annotations.NullMarked
package dev.gumshoe.conversations.topology;
