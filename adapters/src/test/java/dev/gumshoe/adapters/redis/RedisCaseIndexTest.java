package dev.gumshoe.adapters.redis;

import static dev.gumshoe.conversations.investigation.Entries.NOON;
import static dev.gumshoe.conversations.investigation.Entries.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.CaseIndexContract;
import dev.gumshoe.conversations.investigation.Overtaken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The index in a real Redis keeps the contract, and what is closed expires. */
class RedisCaseIndexTest implements CaseIndexContract {

    private static final Duration RETENTION = Duration.ofDays(7);

    private final RedisSettings settings = TestRedis.settings().withRetention(RETENTION);
    private final Redis redis = Redis.connect(TestRedis.address(), settings);
    private Instant now = NOON;

    @Override
    public CaseIndex index() {
        return new RedisCaseIndex(redis, () -> now);
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }

    private long expiry(String key) {
        return redis.commands().pttl(settings.prefix() + key);
    }

    @Test
    void nothingOfAnOpenCaseExpires() throws Overtaken {
        CaseIndex index = index();
        index.opened("case", NOON);
        index.placed("case", "slack/C1/1");
        TestRedis.journal(redis).append("case", 0, List.of(fact("a")));
        new RedisCursors(redis).deliveredTo("slack", "case", 1);

        assertThat(expiry("{case}:journal")).isEqualTo(-1);
        assertThat(expiry("{case}:cursors")).isEqualTo(-1);
        assertThat(expiry("{case}:places")).isEqualTo(-1);
        assertThat(expiry("place:slack/C1/1")).isEqualTo(-1);
    }

    @Test
    void everythingOfAClosedCaseExpires() throws Overtaken {
        CaseIndex index = index();
        index.opened("case", NOON);
        index.placed("case", "slack/C1/1");
        TestRedis.journal(redis).append("case", 0, List.of(fact("a")));

        index.closed("case");
        TestRedis.journal(redis).append("case", 1, List.of(fact("late")));
        new RedisCursors(redis).deliveredTo("slack", "case", 1);
        new RedisLocker(redis).keep("case/x", List.of());
        new RedisLeases(redis).hold("case", "ann", Duration.ofMinutes(1));

        assertThat(List.of("{case}:journal", "{case}:cursors", "{case}:places", "place:slack/C1/1", "{case}:locker", "{case}:lease"))
                .allSatisfy(key -> assertThat(expiry(key)).as(key).isBetween(1L, RETENTION.toMillis()));
    }

    @Test
    void aPlaceThatWentToAnotherCaseStays() {
        CaseIndex index = index();
        index.opened("before", NOON);
        index.placed("before", "web/1/1");
        index.placed("after", "web/1/1");

        index.closed("before");

        assertThat(index.caseAt("web/1/1")).contains("after");
        assertThat(expiry("place:web/1/1")).isEqualTo(-1);
    }

    @Test
    void casesWhoseJournalExpiredLeaveTheIndex() {
        CaseIndex index = index();
        index.opened("closed", NOON);
        index.opened("still open", NOON);
        index.closed("closed");
        now = NOON.plus(RETENTION).plusSeconds(1);

        index.opened("new", now);

        assertThat(index.recent(10)).containsExactly("new", "still open");
    }
}
