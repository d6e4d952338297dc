package dev.gumshoe.conversations.agents;

class InMemorySpendingsTest implements SpendingsContract {

    @Override
    public Spendings spendings() {
        return new InMemorySpendings();
    }
}
