package dev.gumshoe.conversations.topology;

import dev.gumshoe.conversations.evidence.ResourceSource.Relation;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What hangs on a resource and what it hangs on, in words. */
public final class Neighbourhood {

    private static final int MOST = 5;
    private static final int MOST_LINES = 15;

    private Neighbourhood() {}

    /** {@code bot calls schedule, forge; it is called by gateway; trouble there also reaches robots-lb.} */
    public static String words(String resource, Topology topology) {
        List<String> callees = topology.callees(resource);
        List<String> callers = topology.callers(resource);
        List<String> far = topology.blastRadius(resource).stream().filter(id -> !callers.contains(id)).toList();
        return resource + (callees.isEmpty() ? " calls nothing that is known" : " calls " + some(callees))
                + (callers.isEmpty() ? "; nothing known calls it" : "; it is called by " + some(callers))
                + (far.isEmpty() ? "." : "; trouble there also reaches " + some(far) + ".");
    }

    /** The relations from and to a resource, a line each with how and when it was learned; empty when there is none. */
    public static String relations(String resource, Collection<Relation> relations) {
        List<Relation> own = relations.stream().filter(one -> one.from().equals(resource) || one.to().equals(resource)).toList();
        String lines = own.stream().limit(MOST_LINES).map(Neighbourhood::line).collect(Collectors.joining("\n"));
        return own.size() <= MOST_LINES ? lines : lines + "\nand " + (own.size() - MOST_LINES) + " more";
    }

    private static String line(Relation one) {
        return one.from() + " " + one.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + one.to() + " (" + one.how()
                + ", as of " + one.learnedAt().truncatedTo(ChronoUnit.SECONDS) + ")";
    }

    private static String some(List<String> ids) {
        return ids.size() <= MOST
                ? String.join(", ", ids)
                : String.join(", ", ids.subList(0, MOST)) + " and " + (ids.size() - MOST) + " more";
    }
}
