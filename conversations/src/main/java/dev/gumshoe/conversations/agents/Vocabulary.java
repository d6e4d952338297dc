package dev.gumshoe.conversations.agents;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The words that questions on call are made of: what is spelt nearly so is taken for a slip of the finger, and what is none of them is a name. */
final class Vocabulary {

    /** Words that carry no topic of their own, and those the topics are told by. */
    private static final Set<String> WORDS = words("""
            a about after again ago all alarm alarms alert alerts alive already also always alternative alternatives am an and another any anybody
            anyone anything are around as ask asked at autoscaling away back bad badly baseline be because become been before began begin begun being
            behind believe below best better between big blame blast blind box break breaks broke broken bug bugs build builds busy but by call callers
            called calling calls came can candidate candidates cannot cant case cases cause caused causes causing certain certainty change changed
            changes changing chart charts check checked checking churn clear clearly client clients come command commands commit commits committed
            compare compared comparison conclusion conclusions confidence confident config configuration connection connections consider considered
            contact could couldn count counts cpu crash crashed crashes culprit current currently customer customers dashboard day days dead
            depend dependencies dependency depends deploy deployed deploying deployment deployments deploys detail details diagram did didn die died diff
            differ difference different disk do does doesn doing done down downstream due duration during each earlier else end ended ends enough
            error errors escalate eventually ever every everyone everything evidence exactly example exception exceptions expected explain fail failed
            failing fails failure failures far fast fault faults feature few figure figures find fine finished fired first fix fixed flag flags follow
            for from full further gap gaps get gets getting give given go goes going gone good got graph graphs guess guilty had half hand happen
            happened happening happens hard has hasn have having he healthy heap help her here herring herrings him his hit hot hour hours how human
            hurt hypotheses hypothesis i if impact impacted important improve improved improving in incident incidents info inside instead into involved is
            isn issue issues it its just kind knew know known last late latency later latest launched least left less like line lines list
            load log logged logging login logins logs long longer look looked looking looks lot made make makes manual manually many map match matter
            may maybe me mean means measure memory merged metric metrics might min mine minute minutes miss missed missing mitigate mitigation moment monitor
            monitors more most much must my near need network never new news next no nobody none normal normally not nothing notice noticed now number
            numbers obvious of off often ok okay on once one ongoing only onset open opened opinion option options or order other others our out outage
            outages over overview own pause continue resume undo focus focused keep owner owners owns part past people per percent percentile perhaps permission person picture place plan please point
            possible possibly prevent previous previously probably problem problems progress proof prove pull pushed put queries query question questions
            queue radius ran rate rates reach reached read ready real really reason reasons reboot recap recent recently recover recovered recovering
            recovery recurring red related relevant release released releases remove replace replaced report request requests resolved response
            responsible restart restarted result results right risk roll rollback rolled rollout root rule ruled run runbook runbooks running runs safe
            safely said same saw say says scale scaled search second seconds see seem seems seen sequence serious session sessions several severe
            severity shall share she shell shipped short should show showing shows side sign signs similar simply since situation slow slower slowest
            small so some somebody someone something soon sorry sort source sources span spans spike stable stack start started starting starts state
            status step still stop stopped story such sudden suddenly suffer suffering sum summarise summarize summary sure suspect suspects switch switched
            symptom symptoms take taken talk team tell terminated than that the their them then theory there these they thing things think this those
            thought through throughput time timeline timeout timeouts times to today together told too took topology total touched trace traces traffic
            trigger triggered trouble true trust try two type typical typically under understand unhealthy until up update updates upstream us usage use
            used user users uses using usual usually utilization verdict version versions very victim victims volume wait waiting want warning warnings was
            wasn way we well went were weren what whats when where whether which while who whole whom whose why will window with within without
            work workaround worked working works worse worst would write writes wrong yes yesterday yet you your zoom
            """);

    /** What things are called: known, and still names of what a topology holds. */
    private static final Set<String> NOUNS = words("""
            account api backend balancer bucket buckets cache caches certificate certificates cloud cluster clusters container containers database
            databases db dns endpoint endpoints firewall frontend function functions gateway host hosts instance instances kafka kubernetes lambda
            listener machine machines mesh namespace node nodes pipeline pipelines pod pods policy pool pools postgres proxy queues redis region router
            server servers service services store stores subnet table tables target targets task tasks tls topic vendor volume worker workers zone
            """);

    /** The words by which questions are told to be questions: even short ones are mended. */
    private static final Set<String> ASKING = Set.of("what", "when", "who", "why", "how", "which", "where", "show", "since", "logs");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}'_.:/-]+");
    private static final int SHORTEST = 4;
    private static final int LONG = 8;

    private Vocabulary() {}

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    }

    /** Whether the word is none of a name's. */
    static boolean holds(String word) {
        return WORDS.contains(word.replaceAll("'.*$", "")) || word.chars().noneMatch(Character::isLetter);
    }

    /** Whether the word means something to somebody on call, whatever exists. */
    static boolean knows(String word) {
        return holds(word) || NOUNS.contains(word);
    }

    /** The words of a text, in order, with what belongs to names left on. */
    static List<String> split(String text) {
        return Arrays.stream(APART.split(text)).map(word -> word.replaceAll("^[.:/'-]+|[.:/'-]+$", "")).filter(word -> !word.isEmpty())
                .toList();
    }

    /** The word that was meant: the one nearest in spelling, when one is nearer than all others and near enough to be a slip; else itself. */
    static String meant(String word) {
        if (holds(word) || NOUNS.contains(word) || word.length() < 3 || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return word;
        }
        Set<String> candidates = word.length() < SHORTEST ? ASKING : WORDS;
        int slips = word.length() >= LONG ? 2 : 1;
        for (int distance = 1; distance <= slips; distance++) {
            Set<String> near = new TreeSet<>();
            for (String candidate : candidates) {
                if (candidate.length() >= 3 && Math.abs(candidate.length() - word.length()) <= distance
                        && slipped(word, candidate) == distance) {
                    near.add(candidate);
                }
            }
            List<String> likely = likely(word, near);
            if (likely.size() == 1) {
                return likely.getFirst();
            }
        }
        return word;
    }

    /** Of several words as near, those that begin as it does; a letter that was left out is the likeliest slip. */
    private static List<String> likely(String word, Set<String> near) {
        List<String> asking = near.stream().filter(ASKING::contains).toList();
        if (asking.size() == 1) {
            return asking;
        }
        List<String> first = near.size() == 1
                ? List.copyOf(near)
                : near.stream().filter(candidate -> candidate.charAt(0) == word.charAt(0)).toList();
        List<String> longer = first.stream().filter(candidate -> candidate.length() > word.length()).toList();
        return longer.isEmpty() ? first : longer;
    }

    /** Damerau's distance (optimal string alignment): as Levenshtein's, but two neighbours that changed places count as one slip. */
    static int slipped(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            rows[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            rows[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                rows[i][j] = Math.min(rows[i - 1][j - 1] + same, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
