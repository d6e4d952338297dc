package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.analysis.Sightings.Sighting;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.evidence.LogSource;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Signal;
import dev.gumshoe.conversations.topology.Topology;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Puts what the logs show into words and figures. */
final class LogFindings {

    private static final double TELLING = 4;
    /** Names that are no single word, such as those of cloud resources. */
    private static final Pattern COMPOUND = Pattern.compile("[^\\p{L}\\p{N}_.-]");

    private static final double TELLING_WHEN_SEVERE = 3;

    /** The figure that is 1 for a resource that another's lines name. */
    static final String NAMED = "named";

    /** The figure that is 1 for a resource whose lines pass the blame on. */
    static final String SYMPTOM = "symptom";

    /** The figure that is 1 where lines say themselves that nothing is wrong. */
    static final String ROUTINE = "routine";

    private final LogSource source;
    private final LogReading reading;
    private final Episode episode;
    private final Evidence evidence;
    private final Topology topology;
    private final Set<String> known;
    private final Map<String, String> names;
    private final Sightings sightings;
    private final double growth;

    LogFindings(LogSource source, LogReading reading, Episode episode, Evidence evidence, Topology topology, Set<String> known,
            Sightings sightings) {
        this.source = source;
        this.reading = reading;
        this.episode = episode;
        this.evidence = evidence;
        this.topology = topology;
        this.known = known;
        this.names = OwnNames.of(topology);
        this.sightings = sightings;
        this.growth = episode.comparable() ? reading.growth(episode) : 1;
    }

    void tell() {
        for (ResourceLog log : reading.logs()) {
            sites(log);
            templates(log);
            traffic(log);
        }
        if (episode.comparable()) {
            new NoisyLogs(reading, episode, growth).told(evidence).ifPresent(sightings::add);
        }
    }

    private void sites(ResourceLog log) {
        for (ErrorSite site : log.sites.values()) {
            RateChange change = episode.change(site.counts, growth);
            boolean unknown = !episode.comparable() && change.incident() > 0;
            if (unknown || (change.z() >= TELLING_WHEN_SEVERE && change.ratio() >= 2)) {
                site(log, site, change);
            }
        }
    }

    private void site(ResourceLog log, ErrorSite site, RateChange change) {
        String thrown = Phrases.quote(site.trace.simpleName() + (site.trace.message().isEmpty() ? "" : ": " + site.trace.message()), 180);
        String at = site.trace.place() == null ? "" : " at " + Phrases.quote(site.trace.place(), 80);
        Instant first = first(site.counts, site.firstMillis);
        String text = Wording.does(log.resource, "throw", topology) + " “" + thrown + "”" + at + ": " + before(change, first) + ".";
        Signal signal = signal(log.resource, SignalKinds.LOG_ERROR, thrown + at, change, site.counts, true);
        double weight = change.z() + 6 + (site.trace.place() == null ? 0 : 3);
        Evidence shown = Sightings.narrowed(evidence, "resource=" + log.resource + " and body contains '" + site.trace.exception() + "'",
                traced(site.exampleTrace) + site.example)
                .seenAt(page(site.exampleOrigin, site.commonWords()));
        add(weight, log, site.parts, text, first, shown, signal, thrown,
                () -> Plot.perMinute(site.counts, episode, log.resource, "lines with " + site.trace.simpleName(), first));
    }

    /**
     * Adds a sighting. What nearly only one part of a service logs is about that part. What is named in the lines of another gets a
     * signal of its own, for it may not log itself; a line that blames one that does log is a symptom.
     */
    private void add(double weight, ResourceLog log, PartCounts parts, String text, Instant at, Evidence shown, Signal signal,
            String example, Supplier<Plot> plot) {
        String part = log.parts.active(episode) < 2 ? null : parts.concentrated(episode);
        boolean one = part != null;
        String where = part != null ? " Nearly all on " + part + ", one of " + log.parts.active(episode) + " that log." : "";
        List<Signal> signals = new ArrayList<>(List.of(one ? scaled(signal, log.resource, 0.6, "spread") : signal));
        if (part != null) {
            signals.add(scaled(signal, part, 1, "concentrated"));
        }
        Set<String> named = named(example, log.resource);
        boolean thrown = signal.kind().equals(SignalKinds.LOG_ERROR);
        boolean unreached = Unanswered.complains(example) && named.size() == 1;
        boolean passesOn = named.size() == 1 && named.stream().allMatch(other -> Blame.passes(example, spoken(example, other)));
        named.forEach(other -> signals.add(unreached
                ? scaled(scaled(signal, other, 0.9, NAMED), other, 1, Unanswered.COMPLAINT)
                : scaled(signal, other, 0.5, NAMED)));
        List<String> mute = named.stream().filter(other -> unreached || !reading.logs(other)).toList();
        boolean symptom = thrown ? passesOn : !named.isEmpty() && (passesOn || unreached || mute.isEmpty());
        if (symptom) {
            signals.set(0, scaled(signal, log.resource, 0.3, SYMPTOM));
        }
        String about = part != null ? part : !thrown && mute.size() == 1 ? mute.getFirst() : log.resource;
        boolean passedOn = symptom && !unreached;
        Stance stance = episode.comparable() && !passedOn ? Stance.FOR : Stance.CONTEXT;
        sightings.add(new Sighting(passedOn ? weight / 2 : weight, stance, about, text + where, at, shown, signals, plot));
    }

    /** The same measurement as a signal of another resource, weaker, marked by a figure of that name. */
    private static Signal scaled(Signal s, String resource, double factor, String mark) {
        Map<String, Double> figures = new HashMap<>(s.figures());
        figures.put(mark, 1.0);
        return new Signal(resource, s.kind(), s.subject(), s.strength() * factor, s.onset(), figures, null);
    }

    private Set<String> named(String example, String resource) {
        Set<String> found = new LinkedHashSet<>();
        for (String word : example.split("[^\\p{L}\\p{N}_.-]+", 200)) {
            String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
            String id = known.contains(bare) ? bare : names.getOrDefault(bare, "");
            if (!id.isEmpty() && Blame.means(example, bare)) {
                named(id, resource, found);
            }
        }
        for (String id : known) {
            if (COMPOUND.matcher(id).find() && example.contains(id)) {
                named(id, resource, found);
            }
        }
        return found.size() <= 3 ? found : Set.of();
    }

    /** What a line calls a resource that it names. */
    private String spoken(String example, String id) {
        return example.contains(id)
                ? id
                : names.entrySet().stream().filter(one -> one.getValue().equals(id)).map(Map.Entry::getKey).findFirst().orElse(id);
    }

    private void named(String word, String resource, Set<String> found) {
        boolean own = word.equals(resource) || topology.parts(resource).contains(word);
        if (word.length() >= 3 && known.contains(word) && !own) {
            found.add(word);
        }
    }

    private void templates(ResourceLog log) {
        Map<String, Long> quietBeginnings = new HashMap<>();
        log.drain.templates().forEach(t -> quietBeginnings.merge(t.beginning(), episode.quiet(t.counts), Long::sum));
        for (LogTemplate template : log.drain.templates()) {
            RateChange change = episode.change(template.counts, growth);
            boolean sibling = change.quiet() == 0 && quietBeginnings.getOrDefault(template.beginning(), 0L) > 0;
            if (!template.thrown) {
                template(log, template, change, sibling);
            }
        }
    }

    private void template(ResourceLog log, LogTemplate template, RateChange change, boolean sibling) {
        boolean warns = template.severe || template.severity.equals("WARN");
        double enough = template.severe ? TELLING_WHEN_SEVERE : TELLING;
        if (!episode.comparable()) {
            if (template.severe && change.incident() > 0) {
                line(log, template, change, SignalKinds.LOG_TEMPLATE_NEW, Math.log1p((double) change.incident()));
            }
        } else if (change.z() >= enough && change.quiet() == 0) {
            line(log, template, change, SignalKinds.LOG_TEMPLATE_NEW, sibling && !warns ? change.z() / 3 : change.z());
        } else if (change.z() >= enough && change.ratio() >= 2) {
            line(log, template, change, SignalKinds.LOG_TEMPLATE_SURGE, change.z());
        } else if (-change.z() >= TELLING && change.expected() >= 8 && change.incident() <= change.expected() * 0.1) {
            line(log, template, change, SignalKinds.LOG_TEMPLATE_STOPPED, -change.z());
        }
    }

    private void line(ResourceLog log, LogTemplate template, RateChange change, String kind, double strength) {
        boolean stopped = kind.equals(SignalKinds.LOG_TEMPLATE_STOPPED);
        Instant at = stopped ? lastOf(template) : first(template.counts, template.firstMillis);
        String level = template.severe ? " error" : template.severity.equals("WARN") ? " warning" : "";
        String words = Phrases.quote(template.text(), 200);
        String tail = stopped
                ? "stopped: " + perMinute(change.quiet(), episode.quietMinutes()) + " before, " + Phrases.count(change.incident())
                        + " where "
                        + Phrases.count(Math.round(change.expected())) + " were due, last at " + Phrases.clock(at)
                : before(change, at);
        String text = Wording.does(log.resource, "log", topology) + level + " “" + LogMask.readable(words) + "”: " + tail + ".";
        double weight = strength / 2 + (template.severe ? 4 : template.severity.equals("WARN") ? 2 : 0);
        Evidence shown = Sightings.narrowed(evidence, "resource=" + log.resource + " and template '" + words + "'",
                traced(template.exampleTrace) + template.example)
                .seenAt(page(template.exampleOrigin, template.commonWords()));
        Signal signal = signal(log.resource, kind, words, change, template.counts, template.severe);
        boolean harmless = template.routine() && !stopped;
        add(weight, log, template.parts, text, at, shown, harmless ? scaled(signal, log.resource, 1, ROUTINE) : signal,
                template.example,
                () -> Plot.perMinute(template.counts, episode, log.resource,
                        "lines “" + Phrases.quote(LogMask.readable(words), 60) + "”", at));
    }

    /** An address is posted and stored: words that look like a secret are left out of it. */
    private Optional<URI> page(Map<String, String> like, String words) {
        return source.page(like, Secrets.mask(words).equals(words) ? words : "", evidence.window());
    }

    private static String traced(String traceId) {
        return traceId.isEmpty() ? "" : "trace " + Phrases.quote(traceId, 40) + "\n";
    }

    private Instant lastOf(LogTemplate template) {
        for (int bin = episode.onset(); bin >= episode.quietFrom(); bin--) {
            if (template.counts.at(bin) > 0) {
                return episode.bins().start(bin);
            }
        }
        return episode.at();
    }

    private Instant first(BinCounts counts, long firstMillis) {
        Instant bin = episode.firstIn(counts);
        return episode.quiet(counts) == 0 && firstMillis >= bin.toEpochMilli() ? Instant.ofEpochMilli(firstMillis) : bin;
    }

    private String before(RateChange change, Instant first) {
        String now = Phrases.count(change.incident()) + (change.incident() == 1 ? " time (" : " times (")
                + perMinute(change.incident(), episode.incidentMinutes()) + ") since "
                + Phrases.clock(first);
        if (!episode.comparable()) {
            return now + "; there is no quiet time to compare with";
        }
        return change.quiet() == 0
                ? now + ", never in the " + Phrases.span(minutes(episode.quietMinutes())) + " before"
                : now + ", " + perMinute(change.quiet(), episode.quietMinutes()) + " before";
    }

    private static Duration minutes(double minutes) {
        return Duration.ofSeconds(Math.round(minutes * 60));
    }

    private static String perMinute(long count, double minutes) {
        return Phrases.perMinute(minutes <= 0 ? 0 : count / minutes);
    }

    private Signal signal(String resource, String kind, String subject, RateChange change, BinCounts counts, boolean severe) {
        Map<String, Double> figures = Map.of(
                "quiet", (double) change.quiet(),
                "incident", (double) change.incident(),
                "quietPerMinute", episode.quietMinutes() <= 0 ? 0.0 : change.quiet() / episode.quietMinutes(),
                "incidentPerMinute", episode.incidentMinutes() <= 0 ? 0.0 : change.incident() / episode.incidentMinutes(),
                "z", change.z(),
                "p", change.pValue(),
                "severe", severe ? 1.0 : 0.0,
                "comparable", episode.comparable() ? 1.0 : 0.0);
        double strength = episode.comparable() ? Math.abs(change.z()) : Math.log1p((double) change.incident());
        return new Signal(resource, kind, subject, strength,
                kind.equals(SignalKinds.LOG_TEMPLATE_STOPPED) ? episode.at() : episode.firstIn(counts), figures, null);
    }

    private void traffic(ResourceLog log) {
        RateChange change = episode.change(log.lines, 1);
        boolean rise = change.z() >= TELLING && change.ratio() >= 1.8 && growth >= 1.5;
        boolean silent = -change.z() >= TELLING && change.expected() >= 8 && change.incident() == 0;
        if (!rise && !silent) {
            return;
        }
        Instant at = episode.at();
        Evidence shown = Sightings.narrowed(evidence,
                "resource=" + log.resource + " count per " + episode.bins().widthMillis() / 1000 + " s", change.toString());
        Signal signal = signal(log.resource, silent ? SignalKinds.LOG_TEMPLATE_STOPPED : SignalKinds.TRAFFIC, "log lines", change,
                log.lines, false);
        String rates = perMinute(change.quiet(), episode.quietMinutes()) + " before, "
                + perMinute(change.incident(), episode.incidentMinutes()) + " since";
        String text = silent
                ? log.resource + " fell silent at " + Phrases.clock(at) + ": " + rates + " (" + Phrases.count(Math.round(change.expected()))
                        + " lines were due)."
                : Wording.does(log.resource, "log", topology) + " " + Phrases.times(change.ratio()) + " as many lines of the usual kinds: "
                        + rates + " "
                        + Phrases.clock(at) + ": more work arrives.";
        sightings.add(new Sighting(silent ? Math.abs(change.z()) + 4 : change.z() / 3, silent ? Stance.FOR : Stance.CONTEXT, log.resource,
                text, at, shown, List.of(signal)));
    }
}
