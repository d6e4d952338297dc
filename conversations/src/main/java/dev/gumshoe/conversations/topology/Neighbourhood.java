package dev.gumshoe.conversations.topology;

import java.util.List;

/** What hangs on a resource and what it hangs on, in words. */
public final class Neighbourhood {

    private static final int MOST = 5;

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

    private static String some(List<String> ids) {
        return ids.size() <= MOST
                ? String.join(", ", ids)
                : String.join(", ", ids.subList(0, MOST)) + " and " + (ids.size() - MOST) + " more";
    }
}
