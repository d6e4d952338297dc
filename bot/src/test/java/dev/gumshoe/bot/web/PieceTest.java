package dev.gumshoe.bot.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PieceTest {

    @Test
    void linksTheObservationsATextCites() {
        assertThat(Piece.of("late since 14:05 [M1.2, T1.1], maybe [not this]"))
                .containsExactly(
                        new Piece("late since 14:05 ", false),
                        new Piece("M1.2", true),
                        new Piece("T1.1", true),
                        new Piece(", maybe [not this]", false));
    }

    @Test
    void writesLengthsOfTimeShort() {
        assertThat(Headlines.length(Duration.ofSeconds(42))).isEqualTo("42 s");
        assertThat(Headlines.length(Duration.ofSeconds(252))).isEqualTo("4 min 12 s");
        assertThat(Headlines.length(Duration.ofMinutes(185))).isEqualTo("3 h 5 min");
    }
}
