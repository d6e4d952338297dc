package dev.gumshoe.conversations.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "login failed password=hunter22-XYZ for bob",
        "{\"api_key\": \"hunter22-XYZ\", \"user\": \"bob\"}",
        "Authorization: Bearer hunter22-XYZ.abc",
        "authorization=Basic hunter22-XYZ",
        "postgres://bob:hunter22-XYZ@db:5432/robots",
        "DB_SECRET=hunter22-XYZ",
        "Set-Cookie: hunter22-XYZ; Path=/",
        "-----BEGIN RSA PRIVATE KEY-----\nhunter22-XYZ\n-----END RSA PRIVATE KEY-----"})
    void masksWhatFollowsTheWordThatMeansASecret(String text) {
        String masked = Secrets.mask(text);

        assertThat(masked).doesNotContain("hunter22-XYZ").contains(Secrets.MASK);
    }

    @Test
    void masksKeysThatAreKnownByTheirShape() {
        assertThat(Secrets.mask("using AKIAIOSFODNN7EXAMPLE now")).isEqualTo("using [secret] now");
        assertThat(Secrets.mask("xoxb-123456789012-abcdef")).isEqualTo("[secret]");
        assertThat(Secrets.mask("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl")).isEqualTo("jwt [secret]");
    }

    @Test
    void leavesOrdinaryTextAlone() {
        String text = "forge: 12 of 40 calls fail, cache.hit=true, at RobotCache.java:88 since 14:03:05";

        assertThat(Secrets.mask(text)).isEqualTo(text);
    }

    @Test
    void maskingTwiceChangesNothing() {
        String once = Secrets.mask("token=abcdefgh12345 password: geheim99");

        assertThat(Secrets.mask(once)).isEqualTo(once);
    }

    @Test
    @org.junit.jupiter.api.Timeout(20)
    void isNotHeldUpByALongWord() {
        String word = "0123456789abcdef.".repeat(20_000);

        assertThat(Secrets.mask(word)).isEqualTo(word);
    }
}
