package dev.gumshoe.adapters.redis;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A Redis that answers. Commands are tried again with growing pauses while it restarts or fails over, for as long as the settings say;
 * so every command sent here must do no harm when it arrives twice.
 *
 * <p>Safe for use by several threads. A thread that was interrupted can still use it and stays interrupted: somebody who is called off
 * has last words to write. (An interrupt closes the socket a virtual thread waits on, and the client may swallow it; so commands run on threads
 * of their own, which nobody interrupts, and whoever asked waits for them.)
 */
public final class Redis implements AutoCloseable {

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final RedisAddress address;
    private final RedisSettings settings;
    private final Client client;
    private final Keys keys;
    private final Supplier<String> lastWords;

    private Redis(RedisAddress address, RedisSettings settings, Client client, Supplier<String> lastWords) {
        this.address = address;
        this.settings = settings;
        this.client = client;
        this.lastWords = lastWords;
        this.keys = new Keys(settings.prefix());
    }

    /**
     * Connects and sees that it answers.
     *
     * @throws RedisUnavailable when it does not; one sentence with the address, the reason and the mend
     */
    public static Redis connect(RedisAddress address, RedisSettings settings) {
        return connect(address, settings, () -> "");
    }

    /** @param lastWords what is known here of the server's trouble, to be said when it does not answer; empty when nothing is */
    static Redis connect(RedisAddress address, RedisSettings settings, Supplier<String> lastWords) {
        try {
            Redis redis = new Redis(address, settings, Client.of(address), lastWords);
            redis.firstAnswer();
            return redis;
        } catch (JedisException e) {
            throw Trouble.sentence(address, e);
        }
    }

    private void firstAnswer() {
        try {
            client.commands().exists(keys.index("all"));
        } catch (JedisException e) {
            client.commands().close();
            throw e;
        }
    }

    /** Where it is, for people. */
    public RedisAddress address() {
        return address;
    }

    RedisSettings settings() {
        return settings;
    }

    Keys keys() {
        return keys;
    }

    /** The client itself, for what must not be tried again. */
    UnifiedJedis commands() {
        return client.commands();
    }

    /** A connection of the pool, to the server that has the key; it is given back by closing it. */
    Connection connectionFor(String key) {
        return client.connectionFor().apply(key);
    }

    /** Runs a script on the keys of one slot. */
    long run(Script script, List<String> scriptKeys, List<String> arguments) {
        return ask(() -> script.run(client.pooled(), scriptKeys, arguments));
    }

    /**
     * Runs a script on one key, and waits until as many replicas as the settings say have what it wrote. Where they do not in time it is
     * run again, so the script has to know a repetition.
     */
    long runReplicated(Script script, String key, List<String> arguments) {
        if (settings.replicas() == 0) {
            return run(script, List.of(key), arguments);
        }
        return ask(() -> over(client.connectionFor().apply(key), connection -> {
            long answer = script.run(new SingleConnection(connection), List.of(key), arguments);
            confirm(connection);
            return answer;
        }));
    }

    private static long over(Connection connection, ToLongFunction<Connection> action) {
        try (connection) {
            return action.applyAsLong(connection);
        }
    }

    private void confirm(Connection connection) {
        Object have = connection.executeCommand(new CommandArguments(Protocol.Command.WAIT).add(settings.replicas()).add(1_000));
        if ((Long) have < settings.replicas()) {
            throw new JedisDataException(
                    "NOREPLICAS " + have + " of " + settings.replicas() + " replicas have the entry");
        }
    }

    private record SingleConnection(Connection connection) implements Script.Sender {

        @Override
        public Object evalsha(String digest, List<String> keys, List<String> arguments) {
            return send(Protocol.Command.EVALSHA, digest, keys, arguments);
        }

        @Override
        public Object eval(String text, List<String> keys, List<String> arguments) {
            return send(Protocol.Command.EVAL, text, keys, arguments);
        }

        private Object send(Protocol.Command command, String script, List<String> keys, List<String> arguments) {
            return connection.executeCommand(
                    new CommandArguments(command).add(script).add(keys.size()).keys(keys).addObjects(arguments));
        }
    }

    /**
     * The answer to a command, tried again while the trouble may pass.
     *
     * @throws RedisUnavailable when it does not pass in time
     */
    <T> T ask(Supplier<T> command) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + settings.patience().toNanos();
        long pause = FIRST_PAUSE;
        try {
            while (true) {
                FutureTask<T> answer = new FutureTask<>(command::get);
                Thread.ofVirtual().start(answer);
                try {
                    interrupted |= finished(answer);
                    return result(answer);
                } catch (JedisException e) {
                    if (!Trouble.passes(e) || System.nanoTime() + pause > deadline) {
                        throw sentence(e);
                    }
                }
                interrupted |= rest(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the end, however often it is interrupted; says whether it was. */
    private static boolean finished(FutureTask<?> answer) {
        boolean interrupted = false;
        while (!answer.isDone()) {
            try {
                answer.get();
            } catch (InterruptedException _) {
                interrupted = true;
            } catch (ExecutionException _) {
                return interrupted;
            }
        }
        return interrupted;
    }

    private static <T> T result(FutureTask<T> answer) {
        if (answer.state() == Future.State.FAILED) {
            if (answer.exceptionNow() instanceof RuntimeException trouble) {
                throw trouble;
            }
            throw new IllegalStateException("a command to Redis ended by surprise", answer.exceptionNow());
        }
        return answer.resultNow();
    }

    private RedisUnavailable sentence(JedisException trouble) {
        RedisUnavailable sentence = Trouble.sentence(address, trouble);
        return lastWords.get().isEmpty() ? sentence : new RedisUnavailable(sentence.getMessage() + "; " + lastWords.get(), trouble);
    }

    /** Waits; an interrupt ends the wait early and is reported. */
    private static boolean rest(long nanos) {
        LockSupport.parkNanos(nanos);
        return Thread.interrupted();
    }

    /** Closes all connections. */
    @Override
    public void close() {
        client.commands().close();
    }

    @Override
    public String toString() {
        return "Redis at " + address;
    }
}
