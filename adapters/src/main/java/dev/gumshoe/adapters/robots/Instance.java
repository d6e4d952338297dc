package dev.gumshoe.adapters.robots;

/**
 * One host of a service, from launch to termination; times in epoch milliseconds.
 *
 * @param index its place among all instances of the world
 * @param slot its place in its group
 * @param version what it runs
 * @param cause why it was launched
 * @param fate why it was taken out, empty while it was not
 */
record Instance(int index, String id, Part service, int slot, long launched, long inService, long outOfService, long terminated,
        String version, String cause, String fate) {

    /** A time that does not come. */
    static final long NEVER = Long.MAX_VALUE;

    boolean servesAt(long millis) {
        return inService <= millis && millis < outOfService;
    }

    boolean existsAt(long millis) {
        return launched <= millis && millis < terminated;
    }
}
