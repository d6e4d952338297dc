package dev.gumshoe.conversations.agents;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a question is about, told by its words. The first that fits counts, so those with the plainest words stand first. */
enum Topic {

    /** Why something is not the cause. */
    WHY_NOT("why (?:is it |was it |isn't it |wasn't it )?not .+"),

    /** What to do, and whether that is safe. */
    MITIGATION("(?:is|was|would) it (?:be )?safe to",
            "(?:should|can|could|shall|may|must) (?:i|we|you|one) (?:just |simply |safely )?(?:roll|revert|restart|reboot"
                    + "|replace|scale|drain|redeploy|undo|fail over|raise|increase|disable|switch)\\b.*",
            "(?:what|which) (?:is|was|'s) the (?:fix|mitigation|plan|work ?around)",
            "mitigat(?:e|ion)", "work ?arounds?"),

    /** Which alarms fired. */
    ALARMS("alarms?", "alerts?", "fired", "monitors?"),

    /** What happened, in order. */
    TIMELINE("timeline", "sequence", "chronology", "what happened"),

    /** What depends on what. */
    DEPENDENCIES("depends? on", "depend(?:s|encies|encys|ants|ents)", "(?:who|what|which \\w+) calls?", "call(?:s|ed|ers?) (?:by|of)",
            "upstream", "downstream", "blast radius",
            "(?:who|what) does .+ call"),

    /** Which instances came and went. */
    FLEET("(?:instances?|hosts?|nodes?|pods?|machines?|containers?|tasks?) (?:were |was |did |have |has |are |that |do |got |get )?(?:\\w+ ){0,3}"
            + "(?:replaced|terminated|launched|restarted|started|stopped|gone?|went|died?|came|come|scaled|evicted|have|exist|running|up|down|left|new)",
            "(?:replaced|terminated|launched|evicted|scaled|new) (?:instances?|hosts?|nodes?|pods?|machines?|containers?)",
            "how many (?:\\w+ ){0,2}(?:instances?|hosts?|nodes?|pods?|machines?|containers?)"),

    /** Who was hurt; what they are called is known from what was counted. */
    IMPACT("affected", "impact(?:ed|s)?", "customers?", "users?", "hurt", "harm(?:ed)?", "suffer(?:ed|s|ing)?", "victims?"),

    /** What was changed, and by whom. */
    CHANGES("chang(?:e|es|ed)", "deploy(?:ed|s|ment|ments)?", "releas(?:e|es|ed)", "roll(?:ed|s)? out", "commits?", "committed", "pushed",
            "merged", "diff",
            "config\\w*",
            "who (?!was|were|is|are|else|will|would|gets?|got|has|have|can|should|suffers?|calls?|feels?|sees?|saw)\\w+ .+"),

    /** When it began, and for how long it went on. */
    ONSET("when", "since when", "start(?:ed)?", "begin", "began", "onset", "how long"),

    /** What was ruled out. */
    RULED_OUT("ruled? out", "not it", "dead ends?", "excluded"),

    /** What could not be looked at. */
    GAPS("gaps?", "missing", "not looked", "could not", "couldn't", "unknown"),

    /** Which runbooks fit. */
    RUNBOOKS("runbooks?", "playbooks?", "skills?"),

    /** How sure it is. */
    CERTAINTY("how sure", "confiden(?:t|ce)", "certain", "sure"),

    /** What is logged as an error. */
    ERRORS("(?:which|what|how many|any|show|list|show me|give me|are there|latest|last|recent) (?:\\w+ ){0,3}(?:errors?|exceptions?|failures?|logs?|log lines?)"),

    /** Who, how many: whoever is meant, it is about people or what they own. */
    COUNT("who", "whom", "how many"),

    /** None of these. */
    OTHER;

    private final Pattern words;

    Topic(String... words) {
        this.words = words.length == 0 ? Pattern.compile("(?!)") : word(String.join("|", words));
    }

    private static Pattern word(String alternatives) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])");
    }

    /**
     * The topic of a question.
     *
     * @param question its words, in any case
     * @param victims labels by which the hurt were counted: {@code robot.id}
     */
    static Topic of(String question, Collection<String> victims) {
        String asked = question.toLowerCase(Locale.ROOT);
        for (Topic topic : values()) {
            boolean named = topic == IMPACT && namesOneOf(asked, victims);
            if (named || topic.words.matcher(asked).find()) {
                return topic == COUNT ? IMPACT : topic;
            }
        }
        return OTHER;
    }

    /** Whether the word belongs to some topic. */
    static boolean knows(String word, Collection<String> victims) {
        return Stream.of(values()).anyMatch(topic -> topic != ERRORS && topic.words.matcher(word).find()) || namesOneOf(word, victims);
    }

    /** {@code robot.id} is asked about as robots. */
    private static boolean namesOneOf(String asked, Collection<String> labels) {
        String nouns = labels.stream()
                .flatMap(label -> Stream.of(label.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")))
                .filter(word -> word.length() > 2 && !List.of("uid", "uuid", "key", "name", "trace", "span", "request").contains(word))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return !nouns.isEmpty() && word("(?:" + nouns + ")(?:e?s)?").matcher(asked).find();
    }
}
