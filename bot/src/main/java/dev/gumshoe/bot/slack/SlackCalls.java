package dev.gumshoe.bot.slack;

import com.google.gson.JsonParseException;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.thread.ExecutorServiceProvider;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.gumshoe.adapters.http.ConnectionTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * How a method of Slack's Web API is called: it waits as long as Slack asks when it is told to slow down; every other refusal is an exception.
 *
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Rate limits</a>
 */
final class SlackCalls {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int PATIENCE = 10;
    /** Many cases are told to wait at the same moment; they must not come back at the same moment. */
    private static final double JITTER = 0.2;
    private static final Duration UNKNOWN_WAIT = Duration.ofSeconds(2);

    private static final RetryPolicy<Object> AS_SLACK_ASKS = RetryPolicy.builder()
            .handleIf(failure -> failure instanceof SlackApiException e && e.getResponse().code() == TOO_MANY_REQUESTS)
            .withDelayFnOn(context -> wait(Objects.requireNonNull(context.getLastException())), SlackApiException.class)
            .withJitter(JITTER).withMaxRetries(PATIENCE).build();

    /** One call of a method. */
    interface Call<T> {
        T run() throws IOException, SlackApiException;
    }

    private SlackCalls() {}

    /** The client library's configuration: the endpoint, and virtual threads instead of pools of its own. */
    static SlackConfig config(SlackSettings settings) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.apiUrl().toString());
        config.setStatsEnabled(false);
        config.setExecutorServiceProvider(new VirtualThreads());
        return config;
    }

    private static final class VirtualThreads implements ExecutorServiceProvider {

        /** The timers of the client's connection: its queue, its heartbeat. */
        private static final int TIMERS = 4;

        @Override
        public ExecutorService createThreadPoolExecutor(String group, int size) {
            return Executors.newThreadPerTaskExecutor(named(group));
        }

        @Override
        public ScheduledExecutorService createThreadScheduledExecutor(String group) {
            return Executors.newScheduledThreadPool(TIMERS, named(group));
        }

        private static ThreadFactory named(String group) {
            return Thread.ofVirtual().name(group + "-", 0).factory();
        }
    }

    /**
     * Calls a method.
     *
     * @param method what Slack calls it
     * @throws SlackRefused when Slack says no
     * @throws IOException when Slack was not reached
     */
    static <T extends SlackApiTextResponse> T call(String method, Call<T> call) throws IOException {
        try {
            T answer = Failsafe.with(AS_SLACK_ASKS).get(call::run);
            if (!answer.isOk()) {
                throw new SlackRefused(method, Objects.requireNonNullElse(answer.getError(), "no reason given"),
                        answer.getNeeded() == null ? "" : "needs " + answer.getNeeded());
            }
            return answer;
        } catch (FailsafeException e) {
            throw new IOException(method + " did not reach Slack: " + reason(e.getCause()), e.getCause());
        } catch (JsonParseException e) {
            throw new IOException(method + " was answered by something that is not Slack; look at slack.apiUrl, and at what stands between",
                    e);
        }
    }

    private static String reason(@Nullable Throwable failure) {
        return switch (failure) {
            case SlackApiException e -> "what answers at slack.apiUrl is not Slack (HTTP " + e.getResponse().code() + ")";
            case null -> "no reason is known";
            case Throwable t -> ConnectionTrouble.known(t).orElseGet(() -> String.valueOf(t.getMessage()));
        };
    }

    private static Duration wait(Throwable failure) {
        String seconds = failure instanceof SlackApiException e ? e.getResponse().header("Retry-After") : null;
        return seconds != null && seconds.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : UNKNOWN_WAIT;
    }
}
