package dev.gumshoe.conversations.incident;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an alert carries besides its words: names and values, as labels, tags, fields or lines of its text. Names are lower case. */
public final class AlertLabels {

    private static final int MOST = 40;
    private static final int LONGEST = 300;

    /** {@code service: checkout}, {@code • severity = critical}; a line is a label when its name is one word, or two. */
    private static final Pattern LINE = Pattern
            .compile("^[\\s•\\-*–|]*([\\p{L}_][\\p{L}\\p{N}_.-]{1,40}(?: [\\p{L}\\p{N}_.-]{1,20})?)\\s*(?::\\s+|\\s*=\\s*)(\\S.*)$");
    /** {@code service:checkout} or {@code service="checkout"} in the middle of a text. */
    private static final Pattern TOKEN = Pattern
            .compile("(?<![\\p{L}\\p{N}_./-])([a-zA-Z_][a-zA-Z0-9_.-]{1,40})(?::(?!//)|=)\"?([\\p{L}\\p{N}][\\p{L}\\p{N}_./:-]*)\"?");

    /** Names of what an alarm is about, the most telling first. */
    private static final List<String> RESOURCES = List.of("service", "service_name", "servicename", "resource", "component", "application",
            "app", "deployment", "statefulset", "daemonset", "functionname", "function", "tablename", "queuename", "dbinstanceidentifier",
            "targetgroup", "loadbalancer", "impacted entity", "impactedentity", "entity", "database", "container", "pod", "instanceid",
            "host", "hostname", "node", "instance", "autoscalinggroupname", "cacheclusterid", "job");
    private static final List<String> METRICS = List.of("metric", "metricname", "metric_name", "metric name");
    private static final List<String> SEVERITIES = List.of("severity", "priority", "urgency", "level");
    private static final List<String> NAMES = List.of("alertname", "alarmname", "alert", "rule", "monitor");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private final SequencedMap<String, String> labels = new LinkedHashMap<>();
    /** Of each name all values, where a text that tells of several alarms gives it several times. */
    private final Map<String, SequencedSet<String>> values = new HashMap<>();

    private AlertLabels() {}

    /** The labels given, in order; what has no value is left out. */
    public static AlertLabels of(Map<String, String> given) {
        AlertLabels labels = new AlertLabels();
        given.forEach(labels::put);
        return labels;
    }

    /** The labels that stand in lines of text. */
    public static AlertLabels in(List<String> lines) {
        AlertLabels labels = new AlertLabels();
        for (String line : lines) {
            Matcher whole = LINE.matcher(line);
            if (whole.matches() && !whole.group(2).contains(" = ")) {
                labels.put(whole.group(1), whole.group(2));
            }
            Matcher token = TOKEN.matcher(line);
            while (token.find()) {
                String name = token.group(1).toLowerCase(Locale.ROOT);
                if (RESOURCES.contains(name) || SEVERITIES.contains(name) || NAMES.contains(name)) {
                    labels.put(name, token.group(2));
                }
            }
        }
        return labels;
    }

    private void put(String name, String value) {
        String clean = value.strip().replaceAll("^[\"'`]|[\"'`,;]+$", "");
        if (!clean.isBlank() && labels.size() < MOST) {
            String called = name.strip().toLowerCase(Locale.ROOT);
            String kept = clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
            labels.putIfAbsent(called, kept);
            values.computeIfAbsent(called, _ -> new LinkedHashSet<>()).add(kept);
        }
    }

    /** All of them. */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(labels);
    }

    /** The value of the first of these names that there is. */
    public Optional<String> first(List<String> names) {
        return names.stream().map(labels::get).filter(Objects::nonNull).findFirst();
    }

    /** What the alarm is about, without a port. */
    public Optional<String> resource() {
        return first(RESOURCES).map(name -> PORT.matcher(name).replaceFirst(""));
    }

    /** Everything the alarm is about, without ports: more than one where a message tells of several alarms. */
    List<String> resources() {
        return RESOURCES.stream().filter(labels::containsKey).findFirst().map(values::get).stream().flatMap(SequencedSet::stream)
                .map(name -> PORT.matcher(name).replaceFirst("")).distinct().toList();
    }

    /** The metric it watches. */
    public Optional<String> metric() {
        return first(METRICS);
    }

    /** How bad it says it is. */
    public Optional<Severity> severity() {
        return first(SEVERITIES).map(Severity::named);
    }

    /** What tells this alarm from others that have the same title; of a group of alarms only what all have in common. */
    Stream<String> telling() {
        Stream<String> names = NAMES.stream().filter(labels::containsKey).findFirst().map(values::get).stream()
                .flatMap(SequencedSet::stream).distinct();
        return Stream.of(names.toList(), resources()).filter(all -> all.size() == 1).map(List::getFirst);
    }
}
