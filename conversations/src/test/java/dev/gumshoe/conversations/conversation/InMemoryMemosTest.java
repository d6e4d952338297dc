package dev.gumshoe.conversations.conversation;

import java.time.InstantSource;

/** The memos in memory keep the contract. */
class InMemoryMemosTest implements MemosContract {

    @Override
    public Memos memos() {
        return new InMemoryMemos(InstantSource.system());
    }
}
