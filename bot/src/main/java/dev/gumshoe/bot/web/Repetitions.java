package dev.gumshoe.bot.web;

import dev.gumshoe.adapters.http.Delivery;
import dev.gumshoe.adapters.http.Refused;
import dev.gumshoe.conversations.conversation.Memos;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The signed deliveries that were taken lately, by whichever process, so that nobody who overheard one can send it again. Those without a signature of
 * their own are not remembered: senders repeat them as they are, and the front desk knows their alerts again.
 */
final class Repetitions {

    /** Longer than any signed time is believed; those that are signed without a time the front desk still knows again afterwards. */
    private static final Duration KEPT = Duration.ofDays(7);
    /** How long senders go on telling what they believe was not heard. The same words later are another alarm. */
    private static final Duration TOLD_AGAIN = Duration.ofMinutes(10);
    private static final List<String> SIGNATURES = List.of("x-amzn-event-signature", "x-pagerduty-signature", "sentry-hook-signature",
            "x-grafana-alerting-signature");

    private final Memos memos;

    Repetitions(Memos memos) {
        this.memos = memos;
    }

    /** @throws Refused with 409 when the same delivery was taken before */
    void refuse(Delivery delivery) throws Refused {
        if (key(delivery).flatMap(memos::recall).isPresent()) {
            throw new Refused(409, "This very delivery was taken before; nothing was done again.");
        }
    }

    /** Remembers it, once everything in it is in the record: what was not taken can be sent again. */
    void taken(Delivery delivery) {
        key(delivery).ifPresent(key -> memos.first(key, "taken", KEPT));
    }

    /**
     * The delivery as it came in the first time, where the same bytes came lately: an alert that says no time of its own began when it was first told
     * of, and is the same alert when its sender did not hear the answer and tells it again.
     */
    Delivery firstTold(String hook, Delivery delivery) {
        String key = "webhook-first:" + hook + ":" + HexFormat.of().formatHex(Digests.sha256(delivery.text()));
        memos.first(key, delivery.at().toString(), TOLD_AGAIN);
        return memos.recall(key).map(Instant::parse).map(delivery::at).orElse(delivery);
    }

    private static Optional<String> key(Delivery delivery) {
        return SIGNATURES.stream().map(delivery::header).flatMap(Optional::stream).findFirst()
                .map(signature -> "webhook:" + HexFormat.of().formatHex(Digests.sha256(signature + " " + delivery.text())));
    }
}
