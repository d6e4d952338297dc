package dev.gumshoe.conversations.evidence;

/** The locker in memory keeps the contract. */
class InMemoryLockerTest implements LockerContract {

    @Override
    public Locker locker() {
        return new InMemoryLocker();
    }
}
