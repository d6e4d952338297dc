package dev.gumshoe.adapters.aws;

import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;

/** Sends requests, each in its turn: so many a second to a service, so many at once in a place, and what was asked a moment ago not again. */
final class AwsCalls {

    private final AwsLimits limits;
    private final RecentAnswers recent;
    private final Map<String, RateLimiter<Object>> paces = new ConcurrentHashMap<>();
    private final Map<AwsPlace, Semaphore> crowds = new ConcurrentHashMap<>();

    AwsCalls(AwsLimits limits) {
        this.limits = limits;
        this.recent = new RecentAnswers(limits.cache());
    }

    /** What a request is answered. */
    <R extends AwsRequest, A> A ask(Question question, AwsPlace place, AwsAction action, R request, Function<R, A> call) throws AwsTrouble {
        String command = told(question, place, action, request);
        return recent.get(command, question, () -> inTurn(question, place, action, () -> call.apply(request)));
    }

    /** What a request is answered, asked anew each time. */
    <R extends AwsRequest, A> A askNow(Question question, AwsPlace place, AwsAction action, R request, Function<R, A> call)
            throws AwsTrouble {
        told(question, place, action, request);
        return inTurn(question, place, action, () -> call.apply(request));
    }

    /** The same for what is no question of its own, but asks after the answer to one. */
    <R extends AwsRequest, A> A askQuietly(Question question, AwsPlace place, AwsAction action, R request, Function<R, A> call)
            throws AwsTrouble {
        return inTurn(question, place, action, () -> call.apply(request));
    }

    /** The items of all pages that a request is answered with. */
    <R extends AwsRequest, P, T> List<T> askAll(Question question, AwsPlace place, AwsAction action, R request,
            Function<R, ? extends SdkIterable<P>> pages, Function<P, List<T>> items) throws AwsTrouble {
        return askAll(question, place, action, request, pages, items, Integer.MAX_VALUE);
    }

    /** The same, ended when there are so many. */
    <R extends AwsRequest, P, T> List<T> askAll(Question question, AwsPlace place, AwsAction action, R request,
            Function<R, ? extends SdkIterable<P>> pages, Function<P, List<T>> items, int most) throws AwsTrouble {
        String command = told(question, place, action, request);
        Pages<T> read = recent.get(command, question, () -> {
            List<T> all = new ArrayList<>();
            Iterator<P> each = pages.apply(request).iterator();
            int page = 0;
            while (each.hasNext() && page < limits.pages() && all.size() < most) {
                all.addAll(items.apply(inTurn(question, place, action, each::next)));
                page++;
            }
            return new Pages<>(List.copyOf(all), each.hasNext());
        });
        if (read.more()) {
            question.leftOut(place + ": " + action.permission() + " had more than the " + read.items().size()
                    + " that were read; raise limits to read them");
        }
        return read.items();
    }

    private record Pages<T>(List<T> items, boolean more) {}

    private static <R extends AwsRequest> String told(Question question, AwsPlace place, AwsAction action, R request) {
        if (!request.getClass().getSimpleName().equals(action.operation() + "Request")) {
            throw new IllegalStateException(request.getClass().getSimpleName() + " is no request for " + action.operation());
        }
        String command = CommandLine.of(action, request, place);
        question.asked(command);
        return command;
    }

    private <A> A inTurn(Question question, AwsPlace place, AwsAction action, Supplier<A> call) throws AwsTrouble {
        Semaphore crowd = crowds.computeIfAbsent(place, _ -> new Semaphore(limits.concurrency()));
        RateLimiter<Object> pace = paces.computeIfAbsent(place + " " + action.service(), _ -> RateLimiter
                .smoothBuilder(limits.perSecond(action.service()), Duration.ofSeconds(1)).build());
        try {
            if (!pace.tryAcquirePermit(question.left()) || !crowd.tryAcquire(question.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw AwsTrouble.timeout(place, action.permission(), question.patience());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw AwsTrouble.timeout(place, action.permission(), question.patience());
        }
        try {
            return call.get();
        } catch (SdkException e) {
            throw AwsTrouble.of(e, action, place, question.patience());
        } finally {
            crowd.release();
        }
    }
}
