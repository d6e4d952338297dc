package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type at three in the morning. */
class ChatWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            whats goin on??                          | what's going on??
            @gumshoe WHY IS EVERYTHING RED           | why is everything red
            hey gumshoe, wats the p99 of forge pls?  | what's the p99 of forge please?
            <@U0123>: is it the db?                  | is it the db?
            can u restart forge                      | can you restart forge
            show me ```the logs of forge```          | show me the logs of forge
            did *bot-2* restart?                     | did bot-2 restart?
            `error_rate` of i-0a12?                  | error_rate of i-0a12?
            didnt this happen b4?                    | didn't this happen before?
            mail of ops@example.com                  | mail of ops@example.com
            @gumshoe                                 | @gumshoe
            """)
    void saysItInFull(String typed, String plain) {
        assertThat(ChatWords.plain(typed)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            when did it start and who is affected?              | when did it start  | who is affected?
            was there a deploy in the last hour? who did it?    | was there a deploy in the last hour? | who did it?
            is it the db, and is it over?                       | is it the db | is it over?
            is the db ok?? or is it dns                         | is the db ok?? | is it dns
            """)
    void takesSeveralQuestionsApart(String message, String first, String second) {
        assertThat(SeveralQuestions.in(message)).containsExactly(first, second);
    }

    @Test
    void leavesOneQuestionWhole() {
        assertThat(List.of("what calls forge and bot?", "errors and warnings of forge?", "is it up and running?"))
                .allSatisfy(one -> assertThat(SeveralQuestions.in(one)).containsExactly(one));
    }
}
