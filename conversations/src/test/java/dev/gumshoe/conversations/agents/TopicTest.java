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
            who opened a session?                                | SESSIONS
            who touched forge?                                   | CHANGES
            who is affected?                                     | IMPACT
            who else got errors?                                 | ERRORS
            when did it start?                                   | ONSET
            how long has this been going on?                     | ONSET
            what did you rule out?                               | RULED_OUT
            what could you not look at?                          | GAPS
            any gaps?                                            | GAPS
            is there a runbook?                                  | RUNBOOKS
            how sure are you?                                    | CERTAINTY
            which errors does forge log?                         | ERRORS
            how many?                                            | IMPACT
            what is the root cause?                              | CAUSE
            why is forge failing?                                | CAUSE
            is it still going on?                                | PERSISTENCE
            are we back to normal?                               | PERSISTENCE
            has it recovered                                     | PERSISTENCE
            when did it begin and is it over?                    | PERSISTENCE
            what is the error rate of gateway now?               | LEVEL
            p99 of gateway                                       | LEVEL
            how many requests per second does gateway get?       | LEVEL
            when did the latency rise?                           | ONSET
            what is normal for gateway?                          | NORMAL
            compare before and after                             | COMPARE
            which version runs on forge?                         | VERSION
            did anyone log in?                                   | SESSIONS
            who owns forge?                                      | OWNER
            who is on call?                                      | OWNER
            show me the stack trace                              | ERRORS
            show me a trace                                      | TRACE
            show me the logs of forge around 14:05               | LOGS
            what did you look at?                                | LOOKED
            did you check the load balancer?                     | LOOKED
            what did you not see?                                | GAPS
            has this happened before?                            | PRECEDENT
            when did we last see this?                           | PRECEDENT
            what fixed it last time?                             | PRECEDENT
            how did we fix that?                                 | PRECEDENT
            is this the same as last week's?                     | PRECEDENT
            when did forge last fail?                            | PRECEDENT
            have we seen this error before                       | PRECEDENT
            any similar incidents                                | PRECEDENT
            which outages did we have last month?                | PRECEDENT
            what happened yesterday at 14:00?                    | TIMELINE
            show me the last errors of forge                     | ERRORS
            when was it last deployed?                           | CHANGES
            what else could it be?                               | WHAT_ELSE
            restart forge                                        | ORDER
            can you restart forge                                | ORDER
            did anyone push anything                             | CHANGES
            what should i tell my boss                           | SUMMARY
            show me a failing request                            | TRACE
            what happened                                        | SUMMARY
            what happened at 14:05?                              | TIMELINE
            tl;dr                                                | SUMMARY
            show me                                              | EVIDENCE
            how do you know?                                     | EVIDENCE
            what can you do?                                     | HELP
            what's wrong?                                        | CAUSE
            wie geht es?                                         | OTHER
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
