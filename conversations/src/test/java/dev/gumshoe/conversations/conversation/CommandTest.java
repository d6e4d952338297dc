package dev.gumshoe.conversations.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    @ParameterizedTest
    @CsvSource({"help, HELP,", "List, LIST,", "runbooks, RUNBOOKS,", "status?, STATUS,", "stop, STOP,", "mitigate!, MITIGATE,",
        "stop inv-4f0q2m8a, STOP, inv-4f0q2m8a", "Stop case INV-4F0Q2M8A., STOP, inv-4f0q2m8a",
        "status of `inv-4f0q2m8a`, STATUS, inv-4f0q2m8a"})
    void isReadFromSoManyWords(String text, Command.Kind kind, String caseId) {
        assertThat(Command.in(text)).contains(new Command(kind, caseId));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help desk is down", "list endpoint answers with 500", "status page shows errors",
        "stop looking at the database",
        "stop inv-4f0q2m8a from looking at forge", "when did it stop", "mitigate by rolling back", "unstoppable"})
    void isNoSentenceThatOnlyBeginsLikeOne(String text) {
        assertThat(Command.in(text)).isEmpty();
    }

    @Test
    void isMeantForTheThreadsCaseUnlessItNamesOneOrIsAboutNone() {
        assertThat(new Command(Command.Kind.STOP, null).general()).isFalse();
        assertThat(new Command(Command.Kind.STOP, "inv-4f0q2m8a").general()).isTrue();
        assertThat(new Command(Command.Kind.LIST, null).general()).isTrue();
    }
}
