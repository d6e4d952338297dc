package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallTalkTest {

    @ParameterizedTest
    @ValueSource(strings = {"thanks", "Thank you!", "thanks a lot", "ok", "Good morning everyone", "lol", "got it", "👍",
        "nice work", "hello gumshoe", "just a sec", "that is great"})
    void isNoQuestion(String text) {
        assertThat(SmallTalk.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok?", "is it fine?", "thanks, and what changed", "status", "stop", "forge", "good morning, what is going on",
        "it is",
        "", "great, roll it back"})
    void isMoreThanThat(String text) {
        assertThat(SmallTalk.is(text)).isFalse();
    }
}
