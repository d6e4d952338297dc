package dev.gumshoe.conversations.conversation;

/** The cursors in memory keep the contract. */
class InMemoryCursorsTest implements CursorsContract {

    @Override
    public Cursors cursors() {
        return new InMemoryCursors();
    }
}
