package dev.gumshoe.conversations.investigation;

/** An entry and its place in the journal: the first is 1. */
public record Recorded(long position, JournalEntry entry) {}
