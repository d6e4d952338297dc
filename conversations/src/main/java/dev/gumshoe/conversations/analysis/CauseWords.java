package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.Observation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sentence that names a root cause: who did what when, how that did its harm, and what it did. One template for each mechanism; names
 * and figures come from the texts of the observations it cites and from nowhere else.
 */
final class CauseWords {

    private static final int LONGEST_QUOTE = 130;
    private static final Pattern MOMENT = Pattern.compile(" (?:since|at) \\d\\d:\\d\\d:\\d\\d UTC");
    private static final Pattern TALLY = Pattern.compile(":? [\\d,]+ times \\([^)]*\\)");
    private static final Pattern QUOTED = Pattern.compile("“([^”]{" + LONGEST_QUOTE + ",})”");

    private CauseWords() {}

    /**
     * The sentence.
     *
     * @param name what the resource is called, its service with it
     * @param change the observation that tells of the change that did it, or null
     * @param id the change's id; only read with a change
     * @param effect the observation that shows the harm best, or null
     */
    static String headline(
            String resource, String name, Mechanism mechanism, @Nullable Observation change, @Nullable String id,
            @Nullable Observation effect) {
        String harm = effect == null ? "" : ": " + effect(effect.text());
        if (change == null || change.at() == null || id == null) {
            return state(name, mechanism) + harm + ".";
        }
        String deed = ChangeWords.clause(change.text(), change.at(), id) + " at " + Phrases.clock(change.at());
        boolean named = Words.names(deed, resource);
        String whom = named ? "it" : name;
        return (named
                ? deed.replaceFirst("(?<![\\p{L}\\p{N}_.-])" + Pattern.quote(resource) + "(?![\\p{L}\\p{N}_.-])",
                        Matcher.quoteReplacement(name))
                : deed) + ", " + did(whom, mechanism)
                + harm + ".";
    }

    /** What a change did to the resource, to follow the change. */
    private static String did(String whom, Mechanism mechanism) {
        String whose = whom.equals("it") ? "its" : "the";
        String of = whom.equals("it") ? "" : " of " + whom;
        return switch (mechanism) {
            case BAD_DEPLOYMENT -> "which broke " + whom;
            case MANUAL_CHANGE -> "which damaged " + whom;
            case PERMISSION_DENIED -> "which took access away from " + whom;
            case HEALTH_CHECK_FAILURE ->
                "which made " + whose + " health checks" + of + " fail, so that instances are replaced over and over";
            case SLOW_DEPENDENCY -> "which made " + whom + " slow";
            case CONNECTIONS_EXHAUSTED -> "which left " + whom + " without free connections";
            case TRAFFIC_SURGE -> "which brought more work to " + whom + " than usual";
            case RESOURCE_SATURATION -> "which brought " + whom + " to " + (whom.equals("it") ? "its" : "the") + " limit";
            case NETWORK -> "which disturbed the network to " + whom;
            case OTHER, NONE -> "after which " + whom + " is in trouble";
        };
    }

    /** How the resource stands where no change explains it. */
    private static String state(String name, Mechanism mechanism) {
        return switch (mechanism) {
            case BAD_DEPLOYMENT -> "A rolled-out version broke " + name;
            case MANUAL_CHANGE -> "Somebody changed " + name + " by hand";
            case PERMISSION_DENIED -> name + " is refused access to what it needs";
            case HEALTH_CHECK_FAILURE -> "Instances of " + name + " fail their health checks and are replaced over and over";
            case SLOW_DEPENDENCY -> name + " answers slowly, and who calls it waits";
            case CONNECTIONS_EXHAUSTED -> name + " has no free connections left";
            case TRAFFIC_SURGE -> "More requests than usual arrive at " + name;
            case RESOURCE_SATURATION -> name + " is at the limit of what it has";
            case NETWORK -> "The network to " + name + " is slow or loses packets";
            case OTHER, NONE -> "It begins in " + name + "; how is not clear";
        };
    }

    /** An observation cut to what it says happened since when; how often and compared with what stands in the observation. */
    static String effect(String told) {
        Matcher moment = MOMENT.matcher(told);
        String cut = moment.find() ? told.substring(0, moment.end()) : told.endsWith(".") ? told.substring(0, told.length() - 1) : told;
        String brief = TALLY.matcher(cut).replaceFirst("");
        return QUOTED.matcher(brief).replaceAll(m -> Matcher.quoteReplacement("“" + m.group(1).substring(0, LONGEST_QUOTE - 1) + "…”"));
    }
}
