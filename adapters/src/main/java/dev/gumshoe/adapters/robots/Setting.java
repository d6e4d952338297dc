package dev.gumshoe.adapters.robots;

/** One world, settled: who is called what, when, which hosts there are, what is wrong. */
record Setting(Names names, long seed, TimeGrid grid, Fault fault, Fleet fleet, Herrings herrings) {}
