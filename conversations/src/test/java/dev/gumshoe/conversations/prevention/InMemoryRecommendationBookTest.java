package dev.gumshoe.conversations.prevention;

class InMemoryRecommendationBookTest implements RecommendationBookContract {

    @Override
    public RecommendationBook book() {
        return new InMemoryRecommendationBook();
    }
}
