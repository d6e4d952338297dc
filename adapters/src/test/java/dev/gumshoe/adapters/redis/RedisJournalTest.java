package dev.gumshoe.adapters.redis;

import static dev.gumshoe.conversations.investigation.Entries.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalContract;
import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.Recorded;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;
import redis.clients.jedis.util.SafeEncoder;

/** The journal in a real Redis keeps the contract, and its schema. */
class RedisJournalTest implements JournalContract {

    private final RedisSettings settings = TestRedis.settings();
    private final Redis redis = Redis.connect(TestRedis.address(), settings);
    private final Redis elsewhere = Redis.connect(TestRedis.address(), settings);
    private final RedisJournal journal = TestRedis.journal(redis);
    private final RedisJournal journalElsewhere = TestRedis.journal(elsewhere);

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Journal sameJournalElsewhere() {
        return journalElsewhere;
    }

    @AfterEach
    void disconnect() {
        journal.close();
        journalElsewhere.close();
        redis.close();
        elsewhere.close();
    }

    private List<StreamEntry> stream(String caseId) {
        return redis.commands().xrange(settings.prefix() + "{" + caseId + "}:journal", "-", "+");
    }

    @Test
    void theStreamIdIsThePosition() throws Overtaken {
        journal.append("schema", 0, List.of(fact("a"), fact("b")));
        journal.append("schema", 2, List.of(fact("c")));

        List<StreamEntry> stream = stream("schema");

        assertThat(stream).extracting(entry -> entry.getID().toString()).containsExactly("0-1", "0-2", "0-3");
        assertThat(stream).extracting(entry -> entry.getFields().get("e")).containsExactly("fact a", "fact b", "fact c");
        assertThat(stream).extracting(entry -> entry.getFields().get("a")).satisfies(appends -> {
            assertThat(appends.get(0)).isEqualTo(appends.get(1)).isNotEqualTo(appends.get(2));
        });
    }

    @Test
    void worksWhenTheServerForgotItsScripts() throws Overtaken {
        journal.append("scripts", 0, List.of(fact("a")));

        redis.commands().scriptFlush();

        assertThat(journal.append("scripts", 1, List.of(fact("b")))).isEqualTo(2);
    }

    @Test
    void aNewSubscriptionIsMadeWhenTheOldOneBreaks() throws Exception {
        FutureTask<List<Recorded>> waiting = waitingFor("broken");
        Thread.ofVirtual().start(waiting);
        Awaitility.await().until(this::listeners, count -> count == 1);
        redis.commands().executeCommand(new CommandArguments(Protocol.Command.CLIENT).add("KILL").add("TYPE").add("pubsub"));
        Awaitility.await().until(this::listeners, count -> count == 1);

        journalElsewhere.append("broken", 0, List.of(fact("a")));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void twoHundredWaitingCasesNeedOneSubscription() {
        ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor();
        for (int i = 0; i < 200; i++) {
            FutureTask<List<Recorded>> waiting = waitingFor("waiting-" + i);
            waiters.execute(waiting);
        }

        Awaitility.await().until(this::listeners, count -> count > 0);
        long listeners = listeners();
        waiters.shutdownNow();
        waiters.close();

        assertThat(listeners).isEqualTo(1);
    }

    private FutureTask<List<Recorded>> waitingFor(String caseId) {
        return new FutureTask<>(() -> journal.await(caseId, 0, Duration.ofMinutes(1)));
    }

    private long listeners() {
        CommandArguments question = new CommandArguments(Protocol.Command.PUBSUB).add("NUMSUB").add(settings.prefix() + "grown");
        return (Long) ((List<?>) elsewhere.commands().executeCommand(question)).get(1);
    }

    @Test
    void aConnectionThatListenedIsNeverLentAgain() throws Exception {
        journal.await("lent", 0, Duration.ofMillis(1));
        Awaitility.await().until(this::listeners, count -> count == 1);
        Set<String> listening = clients("pubsub");

        journal.close();

        Awaitility.await().until(this::listeners, count -> count == 0);
        Awaitility.await().until(() -> Collections.disjoint(clients("normal"), listening));
        assertThat(listening).isNotEmpty();
    }

    /** The ids of the server's clients of that type. */
    private Set<String> clients(String type) {
        CommandArguments question = new CommandArguments(Protocol.Command.CLIENT).add("LIST").add("TYPE").add(type);
        String list = SafeEncoder.encode((byte[]) elsewhere.commands().executeCommand(question));
        return list.lines().map(line -> line.replaceFirst(" .*", "")).collect(Collectors.toSet());
    }

    @Test
    void closingEndsTheSubscription() throws Exception {
        journal.await("closing", 0, Duration.ofMillis(1));
        Awaitility.await().until(this::listeners, count -> count == 1);

        journal.close();

        Awaitility.await().until(this::listeners, count -> count == 0);
    }

    @Test
    void anEntryThatGumshoeDidNotWriteIsNamed() {
        redis.commands().xadd(settings.prefix() + "{foreign}:journal", new StreamEntryID(0, 1), Map.of("x", "y"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> journal.read("foreign", 0))
                .withMessage("entry 0-1 was not written by Gumshoe: it has no field 'e'");
    }
}
