package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Mitigation;
import dev.gumshoe.conversations.investigation.MitigationPlan;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Truth;
import dev.gumshoe.conversations.topology.ResourceNames;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what people in a thread mean, by pattern: directions, questions, evidence, or talk among themselves. English. */
public final class MessageReader {

    private static final Pattern DID = Pattern.compile(
            "(?:.*\\b)?(?:i|we|i've|we've|i have|we have) (?:just |already |also )?(restarted|rebooted|rolled|deployed|scaled|changed|cleared|killed|looked|checked|see|saw|replaced|drained|fixed|reverted|disabled|enabled|increased|decreased|opened|closed|noticed|found|upgraded|terminated|stopped|started|failed|raised|lowered|deleted|added|removed)\\b.*");
    private static final Pattern FINE = Pattern.compile(
            "\\b(fine|healthy|ok|okay|normal|good|well|idle|clean|as usual|nothing (?:wrong|unusual|suspicious|there)|no (?:errors?|problems?|issues?|alarms?))\\b");
    private static final Pattern TROUBLED = Pattern.compile(
            "\\b(broken|down|dead|full|slow|hot|saturated|overloaded|failing|fails|crash\\w*|errors?|timeouts?|timing out|oom\\w*|unreachable|throttl\\w+|stuck|degraded|exhausted)\\b");
    private static final Pattern JUDGED = Pattern.compile(
            "(?:(?:yes|no|yep|nope)[,!.]? )?(?:(?<subject>that|it|this|you|your \\w+)(?: ?['’]re|['’]s| is| was| were| are| got it)? )?(?<not>not )?"
                    + "(?<verdict>right|correct|wrong|incorrect|(?:partly|partially|half)[ -](?:right|correct|wrong))\\b[\\s,.:;!—–-]*(?<rest>.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ASKING = Pattern.compile(
            "(when|which|who|whom|what|what's|how|why|where|show|summari[sz]e|list|tell|explain|give|is|are|was|were|did|does|do|can|could|any|has|have)\\b.*");
    /** Who begins so asks and directs nothing: “is it only one host”. */
    private static final Pattern ASKED = Pattern.compile(
            "(?:is|are|was|were|does|did|do|has|have) (?!not\\b)(?:it|this|that|there|the|they|we|you|i|any\\w*|some\\w*|people|users|customers)\\b.*"
                    + "|(?:when|which|who|whom|whose|what|what's|who's|why|how|how's|where)\\b.*");
    /** A longer text among people is none of ours. */
    private static final int MOST_WORDS = 12;
    private static final Pattern ASKS_WHETHER = Pattern.compile("did (?:it|that|this) (?!(?:just |already )?(?:now)?$).*");
    private static final Pattern DEED = Pattern.compile("\\b(restart|scal|rais|replac|redeploy)(?:ed|ing)\\b");
    /** Whoever begins so tells nothing. */
    private static final Pattern INTERROGATIVE = Pattern.compile("(?:when|which|who|whom|what|what's|how|why|where|did|have we|has)\\b.*");
    private static final Pattern TO_LOOK_UP = Pattern
            .compile("(?:please |can you |could you )*(?:check|look (?:at|into|up)|dig into|fetch|get|read|find|count|grep|search) .+");
    /** Topics that are looked up rather than looked into. */
    private static final Set<Topic> LOOKED_UP = EnumSet.of(Topic.LOGS, Topic.ERRORS, Topic.LEVEL, Topic.TRACE, Topic.VERSION,
            Topic.SESSIONS, Topic.FLEET,
            Topic.CHANGES);
    private static final Pattern MEND = Pattern.compile(
            "(?:.*\\b)?(?:how (?:do|can|should|would|could) (?:we|i|you|one) (?:fix|mend|mitigate|repair|resolve|undo|roll back|stop) (?:it|this|that|the .+)"
                    + "|(?:is|would) it (?:be )?safe to (?:roll|revert|restart|replace|scale|redeploy|drain|undo)\\b.*"
                    + "|(?:should|shall|can|could) (?:we|i) (?:just |simply |safely )?(?:roll (?:it |this |that )?back|revert|undo|redeploy|replace|restart)\\b.*"
                    + "|what(?:['’]s| is) the (?:fix|mitigation|work ?around)"
                    + "|what (?:should|can|do) (?:we|i) do(?: now| about (?:it|this|that))?|how to (?:fix|mitigate|mend) (?:it|this|that)"
                    + "|(?:please )?(?:plan (?:a |the )?(?:mitigation|fix|roll ?back)|mitigate(?: (?:it|this|that))?|(?:make|give me|show) (?:a|the) (?:mitigation )?plan|fix (?:it|this|that)))\\b.{0,12}");
    private static final String DONE_TO_IT = "(?:applied|did (?:it|that)|done (?:it|that|so)|executed|carried out|ran|rolled (?:it )?back|reverted|replaced|scaled|restarted|raised|redeployed|put \\w+ back)";
    private static final String WE_DID = "(?:(?:i|we)(?:['’]ve| have)? )?(?:just |already |now )?" + DONE_TO_IT + "\\b.*";
    private static final String THE_PLAN = "(?:the |your |this )?(?:plan|fix|mitigation|roll ?back)(?:['’]s| is| was| has been)? (?:just |already |now )?(?:in|out|applied|done|live|executed|carried out|complete[d]?)(?: now)?";
    private static final Pattern APPLIED = Pattern.compile(
            "(?:(?:ok(?:ay)?|alright|right|yes)[,.!]? )?(?:(?:(?:it(?:['’]s| is| has been)|that(?:['’]s| is| has been)|all) )?(?:done|applied)(?: (?:it|that|the plan|now|so))*(?:[,.!:;–—-]+ ?(?:"
                    + WE_DID + "|" + THE_PLAN + "))?|" + WE_DID + "|" + THE_PLAN
                    + "|(?:it|that)(?:['’]s| is| was| has been) rolled back\\b.{0,30})");

    private final SpokenTime times;
    private final DirectionReader directions;
    private final InstantSource clock;

    /** A reader that takes times of day in the zone of {@code times}. */
    public MessageReader(SpokenTime times, InstantSource clock) {
        this.times = times;
        this.directions = new DirectionReader(times);
        this.clock = clock;
    }

    /** What the text means in the thread of the case. */
    public Utterance read(String text, boolean mentioned, Investigation state) {
        String plain = ChatWords.plain(text);
        String bare = plain.replaceAll("[.!\\s]+$", "");
        boolean planned = state.mitigations().pending().isPresent();
        if (!state.inquiry() && MEND.matcher(bare).matches() && (mentioned || plain.endsWith("?"))) {
            return planned && plain.endsWith("?") ? new Utterance.Question() : new Utterance.Mend();
        }
        Optional<MitigationPlan> plan = state.mitigations().latest().flatMap(Mitigation::plan);
        if (plan.isPresent() && APPLIED.matcher(bare).matches() && !ASKS_WHETHER.matcher(bare).matches()
                && !anotherDeed(bare, plan.get())) {
            return new Utterance.Applied();
        }
        if (plain.endsWith("?")) {
            return new Utterance.Question();
        }
        Optional<Utterance> judgement = state.conclusion().isEmpty() ? Optional.empty() : judgement(text.strip(), mentioned);
        if (judgement.isPresent()) {
            return judgement.get();
        }
        boolean looksUp = ASKING.matcher(bare).matches() || TO_LOOK_UP.matcher(bare).matches();
        if (PastedLog.in(text) || (PastedLog.line(text) && !looksUp)) {
            return new Utterance.Evidence(times.in(plain, reference(state)).orElse(null), named(plain, state));
        }
        Optional<Utterance> evidence = evidence(bare, state);
        if (evidence.isPresent()) {
            return evidence.get();
        }
        if (!state.inquiry() && SmallTalk.is(text)) {
            return new Utterance.Talk();
        }
        if (mentioned && TO_LOOK_UP.matcher(bare).matches() && LOOKED_UP.contains(Topic.of(bare, Set.of()))) {
            return new Utterance.Question();
        }
        if (ASKED.matcher(bare).matches()) {
            return mentioned || bare.split(" ").length <= MOST_WORDS ? new Utterance.Question() : new Utterance.Talk();
        }
        Optional<Direction> direction = directions.read(bare, mentioned, state, reference(state));
        if (direction.isPresent()) {
            return new Utterance.Steering(direction.get());
        }
        boolean asks = mentioned || (ASKING.matcher(bare).matches() && bare.split(" ").length <= MOST_WORDS);
        return asks && !SmallTalk.is(text) ? new Utterance.Question() : new Utterance.Talk();
    }

    /** Whether the words tell of a deed that is none of the plan's: who restarted something has not rolled back. */
    private static boolean anotherDeed(String text, MitigationPlan plan) {
        Matcher deed = DEED.matcher(text);
        String planned = (plan.title() + " " + plan.steps().stream().filter(step -> step.phase() == MitigationPlan.Phase.APPLY)
                .map(step -> step.title()).collect(Collectors.joining(" "))).toLowerCase(Locale.ROOT);
        return deed.find() && !planned.contains(deed.group(1));
    }

    private Optional<Utterance> evidence(String text, Investigation state) {
        if (!DID.matcher(text).matches() || INTERROGATIVE.matcher(text).matches()) {
            return Optional.empty();
        }
        String resource = named(text, state);
        return Optional.of(new Utterance.Evidence(times.in(text, reference(state)).orElse(null), resource,
                resource == null ? null : stance(text)));
    }

    /** What a report does to the suspicion of what it speaks of: that it is fine speaks against it. */
    private static @Nullable Stance stance(String text) {
        if (FINE.matcher(text).find()) {
            return Stance.AGAINST;
        }
        return TROUBLED.matcher(text).find() ? Stance.FOR : null;
    }

    private static Optional<Utterance> judgement(String text, boolean mentioned) {
        Matcher matcher = JUDGED.matcher(text);
        if (!matcher.matches() || (matcher.group("subject") == null && !mentioned)) {
            return Optional.empty();
        }
        String verdict = matcher.group("verdict").toLowerCase(Locale.ROOT);
        boolean not = matcher.group("not") != null;
        Truth truth = verdict.contains("part") || verdict.contains("half")
                ? Truth.PARTLY
                : verdict.contains("wrong") || verdict.contains("incorrect") || not ? Truth.WRONG : Truth.RIGHT;
        return Optional.of(new Utterance.Judgement(truth, matcher.group("rest").strip()));
    }

    private static @Nullable String named(String text, Investigation state) {
        ResourceNames names = new ResourceNames(state.topology());
        for (String word : text.split("[\\s,;]+")) {
            List<String> meant = word.length() < 3 ? List.of() : names.meant(word);
            if (meant.size() == 1) {
                return meant.getFirst();
            }
        }
        return null;
    }

    /** What a time of day is near: the present for a case of today, the alert for a recorded one. */
    private Instant reference(Investigation state) {
        Instant now = clock.instant();
        Instant end = state.scope().window().to();
        return end.isBefore(now.minus(java.time.Duration.ofDays(1))) ? end : now;
    }
}
