package dev.gumshoe.conversations.incident;

import dev.gumshoe.conversations.evidence.Secrets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words by which people, and this program, know alarms: that one fired, that it ended, how bad it is, and that it is the same again. */
public final class AlertWords {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_DESCRIPTION = 20_000;
    private static final int HEAD = 3;

    private static final Pattern ENDED = Pattern.compile(
            "^\\W*(?::[a-z0-9_+-]+:\\W*)*(?:\\[?(?:resolved|ok|recovered|closed|recovery|cleared|normal)(?::\\s?\\d+)?\\b)|\\b(?:is |was )?(?:resolved|recovered)\\]?\\W*$",
            Pattern.CASE_INSENSITIVE);
    private static final String BEGINS = "^(?::[a-z0-9_+-]+:|[^\\p{L}\\p{N}])*";
    private static final String ASKS_NOTHING = "\\b(?!.*\\?\\s*$)";
    /** Words by which programs say that an alarm began to last; nobody begins a sentence with them. */
    private static final Pattern STATED_AS_FIRING = Pattern.compile(
            BEGINS + "(?:(?:firing|alerting|triggered|re-triggered|no data|in alarm)" + ASKS_NOTHING + "|alarm: \")"
                    + "|[:\\u2013-] ?(?:fired|firing|triggered)\\W*$",
            Pattern.CASE_INSENSITIVE);
    /** Words by which alarms are called; sentences begin with them as well. */
    private static final Pattern CALLED = Pattern.compile(
            BEGINS + "((?:alert|alarm|critical|warning|warn|error|outage|p[1-5]|sev-?[0-5]|fatal|(?:incident|page|down)(?=\\s*[:#|\\]\u2013-]))"
                    + ASKS_NOTHING + ")",
            Pattern.CASE_INSENSITIVE);
    /** What an alarm says of a figure, after the word that calls it one. */
    private static final Pattern FIGURE = Pattern
            .compile("\\b(?:high|elevated|spik\\w+|above|below|missing|lost|too (?:many|few|long))\\b|\\d ?%", Pattern.CASE_INSENSITIVE);
    private static final Pattern ALARMING = Pattern.compile(
            "\\b(?:errors?|fail(?:s|ed|ing|ure|ures)?|down|outage|unreachable|unavailable|unhealthy|degraded|timeouts?|timed out|exceed(?:s|ed)?|"
                    + "above threshold|below threshold|breach(?:ed)?|full|exhausted|saturat\\w+|out of memory|oom\\w*|crash\\w*|5xx|50[0234]s?|latency|"
                    + "slow|stuck|lagging|throttl\\w+|refused|panic|expired?|alert|alarm|critical)\\b",
            Pattern.CASE_INSENSITIVE);
    /** What a person writes who reports trouble, and not who talks about it. */
    private static final Pattern REPORT = Pattern.compile(
            "\\b(?:(?:is|are|went|seems?|appears?) (?:completely |totally |still )?(?:down|broken|failing|unreachable|unavailable|not (?:responding|working|answering))|"
                    + "outage|throwing (?:errors|5xx|500s?)|(?:5xx|50[0234]s?|(?<!\\b(?:the|no|any) )errors) (?:everywhere|on|in|from)|timing out)\\b(?!.*\\?\\s*$)",
            Pattern.CASE_INSENSITIVE);

    /** What differs between two firings of the same alarm: its state and its numbers, but not the digits of a name. */
    private static final Pattern STATE = Pattern.compile(
            "\\[?\\b(?:firing|fired|resolved|triggered|re-triggered|recovered|recovery|ok|warn|no data|acknowledged|closed|cleared|alerting|alarm|normal|"
                    + "open|merged|activated)\\b(?::\\s?\\d+)?(?:,\\s*(?:resolved|firing):\\s?\\d+)?\\]?:?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EMOJI = Pattern.compile("(?<!\\S):[a-z0-9_+-]*[a-z_][a-z0-9_+-]*:(?!\\S)");
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{N}_./-])\\d+(?:[.,:]\\d+)*\\s?(?:%|ms|s|m|h|k|kb|mb|gb|rps)?(?![\\p{L}\\p{N}_/-])", Pattern.CASE_INSENSITIVE);

    private static final Pattern STATED = Pattern.compile("\\b(?:severity|priority|urgency|level)\\W{1,4}(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SEVERITY = Pattern
            .compile("\\b(critical|fatal|emergency|p[1-5]|sev-?[0-4]|high|error|warning|warn|low|info)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEX = Pattern.compile("#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})");

    private AlertWords() {}

    /** Whether the line says that an alarm ended. */
    public static boolean ended(String line) {
        return ENDED.matcher(line).find();
    }

    /** Whether the line says, as programs say it, that an alarm lasts. */
    public static boolean firing(String line) {
        return STATED_AS_FIRING.matcher(line).find();
    }

    /** Whether the line begins as alarms are called, in capitals or not, and asks nothing; sentences of people do that, too. */
    public static boolean called(String line) {
        return CALLED.matcher(line).find();
    }

    /** Whether it begins so in capitals, as nobody writes who does not raise an alarm. */
    public static boolean shouted(String line) {
        Matcher called = CALLED.matcher(line);
        return called.find() && called.group(1).length() > 2 && called.group(1).equals(called.group(1).toUpperCase(Locale.ROOT));
    }

    /** Whether it begins as alarms are called and goes on about trouble. */
    public static boolean calledForTrouble(List<String> lines) {
        Matcher called = CALLED.matcher(lines.getFirst());
        if (!called.find()) {
            return false;
        }
        String rest = lines.getFirst().substring(called.end());
        return ALARMING.matcher(rest).find() || FIGURE.matcher(rest).find()
                || (lines.size() > 1 && alarming(lines.subList(1, lines.size())));
    }

    /** Whether one of the first lines holds a word that alarms use. */
    public static boolean alarming(List<String> lines) {
        return lines.stream().limit(HEAD).anyMatch(line -> ALARMING.matcher(line).find());
    }

    /** Whether a person reports trouble with it. */
    public static boolean reports(String line) {
        return REPORT.matcher(line).find();
    }

    /** The title without what differs between two firings of one alarm. */
    public static String normal(String title) {
        String plain = EMOJI.matcher(title.toLowerCase(Locale.ROOT)).replaceAll(" ");
        String stateless = STATE.matcher(plain).replaceAll(" ");
        return NUMBER.matcher(stateless).replaceAll("#").replaceAll("[^\\p{L}\\p{N}#._/-]+", " ").strip();
    }

    /** Whether a colour is one that senders give to alarms. */
    static boolean red(String colour) {
        String name = colour.strip().toLowerCase(Locale.ROOT);
        Matcher hex = HEX.matcher(name);
        return hex.matches() ? leads(1, 2, hex) : name.equals("danger") || name.equals("warning");
    }

    /** Whether a colour is one that senders give to the end of an alarm. */
    static boolean green(String colour) {
        String name = colour.strip().toLowerCase(Locale.ROOT);
        Matcher hex = HEX.matcher(name);
        return hex.matches() ? leads(2, 1, hex) : name.equals("good");
    }

    /** Whether one of red (1) and green (2) clearly outshines the other and the blue. */
    private static boolean leads(int one, int other, Matcher hex) {
        double strong = Integer.parseInt(hex.group(one), 16);
        return strong > 100 && strong > 1.2 * Integer.parseInt(hex.group(other), 16) && strong > 1.2 * Integer.parseInt(hex.group(3), 16);
    }

    /** How bad an alarm is, as its labels, its words or its colour say. */
    public static Severity severity(List<String> lines, AlertLabels labels, AlertMessage message) {
        if (labels.severity().isPresent()) {
            return labels.severity().get();
        }
        Matcher stated = STATED.matcher(String.join("\n", lines));
        if (stated.find()) {
            return Severity.named(stated.group(1));
        }
        Matcher word = SEVERITY.matcher(lines.getFirst());
        if (word.find()) {
            return Severity.named(word.group(1).replace("-", ""));
        }
        boolean danger = message.red() && message.attachments().stream().noneMatch(a -> a.colour().equals("warning"));
        return danger ? Severity.HIGH : Severity.MEDIUM;
    }

    /**
     * The alert a message tells of: its first line is the title, the rest the description.
     *
     * @param sender who watches: {@code grafana}, or the name it was posted under
     * @param key the sender's own key of the alarm, or null when title and labels have to do
     */
    public static Alert alert(AlertMessage message, List<String> lines, String sender, @Nullable String key) {
        AlertLabels labels = AlertLabels.in(lines);
        String rest = String.join("\n", lines.subList(1, lines.size()));
        return new Alert(message.id(), fingerprint(lines, labels, sender, key), cut(Secrets.mask(lines.getFirst()), LONGEST_TITLE),
                cut(Secrets.mask(rest), LONGEST_DESCRIPTION), severity(lines, labels, message), message.at(),
                labels.resource().orElse(null),
                labels.metric().orElse(null), sender, message.link(), attributes(labels));
    }

    /** What it carries; where one message tells of several things, all of them. */
    private static Map<String, String> attributes(AlertLabels labels) {
        Map<String, String> attributes = masked(labels);
        if (labels.resources().size() > 1) {
            attributes.put(AlertCorrelator.ABOUT, String.join(",", labels.resources()));
        }
        return attributes;
    }

    private static Map<String, String> masked(AlertLabels labels) {
        return labels.all().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Secrets.mask(e.getKey() + "=" + e.getValue())
                        .substring(e.getKey().length() + 1), (a, _) -> a, HashMap::new));
    }

    /** The same for every firing of the same alarm, and for its end: the sender's own key where there is one, else title and telling labels. */
    public static String fingerprint(List<String> lines, AlertLabels labels, String sender, @Nullable String key) {
        if (key != null) {
            return sender + ":" + key;
        }
        String title = normal(lines.getFirst());
        Stream<String> apart = labels.telling().map(value -> value.toLowerCase(Locale.ROOT)).filter(value -> !title.contains(value))
                .distinct();
        return sender + ":" + Stream.concat(Stream.of(title), apart).collect(Collectors.joining(" "));
    }

    /** What the pattern's first match in any of the texts holds in its first group that took part. */
    static Optional<String> key(@Nullable Pattern pattern, List<String> texts) {
        return pattern == null
                ? Optional.empty()
                : texts.stream().map(pattern::matcher).filter(Matcher::find).findFirst().flatMap(AlertWords::group);
    }

    private static Optional<String> group(Matcher found) {
        return IntStream.rangeClosed(1, found.groupCount()).mapToObj(found::group).filter(Objects::nonNull).findFirst();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
