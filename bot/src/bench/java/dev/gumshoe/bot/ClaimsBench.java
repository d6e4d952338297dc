package dev.gumshoe.bot;

import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.adapters.robots.Names;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.conversations.agents.Claims;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the check of claims makes of the calculating reasoner's own conclusions, on the demo's world and on recorded cases: how many of
 * its statements are refused (none should be), and how many are caught when one number in them is changed.
 *
 * <pre>
 * mvn -B -ntp -q test-compile
 * mvn -B -ntp -q -pl bot dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -Xmx1g -cp bot/target/test-classes:bot/target/classes:adapters/target/classes:conversations/target/classes:$(cat bot/target/classpath) \
 *     bot/src/bench/java/dev/gumshoe/bot/ClaimsBench.java [seeds of each scenario, 5 when left out] [folder of recorded cases …]
 * </pre>
 *
 * <p>Standard error tells each statement that was refused and each change that was overlooked.
 */
public final class ClaimsBench {

    private static final Pattern NUMBER = Pattern
            .compile("(?<![\\p{L}\\p{N}_.,/:@#-])\\d[\\d,]*(?:\\.\\d+)?(?![\\p{L}\\p{N}_]|[./:-]\\p{N}|[-/]\\p{L})");

    private final Random dice = new Random(20_261_127);
    private int statements;
    private int refused;
    private int mutations;
    private int caught;

    private ClaimsBench() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        ClaimsBench robots = new ClaimsBench();
        int seeds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        for (Scenario scenario : Scenario.values()) {
            for (int seed = 1; seed <= seeds; seed++) {
                robots.take(RobotsTrial.of(scenario, seed, Names.robots()).state());
            }
        }
        robots.print("the demo's world, " + Scenario.values().length * seeds + " cases");
        for (String folder : List.of(arguments).subList(Math.min(1, arguments.length), arguments.length)) {
            recorded(Path.of(folder));
        }
    }

    private static void recorded(Path folder) throws Exception {
        ClaimsBench bench = new ClaimsBench();
        List<Path> cases;
        try (Stream<Path> files = Files.walk(folder)) {
            cases = files.filter(file -> file.endsWith("alert.json")).map(Path::getParent).sorted().toList();
        }
        Replay replay = new Replay(Runbooks.read(List.of()).advice(), InstantSource.system(), _ -> List.of());
        for (Path one : cases) {
            bench.take(replay.of(RecordedCase.open(one)));
        }
        bench.print(folder.getFileName() + ", " + cases.size() + " cases");
    }

    private void take(Investigation state) {
        state.refusedClaims().forEach(claim -> System.err.println(state.id() + " refused: " + claim.claim() + " — " + claim.why()));
        refused += state.refusedClaims().size();
        List<Statement> said = said(state.conclusion().orElseThrow());
        statements += said.size() + state.refusedClaims().size();
        said.forEach(statement -> mutate(statement, state));
    }

    private static List<Statement> said(Conclusion conclusion) {
        List<Statement> all = new ArrayList<>();
        conclusion.causes().forEach(cause -> {
            all.add(cause.headline());
            all.addAll(cause.because());
        });
        all.addAll(conclusion.impact().statements());
        conclusion.timeline().forEach(item -> all.add(item.what()));
        all.addAll(conclusion.ruledOut());
        return all;
    }

    private void mutate(Statement statement, Investigation state) {
        List<int[]> places = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(statement.text());
        while (matcher.find()) {
            places.add(new int[] {matcher.start(), matcher.end()});
        }
        if (places.isEmpty()) {
            return;
        }
        int[] place = places.get(dice.nextInt(places.size()));
        String text = statement.text();
        String number = text.substring(place[0], place[1]);
        String other = changed(number);
        if (other.equals(number)) {
            return;
        }
        Statement mutated = new Statement(text.substring(0, place[0]) + other + text.substring(place[1]), statement.observations());
        mutations++;
        if (Claims.holds(mutated, state)) {
            System.err.println(state.id() + " overlooked: " + number + " -> " + other + " in: " + text);
        } else {
            caught++;
        }
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

    private void print(String what) {
        System.out.printf(Locale.ROOT, "%s: %d statements, %d refused (%.2f %%); %d with a changed number, %d caught (%.1f %%)%n", what,
                statements, refused, 100.0 * refused / Math.max(1, statements), mutations, caught, 100.0 * caught / Math.max(1, mutations));
    }
}
