package dev.gumshoe.conversations.investigation;

import java.time.Instant;

/** One moment of the incident's timeline. */
public record TimelineItem(Instant at, Statement what) {}
