package dev.gumshoe.conversations.analysis;

import dev.gumshoe.conversations.evidence.LogLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What one resource logged: its templates, exceptions, and how many lines, warnings and errors when. Bounded, whatever is logged. */
final class ResourceLog {

    private static final int MOST_TEMPLATES = 400;
    private static final int MOST_SITES = 200;
    private static final int LEVEL_WITHIN = 80;

    // what collects a program's standard output marks all of it as INFO: the program's own word counts for more
    private static final Pattern LEVEL = Pattern.compile("\\b(?:ERROR|FATAL|CRITICAL|SEVERE|WARN|WARNING)\\b"
            + "|(?i:(?:level|severity|lvl)[\"']?\\s*[=:]\\s*[\"']?(?:err(?:or)?|fatal|critical|warn(?:ing)?)\\b)");
    private static final List<String> LEVEL_HINTS = List.of("ERROR", "FATAL", "CRITICAL", "SEVERE", "WARN", "evel", "everity", "lvl");
    private static final int EXAMPLE = 1_200;
    private static final Set<String> ERRORS = Set.of("ERROR", "ERR", "FATAL", "CRITICAL", "CRIT", "SEVERE", "EMERGENCY", "EMERG", "ALERT",
            "PANIC");
    private static final Set<String> WARNINGS = Set.of("WARN", "WARNING");

    final String resource;
    final Drain drain = new Drain(MOST_TEMPLATES);
    final BinCounts lines = new BinCounts();
    final BinCounts warnings = new BinCounts();
    final BinCounts errors = new BinCounts();
    final PartCounts parts = new PartCounts();
    final Map<String, ErrorSite> sites = new LinkedHashMap<>();

    ResourceLog(String resource) {
        this.resource = resource;
    }

    void add(LogLine line, int bin, long millis) {
        String severity = severity(line);
        boolean severe = severity.equals("ERROR");
        lines.add(bin);
        parts.add(line.resource(), bin);
        LogTemplate template = drain.learn(severity, severe, line.body());
        template.counts.add(bin);
        if (millis < template.firstMillis) {
            template.firstMillis = millis;
            template.example = head(line.body());
            template.exampleOrigin = line.attributes();
        }
        if (template.exampleTrace.isEmpty() && line.traceId() != null) {
            template.exampleTrace = line.traceId();
        }
        if (severity.equals("WARN")) {
            warnings.add(bin);
        }
        boolean thrown = StackTrace.in(line.body()).map(trace -> addSite(trace, line, bin, millis)).orElse(false);
        template.thrown |= thrown;
        byPart(template, severe || severity.equals("WARN"), line.resource(), bin);
        if (severe || (thrown && !severity.equals("INFO") && !severity.equals("DEBUG"))) {
            errors.add(bin);
        }
    }

    private static void byPart(LogTemplate template, boolean telling, String part, int bin) {
        if (telling) {
            template.parts.add(part, bin);
        }
    }

    private boolean addSite(StackTrace trace, LogLine line, int bin, long millis) {
        String fingerprint = trace.fingerprint();
        ErrorSite site = sites.get(fingerprint);
        if (site != null) {
            site.again(trace, head(line.body()), line.traceId() == null ? "" : line.traceId());
        } else if (sites.size() < MOST_SITES) {
            site = new ErrorSite(trace, head(line.body()), line.traceId() == null ? "" : line.traceId(), millis);
            sites.put(fingerprint, site);
        }
        if (site != null) {
            site.exampleOrigin = line.attributes();
            site.counts.add(bin);
            site.parts.add(line.resource(), bin);
        }
        return true;
    }

    private static String head(String body) {
        return head(body, EXAMPLE);
    }

    private static String head(String body, int most) {
        return body.length() <= most ? body : body.substring(0, most);
    }

    /** One of {@code ERROR}, {@code WARN}, {@code INFO}, {@code DEBUG}, or empty; read from the body's start where the source has none. */
    private static String severity(LogLine line) {
        String said = line.severity();
        if (said.isEmpty()) {
            return inBody(line.body());
        }
        if (said.equals("INFO") && saysItself(line.body())) {
            return inBody(line.body());
        }
        return ERRORS.contains(said)
                ? "ERROR"
                : WARNINGS.contains(said) ? "WARN" : said.equals("DEBUG") || said.equals("TRACE") ? "DEBUG" : "INFO";
    }

    private static boolean saysItself(String body) {
        int end = Math.min(LEVEL_WITHIN, body.length());
        for (String hint : LEVEL_HINTS) {
            if (body.indexOf(hint, 0, end) >= 0) {
                return LEVEL.matcher(head(body, LEVEL_WITHIN)).find();
            }
        }
        return false;
    }

    private static String inBody(String body) {
        String start = body.length() <= 80 ? body : body.substring(0, 80);
        for (String word : start.split("[^A-Za-z]+", 12)) {
            if (ERRORS.contains(word) || word.equals("error") || word.equals("fatal")) {
                return "ERROR";
            }
            if (WARNINGS.contains(word) || word.equals("warn") || word.equals("warning")) {
                return "WARN";
            }
        }
        return "";
    }
}
