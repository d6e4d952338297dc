package dev.gumshoe.bot.web;

import dev.gumshoe.adapters.http.Delivery;
import dev.gumshoe.adapters.http.Refused;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The signed deliveries that were taken lately, so that nobody who overheard one can send it again. Those without a signature of their own are not
 * remembered: senders repeat them as they are, and the front desk knows their alerts again.
 */
final class Repetitions {

    private static final int MOST = 10_000;
    private static final List<String> SIGNATURES = List.of("x-amzn-event-signature", "x-pagerduty-signature", "sentry-hook-signature",
            "x-grafana-alerting-signature");

    private final Map<String, Boolean> taken = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** @throws Refused with 409 when the same delivery was taken before */
    synchronized void refuse(Delivery delivery) throws Refused {
        if (key(delivery).filter(taken::containsKey).isPresent()) {
            throw new Refused(409, "This very delivery was taken before; nothing was done again.");
        }
    }

    synchronized void taken(Delivery delivery) {
        key(delivery).ifPresent(key -> taken.put(key, true));
    }

    private static Optional<String> key(Delivery delivery) {
        return SIGNATURES.stream().map(delivery::header).flatMap(Optional::stream).findFirst()
                .map(signature -> signature + HexFormat.of().formatHex(Digests.sha256(delivery.text())));
    }
}
