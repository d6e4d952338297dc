package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

/**
 * The journal in Redis.
 *
 * <p>One stream a case, {@code gumshoe:{CASE}:journal}. The entry at position N has the stream id {@code 0-N}, so positions have no gap
 * and no double whoever writes. Its fields:
 *
 * <pre>
 * e   the entry as text, JSON
 * a   the append it came with: the same for all entries of one append, different for every other
 * </pre>
 *
 * <p>An append is one script on that one key. It compares the last id with what the writer had read, and either writes all entries and
 * says so on the channel {@code gumshoe:grown} (the case's id), or writes nothing. When the answer is lost and the append is sent again,
 * field {@code a} shows that it was written already: a fact is never in the journal twice because a line was bad.
 *
 * <p>Whoever waits listens to that channel, all cases of a process over one connection. A message may be lost with its connection, so the
 * journal is read again whenever the subscription was renewed.
 *
 * <p>The stream has no expiry while the case is open; {@link RedisCaseIndex#closed} sets it.
 */
public final class RedisJournal implements Journal, AutoCloseable {

    private static final Script APPEND = new Script("""
            local tail = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
            local last = 0
            if tail[1] then last = tonumber(string.sub(tail[1][1], 3)) end
            local seen = tonumber(ARGV[1])
            local position = seen + #ARGV - 4
            if last ~= seen then
              local first = string.format('0-%d', seen + 1)
              local there = redis.call('XRANGE', KEYS[1], first, first)
              if not (there[1] and there[1][2][4] == ARGV[2]) then return -1 - last end
            else
              for i = 5, #ARGV do
                redis.call('XADD', KEYS[1], string.format('0-%d', seen + i - 4), 'e', ARGV[i], 'a', ARGV[2])
              end
            end
            redis.call('PUBLISH', ARGV[3], ARGV[4])
            return position
            """);

    private final Redis redis;
    private final Function<JournalEntry, String> write;
    private final Function<String, JournalEntry> read;
    private final Growth growth;

    /**
     * A journal in the given Redis.
     *
     * @param write an entry as text
     * @param read the entry a text means; never fails for a kind it does not know
     */
    public RedisJournal(Redis redis, Function<JournalEntry, String> write, Function<String, JournalEntry> read) {
        this.redis = redis;
        this.write = write;
        this.read = read;
        this.growth = new Growth(redis);
    }

    /**
     * {@inheritDoc}
     *
     * @throws RedisUnavailable when Redis does not answer; then it is not known whether the entries were written
     */
    @Override
    public long append(String caseId, long seen, List<JournalEntry> entries) throws Overtaken {
        List<String> arguments = new ArrayList<>();
        arguments.add(Long.toString(seen));
        arguments.add(UUID.randomUUID().toString());
        arguments.add(redis.keys().grown());
        arguments.add(caseId);
        entries.forEach(entry -> arguments.add(write.apply(entry)));
        long answer = redis.runReplicated(APPEND, redis.keys().journal(caseId), arguments);
        if (answer < 0) {
            throw new Overtaken(caseId, seen, -1 - answer);
        }
        return answer;
    }

    /** {@inheritDoc} @throws RedisUnavailable when Redis does not answer */
    @Override
    public List<Recorded> read(String caseId, long after) {
        StreamEntryID next = new StreamEntryID(0, after + 1);
        List<StreamEntry> found = redis.ask(() -> redis.commands().xrange(redis.keys().journal(caseId), next, StreamEntryID.MAXIMUM_ID));
        return found.stream().map(this::recorded).toList();
    }

    private Recorded recorded(StreamEntry entry) {
        String text = entry.getFields().get("e");
        if (text == null) {
            throw new IllegalStateException("entry " + entry.getID() + " was not written by Gumshoe: it has no field 'e'");
        }
        return new Recorded(entry.getID().getSequence(), read.apply(text));
    }

    /** {@inheritDoc} @throws RedisUnavailable when Redis does not answer */
    @Override
    public List<Recorded> await(String caseId, long after, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Growth.Ear ear = growth.listen(caseId)) {
            while (true) {
                long heard = ear.heard();
                List<Recorded> found = read(caseId, after);
                long left = deadline - System.nanoTime();
                if (!found.isEmpty() || left <= 0) {
                    return found;
                }
                ear.await(heard, left);
            }
        }
    }

    /** Stops listening; whoever still waits finds out by reading now and then. */
    @Override
    public void close() {
        growth.close();
    }

    @Override
    public String toString() {
        return "journal in " + redis;
    }
}
