package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a resource is called is one word. */
class VocabularyTest {

    private final Vocabulary vocabulary = new Vocabulary(Set.of("bot", "bot-asg", "orders-table", "targetgroup/shop", "i-0af4"));

    @Test
    void aNameOfSeveralPartsIsOneWordAndItsPartsAreNone() {
        assertThat(vocabulary.telling("no access to orders-table.")).containsExactly(Vocabulary.word("orders-table"), "access");
    }

    @Test
    void aShortNameTellsAsMuchAsALongOne() {
        assertThat(vocabulary.telling("bot, i-0af4 and an ox")).containsExactly(Vocabulary.word("bot"), Vocabulary.word("i-0af4"));
    }

    @Test
    void theLongestNameIsMeant() {
        assertThat(vocabulary.named("scale bot-asg behind arn:lb:targetgroup/shop")).containsExactly("bot-asg", "targetgroup/shop");
    }

    @Test
    void aNameWithinALongerWordOfPartsIsFound() {
        assertThat(vocabulary.telling("assumed-role/bot-service-role"))
                .containsExactly(Vocabulary.word("bot"), "assumed", "role", "service");
    }

    @Test
    void aNameWithinAnOrdinaryWordIsNot() {
        assertThat(vocabulary.named("robot bottle")).isEmpty();
    }
}
