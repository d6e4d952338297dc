package dev.gumshoe.conversations.prevention;

import dev.gumshoe.conversations.prevention.Recommendation.Decision;
import dev.gumshoe.conversations.prevention.Recommendation.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares closed cases in the background, keeps what it recommends, and says whether what was done helped. */
public final class Prevention {

    /** How far back cases are compared. */
    public static final Duration LOOKBACK = Duration.ofDays(90);

    private static final double PER_HUNDRED_HURT = 0.2;
    private static final double MOST_FOR_HURT = 3;

    private final PreventionCatalogue catalogue;
    private final ClosedCases cases;
    private final RecommendationBook book;

    /** A comparison of what is kept in the store. */
    public Prevention(PreventionCatalogue catalogue, ClosedCases cases, RecommendationBook book) {
        this.catalogue = catalogue;
        this.cases = cases;
        this.book = book;
    }

    /** Compares what was closed and notes what follows; what people rejected stays as they left it. */
    public void review(Instant now) {
        List<ClosedCase> closed = cases.opened(now.minus(LOOKBACK), now);
        Map<String, State> states = decided().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getLast().state()));
        recommendations(catalogue, closed).stream()
                .filter(found -> states.get(found.id()) != State.REJECTED)
                .forEach(book::propose);
    }

    private Map<String, List<Decision>> decided() {
        return book.decisions().stream().collect(Collectors.groupingBy(Decision::recommendation));
    }

    /** What the catalogue recommends in view of the cases, the most worthwhile first. */
    public static List<Recommendation> recommendations(PreventionCatalogue catalogue, List<ClosedCase> closed) {
        return Recurrences.among(closed).stream()
                .flatMap(recurrence -> catalogue.advice().stream().filter(advice -> advice.fits(recurrence))
                        .map(advice -> recommendation(advice, recurrence)))
                .sorted(Comparator.comparingDouble(Recommendation::worth).reversed().thenComparing(Recommendation::id))
                .toList();
    }

    private static Recommendation recommendation(Advice advice, Recurrence recurrence) {
        Map<String, String> facts = facts(recurrence);
        List<ClosedCase> incidents = recurrence.cases();
        return new Recommendation(id(advice.id() + "|" + recurrence.key()), advice.category(), Advice.filled(advice.title(), facts),
                Advice.filled(advice.why(), facts), Advice.filled(advice.what(), facts), Advice.filled(advice.where(), facts),
                incidents.stream().map(ClosedCase::id).toList(), worth(recurrence), incidents.getFirst().openedAt(),
                incidents.getLast().openedAt());
    }

    private static Map<String, String> facts(Recurrence recurrence) {
        List<ClosedCase> incidents = recurrence.cases();
        ClosedCase last = incidents.getLast();
        long late = Math.round(incidents.stream().flatMap(c -> c.unnoticed().stream()).mapToLong(Duration::toMinutes).average().orElse(0));
        return Map.ofEntries(
                Map.entry("subject", recurrence.subject()),
                Map.entry("resource", recurrence.resource()),
                Map.entry("mechanism", recurrence.mechanism().words()),
                Map.entry("count", String.valueOf(incidents.size())),
                Map.entry("times", incidents.size() == 2 ? "Twice" : incidents.size() + " times"),
                Map.entry("days", recurrence.days() + (recurrence.days() == 1 ? " day" : " days")),
                Map.entry("services",
                        incidents.stream().map(ClosedCase::where).filter(w -> !w.isEmpty()).distinct().sorted()
                                .collect(Collectors.joining(", "))),
                Map.entry("change", incidents.stream().map(ClosedCase::change).filter(c -> c != null).reduce((_, b) -> b).orElse("")),
                Map.entry("alarm", recurrence.resource()),
                Map.entry("late", late + " minutes"),
                Map.entry("gap", recurrence.subject()),
                Map.entry("mend", recurrence.resource()),
                Map.entry("last", last.said()));
    }

    /** How often it happens, how grave it is, and how many it hurts; what only disturbs people counts half. */
    private static double worth(Recurrence recurrence) {
        double hurt = recurrence.cases().stream().mapToLong(ClosedCase::affected).average().orElse(0);
        double one = switch (recurrence.kind()) {
            case SAME_CAUSE -> 2;
            case SAME_WAY -> 1.5;
            case LATE_ALARM, DEVIATION -> 1;
            case FALSE_ALARM, FLAPPING_ALARM, MISSING_SIGNAL -> 0.5;
        };
        double grave = recurrence.cases().stream().mapToDouble(Prevention::grave).average().orElse(1);
        return recurrence.cases().size() * (one * grave + Math.min(MOST_FOR_HURT, PER_HUNDRED_HURT * hurt / 100));
    }

    private static double grave(ClosedCase closed) {
        return switch (closed.severity()) {
            case "critical" -> 2;
            case "high" -> 1.5;
            case "low" -> 0.5;
            default -> 1;
        };
    }

    private static String id(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "rec-" + HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Where everything that was ever recommended stands, the most worthwhile first. */
    public List<Standing> standings(Instant now) {
        Map<String, ClosedCase> closed = cases.opened(now.minus(LOOKBACK), now).stream()
                .collect(Collectors.toMap(ClosedCase::id, Function.identity(), (a, _) -> a));
        Map<String, List<Decision>> decided = decided();
        return book.recommendations().stream()
                .map(found -> Standing.of(found, decided.getOrDefault(found.id(), List.of()),
                        found.incidents().stream().map(closed::get).filter(c -> c != null).map(ClosedCase::openedAt).toList(), now))
                .sorted(Comparator.comparingDouble((Standing s) -> s.recommendation().worth()).reversed()
                        .thenComparing(s -> s.recommendation().id()))
                .toList();
    }

    /** The closed case of that id, which a recommendation may name. */
    public Optional<ClosedCase> incident(String id) {
        return cases.named(id);
    }

    /** Where the recommendation of that id stands. */
    public Optional<Standing> standing(String id, Instant now) {
        return standings(now).stream().filter(standing -> standing.recommendation().id().equals(id)).findFirst();
    }

    /** Notes what somebody said to a recommendation. @return whether it was new */
    public boolean decide(Decision decision) {
        return book.decide(decision);
    }
}
