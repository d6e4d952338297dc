/** Robots-as-a-Service: a seeded world with services, people and faults, seen through the same ports as any other source. */
@NullMarked
package dev.gumshoe.adapters.robots;

import org.jspecify.annotations.NullMarked;
