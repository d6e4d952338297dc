package dev.gumshoe.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gumshoe.adapters.redis.RedisAddress.Login;
import dev.gumshoe.adapters.redis.RedisAddress.Node;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which address a REDIS_URL means, and what is said of one that means none. */
class RedisUrlTest {

    private static final Login NOBODY = new Login(null, null, false);

    @Test
    void oneServer() {
        assertThat(RedisUrl.parse("redis://cache")).isEqualTo(new RedisAddress.Single(new Node("cache", 6379), NOBODY, 0));
        assertThat(RedisUrl.parse(" redis://cache:7000/3 "))
                .isEqualTo(new RedisAddress.Single(new Node("cache", 7000), NOBODY, 3));
        assertThat(RedisUrl.parse("redis://[::1]:7000/")).isEqualTo(new RedisAddress.Single(new Node("::1", 7000), NOBODY, 0));
    }

    @Test
    void userAndPasswordAreDecodedAndMayHoldAnything() {
        assertThat(RedisUrl.parse("rediss://ann:p%40s+s%2Fw@cache").login()).isEqualTo(new Login("ann", "p@s+s/w", true));
        assertThat(RedisUrl.parse("redis://:se:c@ret@cache").login()).isEqualTo(new Login(null, "se:c@ret", false));
    }

    @Test
    void sentinels() {
        RedisAddress address = RedisUrl.parse("redis-sentinel://:pass@h1:1,h2/mymaster?database=2&sentinel-password=s%26p");

        assertThat(address).isEqualTo(new RedisAddress.Sentinel(
                List.of(new Node("h1", 1), new Node("h2", 26379)), "mymaster", new Login(null, "pass", false), 2, "s&p"));
    }

    @Test
    void cluster() {
        assertThat(RedisUrl.parse("rediss-cluster://u:p@h1:1,h2:2")).isEqualTo(
                new RedisAddress.Cluster(List.of(new Node("h1", 1), new Node("h2", 2)), new Login("u", "p", true)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http://cache | is not the address of a Redis",
        "cache:6379 | is not the address of a Redis",
        "redis:// | has '' where a host and port should be",
        "redis://cache:70000 | has port 70000, which is not within 1 and 65535",
        "redis://cache:http | has 'cache:http' where a host and port should be",
        "redis://cache/first | has database 'first', which is no number",
        "redis://h1,h2 | names several hosts without saying whether they are Sentinels or a Cluster",
        "redis://cache?timeout=3 | has options nobody knows here: timeout",
        "redis-sentinel://h1,h2 | does not name the master the Sentinels watch, as in /mymaster",
        "redis-cluster://h1/3 | names a database, and a Cluster has only database 0",
        "redis://ann@cache | has a user without a password",
        "redis://:100%@cache | has a '%' that begins no encoded character: write %25",
    })
    void whatIsNoAddressIsRefusedWithTheReasonAndTheForms(String url, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> RedisUrl.parse(url))
                .withMessageStartingWith("Redis URL '").withMessageContaining("' " + why + ": write redis://HOST:6379");
    }

    @ParameterizedTest
    @CsvSource({
        "redis://:hunter2@cache:x", "redis://hunter2@cache", "redis:hunter2@cache", "http://ann:hunter2@cache", "ann:hunter2@cache",
        "redis://ann:hunter2@cache?password=hunter2", "redis-sentinel://:hunter2@h1?sentinel-password=hunter2",
        "redis://ann:hun/hunter2@cache:port", "redis://ann:hunter2%@cache", "redis-sentinel://h1/m?sentinel-password=%hunter2"})
    void noErrorShowsAPassword(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> RedisUrl.parse(url))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("hunter2"));
    }

    @Test
    void noAddressShowsAPassword() {
        assertThat(RedisUrl.parse("redis://ann:hunter2@cache")).hasToString("cache:6379");
        assertThat(RedisUrl.parse("redis-cluster://ann:hunter2@h1,h2")).hasToString("Cluster h1:6379,h2:6379");
        assertThat(RedisUrl.parse("redis-sentinel://:hunter2@h1/m?sentinel-password=hunter2"))
                .hasToString("master m of Sentinels h1:26379");
        assertThat(RedisUrl.parse("rediss://ann:hunter2@cache").login()).hasToString("TLS, user ann, password ***");
    }
}
