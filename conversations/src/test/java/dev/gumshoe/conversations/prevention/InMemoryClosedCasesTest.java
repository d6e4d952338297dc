package dev.gumshoe.conversations.prevention;

class InMemoryClosedCasesTest implements ClosedCasesContract {

    @Override
    public ClosedCases cases() {
        return new InMemoryClosedCases();
    }
}
