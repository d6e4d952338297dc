package dev.gumshoe.bot;

import dev.gumshoe.adapters.json.JournalJson;
import dev.gumshoe.adapters.json.PreventionJson;
import dev.gumshoe.adapters.json.SurveyJson;
import dev.gumshoe.adapters.redis.EmbeddedRedis;
import dev.gumshoe.adapters.redis.Redis;
import dev.gumshoe.adapters.redis.RedisAddress;
import dev.gumshoe.adapters.redis.RedisArrivals;
import dev.gumshoe.adapters.redis.RedisCaseIndex;
import dev.gumshoe.adapters.redis.RedisClosedCases;
import dev.gumshoe.adapters.redis.RedisCursors;
import dev.gumshoe.adapters.redis.RedisJournal;
import dev.gumshoe.adapters.redis.RedisLeases;
import dev.gumshoe.adapters.redis.RedisLocker;
import dev.gumshoe.adapters.redis.RedisMemos;
import dev.gumshoe.adapters.redis.RedisRecommendations;
import dev.gumshoe.adapters.redis.RedisRecordings;
import dev.gumshoe.adapters.redis.RedisSettings;
import dev.gumshoe.adapters.redis.RedisSpendings;
import dev.gumshoe.adapters.redis.RedisSurveys;
import dev.gumshoe.adapters.redis.RedisUrl;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.conversations.agents.Recordings;
import dev.gumshoe.conversations.agents.Spendings;
import dev.gumshoe.conversations.conversation.Arrivals;
import dev.gumshoe.conversations.conversation.Cursors;
import dev.gumshoe.conversations.conversation.Memos;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.InMemoryLeases;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.Leases;
import dev.gumshoe.conversations.prevention.ClosedCases;
import dev.gumshoe.conversations.prevention.RecommendationBook;
import dev.gumshoe.conversations.topology.Surveys;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where running cases are kept: one Redis, somebody's or our own. */
final class Store implements AutoCloseable {

    /** Where in the folder the program's own server is at home. */
    private static final String SERVER = "redis";

    private final @Nullable EmbeddedRedis server;
    private final Redis redis;
    private final RedisJournal journal;
    private final CaseIndex index;
    private final Leases leases;

    private Store(@Nullable EmbeddedRedis server, Redis redis, InstantSource clock) {
        this.server = server;
        this.redis = redis;
        this.journal = new RedisJournal(redis, JournalJson::write, JournalJson::read);
        this.index = new RedisCaseIndex(redis, clock);
        // nobody else uses our own server: what a process that was killed held there must not keep its successor waiting
        this.leases = server == null ? new RedisLeases(redis) : new InMemoryLeases(clock);
    }

    /** @throws dev.gumshoe.adapters.redis.RedisUnavailable when it cannot be used */
    static Store open(Settings.Store settings, InstantSource clock) {
        RedisSettings how = how(settings);
        Optional<String> url = given(settings);
        if (url.isPresent()) {
            return new Store(null, Redis.connect(RedisUrl.parse(url.get()), how), clock);
        }
        EmbeddedRedis server = EmbeddedRedis.start(settings.folder().resolve(SERVER));
        try {
            return new Store(server, Redis.connect(server.address(), how), clock);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * For reading what is kept: where a Gumshoe runs on the folder of its own server, that server is asked, and stays up.
     *
     * @throws dev.gumshoe.adapters.redis.RedisUnavailable when it cannot be used
     */
    static Store look(Settings.Store settings, InstantSource clock) {
        Optional<RedisAddress> running = given(settings).isPresent()
                ? Optional.empty()
                : EmbeddedRedis.running(settings.folder().resolve(SERVER));
        return running.map(address -> new Store(null, Redis.connect(address, how(settings)), clock)).orElseGet(() -> open(settings, clock));
    }

    /** Whether anything was ever kept there, as far as can be told without starting a server. */
    static boolean isThere(Settings.Store settings) {
        return given(settings).isPresent() || Files.isDirectory(settings.folder().resolve(SERVER));
    }

    private static Optional<String> given(Settings.Store settings) {
        String url = settings.url() == null ? System.getenv("REDIS_URL") : settings.url().reveal();
        return Optional.ofNullable(url).filter(text -> !text.isBlank());
    }

    private static RedisSettings how(Settings.Store settings) {
        return RedisSettings.usual().withPrefix(settings.prefix() + ":").withRetention(settings.retention());
    }

    Journal journal() {
        return journal;
    }

    CaseIndex index() {
        return index;
    }

    Leases leases() {
        return leases;
    }

    Arrivals arrivals() {
        return new RedisArrivals(redis);
    }

    Cursors cursors() {
        return new RedisCursors(redis);
    }

    Memos memos() {
        return new RedisMemos(redis);
    }

    Locker locker() {
        return new RedisLocker(redis);
    }

    ClosedCases closedCases() {
        return new RedisClosedCases(redis, PreventionJson::write, PreventionJson::closedCase);
    }

    RecommendationBook recommendations() {
        return new RedisRecommendations(redis,
                new RedisRecommendations.Form(PreventionJson::write, PreventionJson::recommendation, PreventionJson::decision));
    }

    Surveys surveys() {
        return new RedisSurveys(redis, SurveyJson::write, SurveyJson::read);
    }

    Recordings recordings() {
        return new RedisRecordings(redis);
    }

    Spendings spendings() {
        return new RedisSpendings(redis);
    }

    RedisAddress address() {
        return redis.address();
    }

    @Override
    public void close() {
        journal.close();
        redis.close();
        if (server != null) {
            server.close();
        }
    }
}
