package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.Measure;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a question is about, told by its words. The first that fits counts, so those with the plainest words stand first. */
enum Topic {

    /** What may be asked. */
    HELP("^help(?: me)?$", "what (?:else )?can (?:you|i|we|one) (?:do|ask|say)", "how do(?:es)? (?:you|this|it) work",
            "^(?:who|what) are you"),

    /** Whether this was seen in an earlier case. */
    PRECEDENT("happen(?:s|ed|ing)? (?:\\w+ ){0,3}(?:before|often|already|again|last (?:time|week|month)|in the past)",
            "(?:seen|see|had|have|hit) (?:this|it|that|these|those|something like (?:this|it|that)|such) (?:\\w+ ){0,2}?(?:before|again|already|last|earlier|previously)",
            "last (?:time|occurrence)",
            "(?:last|previously|ever) (?:see|seen|saw|have|had|happen|happened|break|broke|fail|failed|go down|went down|occur\\w*)",
            "same (?:\\w+ ){0,2}(?:as|like|again)", "(?:is|was) (?:this|it|that) (?:the same|similar)", "deja vu|déjà vu",
            "first time", "how often", "how many times", "known (?:issues?|problems?|bugs?)",
            "similar (?:incidents?|cases?|outages?|issues?|problems?)",
            "(?:previous|past|earlier|former|last|other|recent|closed) (?:\\w+ )?(?:incidents?|cases?|outages?)",
            "(?:incidents?|outages?|cases) (?:\\w+ ){0,4}(?:last|yesterday|before|ever|this (?:week|month|year))",
            "(?:how|what) (?:did|was) (?:we|you|they|it|this|people|someone) (?:\\w+ )?(?:fix|mend|solve|resolve)\\w*", "recurr\\w+",
            "precedents?"),

    /** Why something is not the cause. */
    WHY_NOT("why (?:is it |was it |isn't it |wasn't it )?not .+"),

    /** What else it may be. */
    WHAT_ELSE("what else (?:could|can|might|may) (?:it|this|that)",
            "(?:other|second|next|another) (?:suspects?|causes?|candidates?|explanations?|possibilit\\w+|options?)",
            "suspect(?:s|ed)?", "alternatives?", "candidates?", "hypothes[ei]s"),

    /** What to do, and whether that is safe. */
    MITIGATION("(?:is|was|would) it (?:be )?safe to",
            "(?:should|can|could|shall|may|must) (?:i|we|one) (?:just |simply |safely )?(?:roll|revert|restart|reboot"
                    + "|replace|scale|drain|redeploy|undo|fail over|raise|increase|disable|switch)\\b.*",
            "(?:what|which) (?:is|was|'s) the (?:fix|mitigation|plan|work ?around)",
            "mitigat(?:e|ion)", "work ?arounds?"),

    /** An order to change something, which is not taken. */
    ORDER("^(?:please |now |just |(?:can|could|would|will) you )*(?:restart|reboot|roll ?back|revert|scale|kill|drain|replace|redeploy|deploy|delete|terminate|fail ?over|rerun|page|call) .+"),

    /** Which alarms fired. */
    ALARMS("alarms?", "alerts?", "fired", "monitors?", "paged"),

    /** What happened, in order. */
    TIMELINE("timeline", "sequence", "chronolog\\w+", "in (?:what|which) order", "step by step",
            "what (?:all )?(?:happened|was going on|went on) (?:at|around|before|after|between|since|first|next|from|on|in the|yesterday|today|tonight|this|last|during|\\d).*"),

    /** Who is responsible. */
    OWNER("who (?:owns|maintains|runs)", "owners?", "owned", "on[- ]?call", "(?:which|what|whose) team", "contacts?", "maintainers?",
            "escalat\\w+",
            "whom? (?:do|should|can|must|to) (?:i |we )?(?:call|ask|page|contact|wake|ping|talk)"),

    /** What depends on what. */
    DEPENDENCIES("depends? on", "depend(?:s|encies|encys|ants|ents)", "(?:who|what|which \\w+) (?:else )?calls?",
            "call(?:s|ed|ers?) (?:by|of)",
            "callers", "callees", "upstream", "downstream", "blast radius", "topology",
            "(?:who|what) does .+ (?:call|use)", "(?:who|what) (?:else )?uses"),

    /** Who worked on a machine. */
    SESSIONS("log(?:ged|s|ging)? ?(?:in|on|into|onto)", "logins?", "ssh\\w*", "shells?", "sessions?", "by hand", "manual(?:ly)?",
            "(?:was|were|is|are) (?:anyone|anybody|someone|somebody) on", "which commands?", "what did (?:\\w+ )?(?:type|run)"),

    /** Which instances came and went. */
    FLEET("(?:instances?|hosts?|nodes?|pods?|machines?|containers?|tasks?) (?:were |was |did |have |has |are |that |do |got |get )?(?:\\w+ ){0,3}"
            + "(?:replaced|terminated|launched|restarted|started|stopped|gone?|went|died?|came|come|scaled|evicted|have|exist|running|up|down|left|new)",
            "(?:replaced|terminated|launched|evicted|scaled|new) (?:instances?|hosts?|nodes?|pods?|machines?|containers?)",
            "how many (?:\\w+ ){0,2}(?:instances?|hosts?|nodes?|pods?|machines?|containers?)", "auto-?scal\\w+", "churn\\w*"),

    /** Which version runs. */
    VERSION("versions?", "(?:which|what) (?:build|image|tag|release) (?:is|are|does|do|runs?)"),

    /** One request as the traces show it. */
    TRACE("(?<!stack )traces?(?! ?back)", "spans?", "waterfall", "example(?: of an?| an?)? (?:\\w+ )?requests?",
            "(?:show|see|give|look at)(?: me| us)?(?: an?| one| the)? (?:failing|failed|slow|bad|broken|single) (?:requests?|calls?)"),

    /** What the charts show. */
    CHART("graphs?", "charts?", "plots?", "pictures?", "diagrams?", "dashboards?"),

    /** Whether it goes on. */
    PERSISTENCE("still", "ongoing", "recover\\w*",
            "(?:is|was) (?:it|this|that) (?:all )?(?:over|gone|done|fixed|back|ok(?:ay)?|fine|better|resolved|finished|ended|up|down)\\b.*",
            "(?:getting |any |become |becoming )?(?:worse|better|improv\\w+)", "back to normal", "resolved",
            "(?:has|did|does|will) (?:it|this|that) (?:\\w+ )?(?:stop(?:ped)?|end(?:ed)?|gone?|go away)",
            "are we (?:ok(?:ay)?|fine|good|back|down|up|safe)",
            "goes on", "(?:is|are) .*going on (?:now|at the moment|any ?more)", "when did it (?:end|stop)"),

    /** What is usual. */
    NORMAL("normal(?:ly)?", "usual(?:ly)?", "typical(?:ly)?", "baseline", "expected"),

    /** What is different from before. */
    COMPARE("compar\\w+", "before and after", "before (?:vs|versus)", "difference between", "differ\\w*"),

    /** Who was hurt; what they are called is known from what was counted. */
    IMPACT("affected", "impact(?:ed|s)?", "customers?", "users?", "hurt", "harm(?:ed)?", "suffer(?:ed|s|ing)?", "victims?", "clients?",
            "how (?:bad|severe|serious|big)", "severity"),

    /** How much of something there is. */
    LEVEL(Pattern.compile("\\b(?:why|when|how long|who|since when)\\b"), ""),

    /** What was changed, and by whom. */
    CHANGES("chang(?:e|es|ed|ing)", "deploy(?:ed|s|ment|ments|ing)?", "releas(?:e|es|ed)", "roll(?:ed|s)? ?outs?", "rollouts?", "commits?",
            "committed", "push(?:ed|es)?",
            "merged", "diff", "flags?", "ship(?:s|ped)?", "migrat\\w+",
            "config\\w*", "feature", "pull requests?", "prs?",
            "who (?!was|were|is|are|else|will|would|gets?|got|has|have|can|should|suffers?|calls?|feels?|sees?|saw)\\w+ .+"),

    /** What could not be looked at. */
    GAPS("gaps?", "missing", "(?:did|could|can|have|do) (?:you|we) not", "(?:did|could|have|do)n't (?:you|we)",
            "(?:you|we) (?:(?:did|could|have|do)n't|(?:did|could|have|do|can) ?not)",
            "not (?:look|see|check|able|know)\\w*", "could not", "couldn't", "blind(?: spots?)?", "unknowns?"),

    /** What was looked at. */
    LOOKED("what (?:all |else )?(?:did|have|do|are|were) you (?:\\w+ )?(?:look|check|do|see|examin|search|investigat|read|quer|work|seen|done|find|found)\\w*(?: at| on)?",
            "where did you look", "which sources?",
            "(?:did|have) you (?:already |also )?(?:look|check|see|seen|read|examin|consider|tr[iy]|search|think|thought)\\w*",
            "are you (?:still )?(?:looking|working|there|alive|done|finished|ready|checking|stuck)", "how far", "progress",
            "what are you doing"),

    /** When it began, and for how long it went on. */
    ONSET("when", "since when", "start(?:ed)?", "begin", "began", "begun", "onset", "how long"),

    /** What was ruled out. */
    RULED_OUT("ruled? out", "not it", "dead ends?", "excluded", "red herrings?"),

    /** Which runbooks fit. */
    RUNBOOKS("runbooks?", "playbooks?", "skills?", "procedures?"),

    /** How sure it is. */
    CERTAINTY("how sure", "confiden(?:t|ce)", "certain(?:ty)?", "sure", "reliable", "trust", "positive", "really"),

    /** What it stands on. */
    EVIDENCE("^(?:(?:please|can|could|you|would) )*(?:show|prove)(?: (?:me|us|it|that|this|please))*$", "evidence", "proofs?", "prove",
            "how (?:do|did|can) you know",
            "based on what", "what makes you", "quer(?:y|ies)", "citations?", "why do you (?:think|say|believe)\\b.*"),

    /** What is logged as an error. */
    ERRORS("(?:which|what|how many|any|show|list|show me|give me|are there|latest|last|recent|first|new) (?:\\w+ ){0,3}(?:errors?|exceptions?|failures?|timeouts?|warnings?)",
            "errors?", "exceptions?", "stack ?traces?", "trace ?backs?"),

    /** What is logged. */
    LOGS("logs?", "log lines?", "logged", "logging", "lines"),

    /** What it all comes to. */
    SUMMARY("summar\\w+", "tl ?;? ?dr", "sum(?: it)? up", "recap", "(?:status|state)(?: update| report)?", "updates?", "where are we",
            "what do (?:we|you) know", "overview",
            "what(?:'s| is) (?:going on|up|happening|new)", "what happened", "brief(?:ing)?(?: me)?", "in short",
            "what(?:'s| is) the (?:story|situation|deal)",
            "report", "catch me up",
            "tell (?:my|the|our|all|every\\w*)? ?(?:\\w+ )?(?:boss|manager|management|ceo|cto|team|customers?|stakeholders?|everyone|everybody|support)",
            "status page", "so far", "explain", "and\\?*$", "^so\\?*$", "news"),

    /** What the cause is. */
    CAUSE("root ?cause", "caus(?:e|es|ed|ing)", "culprit", "guilty", "^why.*", "reasons?",
            "what(?:'s| is| was)? (?:wrong|broken|failing|it|the (?:problem|issue|matter|trouble))",
            "what (?:broke|failed|went wrong)", "what do you think", "your (?:opinion|guess|theory)", "faults?", "to blame", "blame",
            "problem", "issue", "diagnos\\w+",
            "conclusions?", "findings?", "verdict", "symptoms?", "wrong"),

    /** How one resource is. */
    STATE(),

    /** Whether something is the cause. */
    IS_IT(),

    /** None of these. */
    OTHER();

    /** Whoever is meant, it is about people or what they own. */
    private static final Pattern WHO = word("who|whom|how many");

    private final Pattern words;
    private final @org.jspecify.annotations.Nullable Pattern unless;

    Topic(String... words) {
        this.words = words.length == 0 ? Pattern.compile("(?!)") : word(String.join("|", words));
        this.unless = null;
    }

    Topic(Pattern unless, String words) {
        this.words = words.isEmpty() ? Pattern.compile("") : word(words);
        this.unless = unless;
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
        String asked = question.strip().toLowerCase(Locale.ROOT).replaceAll("[?!.\\s]+$", "");
        return Stream.of(values()).filter(topic -> topic.fits(asked, victims)).findFirst()
                .orElse(WHO.matcher(asked).find() ? IMPACT : OTHER);
    }

    /** Whether the words fit it, whatever else they fit. */
    boolean fits(String asked, Collection<String> victims) {
        if (this == IMPACT && namesOneOf(asked, victims)) {
            return true;
        }
        if (this == LEVEL) {
            return unless != null && !unless.matcher(asked).find() && Measure.in(asked).isPresent();
        }
        return words.matcher(asked).find();
    }

    /** Whether a question of this topic may be asked again of something else: “and bot?”. */
    boolean takesASubject() {
        return switch (this) {
            case WHY_NOT, OWNER, DEPENDENCIES, SESSIONS, FLEET, VERSION, TRACE, PERSISTENCE, NORMAL, COMPARE, LEVEL, CHANGES, ERRORS, LOGS,
                    STATE, IS_IT ->
                true;
            case HELP, PRECEDENT, WHAT_ELSE, MITIGATION, ORDER, ALARMS, TIMELINE, CHART, IMPACT, GAPS, LOOKED, ONSET, RULED_OUT, RUNBOOKS,
                    CERTAINTY, EVIDENCE, SUMMARY, CAUSE, OTHER ->
                false;
        };
    }

    /** {@code robot.id} is asked about as robots. */
    private static boolean namesOneOf(String asked, Collection<String> labels) {
        String nouns = labels.stream()
                .flatMap(label -> Stream.of(label.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")))
                .filter(word -> word.length() > 2 && !List.of("uid", "uuid", "key", "name", "trace", "span", "request").contains(word))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return !nouns.isEmpty()
                && Pattern.compile("(?<![\\p{L}\\p{N}_-])(?:" + nouns + ")(?:e?s)?(?![\\p{L}\\p{N}_-])").matcher(asked).find();
    }

    /** Whether the word is one by which the hurt are called. */
    static boolean namesVictims(String word, Collection<String> victims) {
        return namesOneOf(word, victims);
    }
}
