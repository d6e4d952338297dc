package dev.gumshoe.conversations.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            why not the database?                                | WHY_NOT
            is it safe to roll back?                             | MITIGATION
            should we restart forge?                             | MITIGATION
            what is the fix?                                     | MITIGATION
            which alarms fired?                                  | ALARMS
            show me the timeline                                 | TIMELINE
            what depends on forge?                               | DEPENDENCIES
            who calls bot?                                       | DEPENDENCIES
            what does the gateway call?                          | DEPENDENCIES
            which instances were replaced in the last half hour? | FLEET
            which instances did I have a few minutes ago?        | FLEET
            what pods died since 14:05?                          | FLEET
            any new hosts?                                       | FLEET
            how many instances?                                  | FLEET
            which hosts are failing?                             | OTHER
            who was affected and how many?                       | IMPACT
            how many users were hit by the deployment?           | IMPACT
            how many robots, and which?                          | IMPACT
            summarise the customer impact                        | IMPACT
            who deployed it and what did it change?              | CHANGES
            who changed the policy?                              | CHANGES
            show me the diff                                     | CHANGES
            who did that?                                        | CHANGES
            who opened a session?                                | CHANGES
            who touched forge?                                   | CHANGES
            who is affected?                                     | IMPACT
            who else got errors?                                 | IMPACT
            when did it start?                                   | ONSET
            how long has this been going on?                     | ONSET
            what did you rule out?                               | RULED_OUT
            what could you not look at?                          | OTHER
            any gaps?                                            | GAPS
            is there a runbook?                                  | RUNBOOKS
            how sure are you?                                    | CERTAINTY
            which errors does forge log?                         | ERRORS
            how many?                                            | IMPACT
            what is the root cause?                              | OTHER
            why is forge failing?                                | OTHER
            """)
    void isToldByThePlainestWords(String question, Topic topic) {
        assertThat(Topic.of(question, Set.of("robot.id"))).isEqualTo(topic);
    }

    @ParameterizedTest
    @CsvSource({"how are the tenants?, tenant_id", "which carts?, shop.cart-id", "are there patches?, patch"})
    void knowsWhatTheHurtAreCalledFromHowTheyWereCounted(String question, String label) {
        assertThat(Topic.of(question, List.of(label))).isEqualTo(Topic.IMPACT);
        assertThat(Topic.of(question, List.of("robot.id"))).isEqualTo(Topic.OTHER);
    }
}
