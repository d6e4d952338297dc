package dev.gumshoe.bot;

import dev.gumshoe.adapters.cases.RecordedCase;
import dev.gumshoe.adapters.robots.Names;
import dev.gumshoe.adapters.robots.Scenario;
import dev.gumshoe.conversations.agents.Claims;
import dev.gumshoe.conversations.agents.Lies;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the check of claims makes of what the calculating reasoner itself says, on the demo's world and on recorded cases: how many true
 * statements are refused (its own, two of them in one sentence, and who calls whom), and how many are caught when they are made wrong in
 * one point: a number, the resource, which way it went, what came first, who calls whom.
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

    private static final List<String> JOINTS = List.of(", while ", " and ", "; ");
    private static final String REVERSED_CALL = "CALL";

    /** How many there were, and how many of them were refused. */
    private static final class Count {
        private int all;
        private int refused;
    }

    private final Lies lies = new Lies(20_261_127);
    private final Map<String, Count> truths = new TreeMap<>();
    private final Map<String, Count> wrong = new TreeMap<>();

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
        state.refusedClaims().forEach(claim -> told(truths, "its own", true, state, claim.claim() + " — " + claim.why()));
        List<Statement> said = said(state);
        for (Statement statement : said) {
            truth("its own", statement, state);
            for (Lies.Kind kind : Lies.Kind.values()) {
                lies.of(kind, statement, state).ifPresent(lie -> lie(kind.name(), lie, state));
            }
        }
        for (int i = 0; i + 1 < said.size(); i++) {
            truth("two in one", Lies.joined(said.get(i), said.get(i + 1), JOINTS.get(i % JOINTS.size())), state);
        }
        for (int i = 0; i < 5; i++) {
            lies.call(state).ifPresent(call -> truth("who calls whom", call, state));
            lies.reversedCall(state).ifPresent(call -> lie(REVERSED_CALL, call, state));
        }
    }

    private void truth(String kind, Statement statement, Investigation state) {
        Optional<String> why = Claims.refusal(statement, state);
        told(truths, kind, why.isPresent(), state, statement.text() + " — " + why.orElse(""));
    }

    private void lie(String kind, Statement lie, Investigation state) {
        boolean refused = !Claims.holds(lie, state);
        told(wrong, kind, refused, state, lie.text());
    }

    private void told(Map<String, Count> counts, String kind, boolean refused, Investigation state, String text) {
        Count count = counts.computeIfAbsent(kind, _ -> new Count());
        count.all++;
        count.refused += refused ? 1 : 0;
        if (refused == (counts == truths)) {
            System.err.println(state.id() + (refused ? " refused, " : " overlooked, ") + kind + ": " + text);
        }
    }

    private static List<Statement> said(Investigation state) {
        Conclusion conclusion = state.conclusion().orElseThrow();
        List<Statement> all = new ArrayList<>(said(conclusion));
        state.observations().stream().filter(o -> o.resource() != null).forEach(o -> all.add(Statement.of(o.text(), o.id())));
        return all;
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

    private void print(String what) {
        System.out.println(what);
        truths.forEach((kind, count) -> System.out.printf(Locale.ROOT, "  true, %-16s %5d, %3d refused (%.2f %%)%n", kind + ":", count.all,
                count.refused, 100.0 * count.refused / count.all));
        wrong.forEach((kind, count) -> System.out.printf(Locale.ROOT, "  wrong in %-13s %5d, %5d caught (%.1f %%)%n", kind + ":", count.all,
                count.refused, 100.0 * count.refused / count.all));
    }
}
