package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.investigation.Mechanism;
import org.jspecify.annotations.Nullable;

/** What is to be blamed: the resource, how, and the change that did it if one did. */
record Culprit(@Nullable String resource, Mechanism mechanism, @Nullable String change) {}
