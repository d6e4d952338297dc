package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.runbook.Runbook;
import dev.gumshoe.conversations.runbook.RunbookLibrary;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the runbooks that fit a case say to do about it: the points of their sections on mending. */
record RunbookExcerpts(RunbookLibrary runbooks) {

    private static final int MOST = 4;
    private static final int LONGEST = 220;
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,4}\\s+(.+)$");
    private static final Pattern MENDING = Pattern.compile("remediat|mitigat|\\bfix|mend|roll ?back|repair|resolve|what to do");
    private static final Pattern POINT = Pattern.compile("^\\s*(?:\\d+[.)]|[-*])\\s+(.+)$");

    /** The first points, each with its runbook's name; empty when none is at hand. */
    List<String> of(Investigation state) {
        return state.runbooks().stream()
                .flatMap(consulted -> runbooks.named(consulted.name()).stream())
                .limit(1)
                .flatMap(runbook -> points(runbook).limit(MOST).map(point -> runbook.name() + ": " + point))
                .toList();
    }

    private static Stream<String> points(Runbook runbook) {
        try {
            return mending(runbook.body().read()).lines()
                    .map(POINT::matcher)
                    .filter(java.util.regex.Matcher::matches)
                    .map(found -> shortened(Secrets.mask(found.group(1).replace("**", "").strip())));
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    /** The section on mending; empty when there is none. */
    private static String mending(String body) {
        var heading = HEADING.matcher(body);
        while (heading.find()) {
            if (MENDING.matcher(heading.group(1).toLowerCase(Locale.ROOT)).find()) {
                int end = heading.end();
                return heading.find() ? body.substring(end, heading.start()) : body.substring(end);
            }
        }
        return "";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
