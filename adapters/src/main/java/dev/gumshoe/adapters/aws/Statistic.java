package dev.gumshoe.adapters.aws;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a metric's samples of a period become one figure, as AWS' pages recommend it for each sort of metric. */
final class Statistic {

    private static final Pattern WORST_OF = Pattern.compile("unhealthyhostcount|statuscheckfailed.*");
    private static final Pattern LEAST_OF = Pattern.compile("healthyhostcount");
    private static final Pattern SLOWEST = Pattern.compile("targetresponsetime|duration|.*latency|integrationlatency");
    private static final Pattern EVENTS = Pattern.compile(
            ".*count|.*errors?|.*throttles|.*throttle(d)?events|.*throttledrequests|invocations|.*exceptions|requests|.*requests|consumed.*units"
                    + "|numberofmessages.*|.*evictions|cachehits|cachemisses|processedbytes|network(in|out|packetsin|packetsout)");

    private Statistic() {}

    /** The statistic of a metric of that name. */
    static String of(String metric) {
        String plain = metric.toLowerCase(Locale.ROOT);
        if (WORST_OF.matcher(plain).matches()) {
            return "Maximum";
        }
        if (LEAST_OF.matcher(plain).matches()) {
            return "Minimum";
        }
        if (SLOWEST.matcher(plain).matches()) {
            return "p95";
        }
        return EVENTS.matcher(plain).matches() ? "Sum" : "Average";
    }
}
