package dev.gumshoe.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SetupAwsCommandTest {

    @Test
    void printsHowToMakeTheRoleAndWhatToSet() {
        Typed typed = Typed.of("setup", "aws", "--external-id", "shop-4711", "--principal", "arn:aws:iam::123456789012:role/runner");

        assertThat(typed.exit()).isZero();
        assertThat(typed.out()).contains("Principal=arn:aws:iam::123456789012:role/runner ExternalId=shop-4711", "externalId: shop-4711",
                "\"logs:StartQuery\"");
    }

    @Test
    void makesUpAnExternalIdThatNobodyGuesses() {
        assertThat(Typed.of("setup", "aws").out()).containsPattern("ExternalId=gumshoe-[0-9a-f-]{36}");
        assertThat(Typed.of("setup", "aws").out()).isNotEqualTo(Typed.of("setup", "aws").out());
    }

    @Test
    void printsPolicyAndTemplateAlone() {
        assertThat(Typed.of("setup", "aws", "--policy").out()).startsWith("{").contains("\"Version\": \"2012-10-17\"");
        assertThat(Typed.of("setup", "aws", "--template").out()).startsWith("AWSTemplateFormatVersion");
    }

    @Test
    void saysWhatAPrincipalLooksLike() {
        Typed typed = Typed.of("setup", "aws", "--principal", "runner");

        assertThat(typed.exit()).isEqualTo(2);
        assertThat(typed.err()).contains("--principal 'runner' is none: give an ARN");
    }
}
