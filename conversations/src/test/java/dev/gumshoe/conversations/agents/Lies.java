package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import dev.gumshoe.conversations.investigation.Statement;
import dev.gumshoe.conversations.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes true statements wrong in one point, so that a reader would take something else from them. Seeded. */
public final class Lies {

    /** In what a statement is made wrong. */
    public enum Kind {
        /** One of its numbers is another. */
        NUMBER,
        /** It is said of another resource, of which something is cited too. */
        SUBJECT,
        /** What rose fell, and the other way round. */
        TREND,
        /** What came before came after; more is less. */
        ORDER
    }

    private static final Pattern NUMBER = Pattern
            .compile("(?<![\\p{L}\\p{N}_.,/:@#-])\\d[\\d,]*(?:\\.\\d+)?(?![\\p{L}\\p{N}_]|[./:-]\\p{N}|[-/]\\p{L})");
    private static final Map<String, String> TRENDS = Map.of(
            "rose", "fell", "fell", "rose", "longer", "shorter", "slower", "faster", "higher", "lower", "grew", "shrank", "increased",
            "decreased");
    private static final Map<String, String> ORDERS = Map.of(
            "before", "after", "after", "before", "more", "less", "less", "more", "first", "last", "earlier", "later", "fail",
            "succeed", "over", "under");
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}_-])\\p{L}+(?![\\p{L}\\p{N}_-])");

    private final Random dice;

    /** Those of a seed. */
    public Lies(long seed) {
        this.dice = new Random(seed);
    }

    /** The statement made wrong so; empty where there is nothing of the kind in it. */
    public Optional<Statement> of(Kind kind, Statement truth, Investigation state) {
        return switch (kind) {
            case NUMBER -> replaced(truth, NUMBER, number -> Optional.of(changed(number)));
            case SUBJECT -> elsewhere(truth, state);
            case TREND -> replaced(truth, WORD, word -> Optional.ofNullable(TRENDS.get(word)));
            case ORDER -> replaced(truth, WORD, word -> Optional.ofNullable(ORDERS.get(word)));
        };
    }

    /** That the one calls the other, which it does not: the other calls it. */
    public Optional<Statement> reversedCall(Investigation state) {
        return call(state, true);
    }

    /** That the one calls the other, as it does. */
    public Optional<Statement> call(Investigation state) {
        return call(state, false);
    }

    private Optional<Statement> call(Investigation state, boolean reversed) {
        Topology topology = state.topology();
        List<String[]> calls = new ArrayList<>();
        for (Observation one : state.observations()) {
            String resource = one.resource();
            if (resource == null) {
                continue;
            }
            topology.callees(resource).stream()
                    .filter(callee -> !topology.dependencies(callee).contains(resource) && !callee.contains(resource)
                            && !resource.contains(callee))
                    .forEach(callee -> calls.add(new String[] {resource, callee, one.id()}));
        }
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        String[] one = calls.get(dice.nextInt(calls.size()));
        String caller = reversed ? one[1] : one[0];
        String callee = reversed ? one[0] : one[1];
        String text = switch (dice.nextInt(5)) {
            case 0 -> caller + " calls " + callee + ".";
            case 1 -> "Trouble shows because " + caller + " depends on " + callee + ".";
            case 2 -> callee + " is called by " + caller + ".";
            case 3 -> caller + " is a caller of " + callee + ".";
            default -> callee + " is a dependency of " + caller + ".";
        };
        return Optional.of(Statement.of(text, one[2]));
    }

    /** Two statements in one, as true as both. */
    public static Statement joined(Statement one, Statement other, String joint) {
        String first = one.text().replaceAll("[.;]+$", "");
        return new Statement(
                first + joint + other.text(),
                Stream.concat(one.observations().stream(), other.observations().stream()).distinct().toList());
    }

    private Optional<Statement> replaced(
            Statement truth, Pattern pattern, Function<String, Optional<String>> otherwise) {
        List<Statement> lies = new ArrayList<>();
        String text = truth.text();
        String unquoted = unquoted(text);
        Matcher matcher = pattern.matcher(unquoted);
        while (matcher.find()) {
            Optional<String> other = otherwise.apply(matcher.group());
            if (other.isPresent() && !other.get().equals(matcher.group())) {
                lies.add(new Statement(text.substring(0, matcher.start()) + other.get() + text.substring(matcher.end()),
                        truth.observations()));
            }
        }
        return lies.isEmpty() ? Optional.empty() : Optional.of(lies.get(dice.nextInt(lies.size())));
    }

    /** With blanks where something is quoted. */
    private static String unquoted(String text) {
        Matcher matcher = Pattern.compile("“[^”]*”|\"[^\"]*\"").matcher(text);
        StringBuilder rest = new StringBuilder(text);
        while (matcher.find()) {
            rest.replace(matcher.start(), matcher.end(), " ".repeat(matcher.end() - matcher.start()));
        }
        return rest.toString();
    }

    private Optional<Statement> elsewhere(Statement truth, Investigation state) {
        List<Observation> cited = truth.observations().stream().map(state::observation).flatMap(Optional::stream).toList();
        List<String> whose = cited.stream().map(Observation::resource).filter(Objects::nonNull).distinct()
                .filter(resource -> names(truth.text(), resource)).toList();
        List<Observation> others = new ArrayList<>(state.observations().stream()
                .filter(o -> o.resource() != null && cited.stream().noneMatch(c -> speaksOf(c, o.resource(), state)))
                .filter(o -> !names(truth.text(), String.valueOf(o.resource())))
                .toList());
        if (whose.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        Collections.shuffle(others, dice);
        String own = whose.get(dice.nextInt(whose.size()));
        Observation other = others.getFirst();
        Matcher matcher = Pattern.compile(bounded(own)).matcher(unquoted(truth.text()));
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            text.append(truth.text(), from, matcher.start()).append(other.resource());
            from = matcher.end();
        }
        text.append(truth.text().substring(from));
        return Optional.of(new Statement(
                text.toString(), Stream.concat(truth.observations().stream(), Stream.of(other.id())).toList()));
    }

    private static boolean speaksOf(Observation cited, String resource, Investigation state) {
        Topology topology = state.topology();
        String own = cited.resource();
        return names(cited.text(), resource)
                || cited.evidence().stream().anyMatch(evidence -> names(evidence.excerpt(), resource))
                || (own != null
                        && (own.equals(resource) || topology.wholes(own).contains(resource) || topology.parts(own).contains(resource)));
    }

    private static String bounded(String resource) {
        return "(?<![\\p{L}\\p{N}_.:/@-])" + Pattern.quote(resource) + "(?![\\p{L}\\p{N}_/@-]|[.:]\\p{L})";
    }

    private static boolean names(String text, String resource) {
        return Pattern.compile(bounded(resource)).matcher(unquoted(text)).find();
    }

    private String changed(String number) {
        double value = Double.parseDouble(number.replace(",", ""));
        int decimals = number.indexOf('.') < 0 ? 0 : number.length() - number.indexOf('.') - 1;
        double factor = switch (dice.nextInt(4)) {
            case 0 -> 10;
            case 1 -> 0.1;
            case 2 -> 1.3 + dice.nextDouble() * 1.7;
            default -> 0.3 + dice.nextDouble() * 0.45;
        };
        return String.format(Locale.ROOT, "%,." + decimals + "f", value * factor);
    }
}
