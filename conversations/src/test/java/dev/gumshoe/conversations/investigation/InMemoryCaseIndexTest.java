package dev.gumshoe.conversations.investigation;

/** The index in memory keeps the contract. */
class InMemoryCaseIndexTest implements CaseIndexContract {

    @Override
    public CaseIndex index() {
        return new InMemoryCaseIndex();
    }
}
