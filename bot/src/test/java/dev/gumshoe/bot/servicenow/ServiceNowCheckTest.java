package dev.gumshoe.bot.servicenow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.adapters.servicenow.ServiceNowCheck;
import dev.gumshoe.adapters.servicenow.ServiceNowSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code doctor} says of an instance: one line, which names what is to be mended. */
class ServiceNowCheckTest {

    private static final int NEVER = Integer.MAX_VALUE;

    private StandInServiceNow instance;

    @BeforeEach
    void open() throws IOException {
        instance = new StandInServiceNow();
        instance.write(instance.incident("checkout fails", "1", "checkout"), "comments", "beth.anglin", "please look");
    }

    @AfterEach
    void close() {
        instance.close();
    }

    private ServiceNowSettings settings(String secret, String user) {
        return new ServiceNowSettings(instance.url(), StandInServiceNow.CLIENT, secret, user, null, "active=true", Set.of(), null, null,
                null, null, null, Duration.ofSeconds(20), null);
    }

    private ServiceNowSettings settings() {
        return settings(StandInServiceNow.SECRET, StandInServiceNow.USER);
    }

    private void refusesWith(ServiceNowSettings settings, String... words) {
        assertThatThrownBy(() -> ServiceNowCheck.of(settings)).isInstanceOf(IOException.class)
                .message().contains(words).doesNotContain("\n", StandInServiceNow.SECRET, "wrong-secret");
    }

    @Test
    void saysWhatIsReadAndWhatMatches() throws IOException {
        assertThat(ServiceNowCheck.of(settings())).contains("reads incident", "as gumshoe", "INC0000001 matches the filter");
    }

    @Test
    void namesTheSecretThatIsWrong() {
        refusesWith(settings("wrong-secret", StandInServiceNow.USER), "gives no token (401 access_denied)",
                "servicenow.clientId and clientSecret");
    }

    @Test
    void namesTheTableThatTheRolesKeepBack() {
        instance.mayRead(table -> !table.equals("sys_journal_field"));

        refusesWith(settings(), "403", "(sys_journal_field); give the user the roles that 'gumshoe setup servicenow' names");
    }

    @Test
    void saysAtOnceThatTooMuchIsAsked() {
        instance.behave(NEVER, 1, NEVER);

        refusesWith(settings(), "429", "raise servicenow.poll, or the limit");
        assertThat(instance.limited()).as("calls that were tried").isEqualTo(1);
    }

    @Test
    void namesTheUserThatIsNotThere() {
        refusesWith(settings(StandInServiceNow.SECRET, "gumsho"), "there is no user gumsho", "servicenow.user");
    }
}
