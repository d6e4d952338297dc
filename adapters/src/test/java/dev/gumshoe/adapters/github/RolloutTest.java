package dev.gumshoe.adapters.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which state of the code was good is read from what people deployed. */
class RolloutTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private final List<Rollout> all = new ArrayList<>();

    private Rollout rollout(String sha, int minute, String state) {
        Rollout one = new Rollout("acme/forge", "d" + minute, sha, "main", "production", NOON.plusSeconds(60L * minute), state, "ana", "",
                null);
        all.add(one);
        return one;
    }

    @Test
    void isWhatRanBefore() {
        Rollout good = rollout("aaa", 0, "success");
        Rollout bad = rollout("bbb", 120, "success");

        assertThat(bad.lastKnownGood(all)).contains(good);
        assertThat(good.lastKnownGood(all)).isEmpty();
    }

    @Test
    void isNotWhatDidNotSucceedNorWhatRanForMinutes() {
        Rollout good = rollout("aaa", 0, "inactive");
        rollout("bbb", 60, "failure");
        rollout("ccc", 115, "success");
        Rollout bad = rollout("ddd", 120, "success");

        assertThat(bad.before(all)).map(Rollout::sha).contains("ccc");
        assertThat(bad.lastKnownGood(all)).contains(good);
    }

    @Test
    void isNotWhatWasTakenBack() {
        rollout("aaa", 0, "success");
        rollout("bbb", 60, "success");
        Rollout again = rollout("aaa", 180, "success");
        Rollout bad = rollout("ccc", 300, "success");

        assertThat(bad.lastKnownGood(all)).contains(again);
        assertThat(again.lastKnownGood(all)).isEmpty();
    }

    @Test
    void isOfTheSameEnvironment() {
        all.add(new Rollout("acme/forge", "s", "zzz", "main", "staging", NOON, "success", "ana", "", null));

        assertThat(rollout("aaa", 120, "success").lastKnownGood(all)).isEmpty();
    }
}
