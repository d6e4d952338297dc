package dev.gumshoe.conversations.conversation;

class InMemoryArrivalsTest implements ArrivalsContract {

    @Override
    public Arrivals arrivals() {
        return new InMemoryArrivals();
    }
}
