package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Mechanism;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be the cause: “is it the database?”, “was it the deployment?”, “is forge to blame?”.
 *
 * @param words what they call it
 * @param mechanism how it would have done its harm, when the words tell that; null when they only name a resource
 */
record Blamed(String words, @Nullable Mechanism mechanism) {

    private static final String BEFORE = "^(?:so |but |and |then |now )*";
    private static final List<Pattern> ASKED = Stream.of(
            BEFORE + "(?:is|was|were|could|can|might|may|isn't|wasn't|would) (?:it|this|that|they)(?: (?:really|maybe|perhaps|actually|just|all|possibly))*"
                    + "(?: be| not be| not)?(?: because of| due to| caused by| down to| from| related to)? (?:the |a |an |our |some |bad |new |recent |last )*(?<what>.+)$",
            BEFORE + "(?:is|was|are|were|could|can) (?:the |a |an |our )?(?<what>.+?) (?:be )?(?:really )?(?:the (?:root )?(?:cause|culprit|problem|reason|issue)|to blame|guilty|responsible|at fault)\\b.*",
            BEFORE + "(?:did|does|do|has|have|could|can) (?:the |a |an |our )?(?<what>.+?) (?:really )?(?:cause|break|trigger)\\w*\\b.*",
            BEFORE + "(?:because of|due to|caused by) (?:the |a |an |our )?(?<what>.+)$")
            .map(Pattern::compile).toList();
    private static final Map<Pattern, Mechanism> MECHANISMS = mechanisms();

    /** What the question blames; empty when it blames nothing that is a resource or a way to do harm. */
    static Optional<Blamed> in(String asked, Collection<String> named) {
        for (Pattern pattern : ASKED) {
            Matcher matcher = pattern.matcher(asked);
            if (matcher.matches()) {
                String what = matcher.group("what");
                Mechanism mechanism = mechanism(what);
                return mechanism == null && named.isEmpty() ? Optional.empty() : Optional.of(new Blamed(what, mechanism));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Mechanism mechanism(String what) {
        return MECHANISMS.entrySet().stream().filter(known -> known.getKey().matcher(what).find()).map(Map.Entry::getValue).findFirst()
                .orElse(null);
    }

    private static Map<Pattern, Mechanism> mechanisms() {
        Map<Pattern, Mechanism> all = new LinkedHashMap<>();
        all.put(word("health ?-?checks?"), Mechanism.HEALTH_CHECK_FAILURE);
        all.put(word("deploy\\w*|releases?|roll ?outs?|versions?|code(?: changes?)?|bug|commits?"), Mechanism.BAD_DEPLOYMENT);
        all.put(word("permissions?|iam|polic(?:y|ies)|access|roles?|auth\\w*|denied|credentials?"), Mechanism.PERMISSION_DENIED);
        all.put(word("connections?|(?:connection )?pools?|sockets?"), Mechanism.CONNECTIONS_EXHAUSTED);
        all.put(word("traffic|load(?! ?balancer)|surge|spike|ddos|attack|too many (?:requests|users)"), Mechanism.TRAFFIC_SURGE);
        all.put(word("cpus?|memory|heap|disks?|oom|saturat\\w+|capacity|resources"), Mechanism.RESOURCE_SATURATION);
        all.put(word("network\\w*|dns|packets?|firewall|routing|tls|certificates?"), Mechanism.NETWORK);
        all.put(word("slow (?:dependency|database|vendor|service|store|quer(?:y|ies))|latency|vendor|third party"),
                Mechanism.SLOW_DEPENDENCY);
        all.put(word("human(?: error)?|person|somebody|someone|anyone|manual(?: change)?|operator|one of us|us|me|shell"),
                Mechanism.MANUAL_CHANGE);
        return all;
    }

    private static Pattern word(String alternatives) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])");
    }
}
