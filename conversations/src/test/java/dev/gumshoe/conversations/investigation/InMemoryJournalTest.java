package dev.gumshoe.conversations.investigation;

/** The journal in memory keeps the contract. */
class InMemoryJournalTest implements JournalContract {

    private final Journal journal = new InMemoryJournal();

    @Override
    public Journal journal() {
        return journal;
    }
}
