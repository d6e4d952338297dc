package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Spent;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Spendings that live as long as the program. */
public final class InMemorySpendings implements Spendings {

    private record Page(String account, LocalDate day) {}

    private final Map<Page, Spent> pages = new ConcurrentHashMap<>();

    @Override
    public void add(String account, LocalDate day, Spent spent) {
        pages.merge(new Page(account, day), spent, Spent::plus);
    }

    @Override
    public Spent on(String account, LocalDate day) {
        return pages.getOrDefault(new Page(account, day), Spent.NOTHING);
    }
}
