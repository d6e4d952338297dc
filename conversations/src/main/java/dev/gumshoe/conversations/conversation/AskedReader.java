package dev.gumshoe.conversations.conversation;

import dev.gumshoe.conversations.agents.SpokenTime;
import dev.gumshoe.conversations.topology.ResourceNames;
import dev.gumshoe.conversations.topology.Topology;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people want to have investigated: {@code checkout answers with errors since 14:05 service forge}. What follows <em>since</em> is a time
 * when it looks like one, and then it has to be one; what follows <em>service</em> is a name when it is known, written like one, or after a colon.
 */
final class AskedReader {

    private static final Pattern SINCE = Pattern.compile(
            "\\bsince\\s+(?<when>\\d.*?|an?\\s.*?\\bago\\b.*?)(?=[,;]?\\s+service\\b|[,;\\]]|$)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Of times people write with digits first, what counts things is none: "since 3 deployments". */
    private static final Pattern LIKE_A_TIME = Pattern.compile("\\d{1,2}[:.h]\\d.*|\\d{4}-.*|\\d{1,2}\\s*(am|pm|h|uhr|o'clock)\\b.*"
            + "|(\\d+|an?)\\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SERVICE = Pattern.compile("\\bservice(?<sure>\\s*[:=]\\s*|\\s+)(?<name>[\\p{L}\\p{N}][^\\s,;\\]]*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITTEN_LIKE_A_NAME = Pattern.compile(".*[\\d_/-].*");
    private static final int SHORTEST = 2;

    private final SpokenTime times;
    private final InstantSource clock;
    private final Supplier<List<Topology>> known;

    /** @param known what earlier cases know to exist */
    AskedReader(ZoneId zone, InstantSource clock, Supplier<List<Topology>> known) {
        this.times = new SpokenTime(zone);
        this.clock = clock;
        this.known = known;
    }

    /** Reads one text that says it all. */
    Asked read(String text) {
        Matcher since = SINCE.matcher(text);
        String when = since.find() && LIKE_A_TIME.matcher(since.group("when")).matches() ? since.group("when").strip() : "";
        Matcher service = SERVICE.matcher(text);
        if (!service.find()) {
            return read(text, when, null);
        }
        String name = service.group("name").replaceAll("[.!?]+$", "");
        boolean sure = !service.group("sure").isBlank() || WRITTEN_LIKE_A_NAME.matcher(name).matches() || !meant(name).isEmpty();
        return read(text, when, sure && name.length() >= SHORTEST ? name : null);
    }

    /**
     * Reads words whose parts were given apart.
     *
     * @param when when it began; blank when it was left out
     * @param service what it is about; null or blank when it was left out
     */
    Asked read(String text, String when, @Nullable String service) {
        Instant now = clock.instant();
        Optional<Instant> since = when.isBlank() ? Optional.empty() : times.in(when, now);
        if (!when.isBlank() && since.isEmpty()) {
            return new Asked.Unclear("I cannot read the time “" + when.strip()
                    + "”. Write it as in “since 14:05”, “since 14:05 UTC”, “since 20 minutes ago” or “since 2026-03-02T14:05Z”.");
        }
        if (since.isPresent() && since.get().isAfter(now)) {
            return new Asked.Unclear("“" + when.strip() + "” is still to come. Give the time at which it began.");
        }
        String name = service == null || service.isBlank() ? null : service.strip();
        Set<String> focus = name == null ? Set.of() : meant(name);
        if (name != null && focus.isEmpty()) {
            Optional<String> near = nearest(name);
            if (near.isPresent()) {
                return new Asked.Unclear("I know no service “" + name + "”; did you mean " + near.get() + "?");
            }
        }
        return new Asked.Case(text, since.orElse(null), name, focus);
    }

    private Set<String> meant(String name) {
        Set<String> ids = new LinkedHashSet<>();
        known.get().forEach(topology -> ids.addAll(new ResourceNames(topology).meant(name)));
        return ids.contains(name) ? Set.of(name) : ids;
    }

    private Optional<String> nearest(String name) {
        return known.get().stream().map(topology -> new ResourceNames(topology).nearest(name.toLowerCase(Locale.ROOT)))
                .flatMap(Optional::stream).findFirst();
    }
}
