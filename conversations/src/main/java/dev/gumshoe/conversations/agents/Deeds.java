package dev.gumshoe.conversations.agents;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells what people did from what they merely saw, by their verbs. English. */
public final class Deeds {

    private static final Pattern DONE = Pattern.compile(
            "\\b(?:i|we|i've|we've|i have|we have) (?:just |already |also |then |now )?(?:restarted|rebooted|rolled|deployed|redeployed|scaled|changed|cleared|killed"
                    + "|replaced|drained|fixed|reverted|disabled|enabled|increased|decreased|upgraded|terminated|stopped|started|raised|lowered|deleted"
                    + "|added|removed|restored|switched|failed (?:it )?over|put back)\\b");

    private Deeds() {}

    /** Whether somebody says that they did something. */
    public static boolean in(String text) {
        return DONE.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("\\s+", " ")).find();
    }
}
