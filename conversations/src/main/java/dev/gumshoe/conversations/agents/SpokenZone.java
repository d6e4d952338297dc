package dev.gumshoe.conversations.agents;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Zones as people write them behind a time of day. What has several meanings is taken as the most usual one; the team's own zone needs none. */
final class SpokenZone {

    /** What stands behind a time and is surely a zone. */
    static final String WRITTEN = "utc|gmt|zulu|z|cest|cet|eest|eet|wet|bst|ist|est|edt|et|cst|cdt|ct|mst|mdt|pst|pdt|pt|jst|kst|sgt|hkt|aest|aedt|nzst|nzdt";

    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("utc", "UTC"), Map.entry("gmt", "UTC"), Map.entry("zulu", "UTC"), Map.entry("z", "UTC"), Map.entry("cest", "+02:00"),
            Map.entry("cet", "+01:00"), Map.entry("eest", "+03:00"), Map.entry("eet", "+02:00"), Map.entry("wet", "+00:00"),
            Map.entry("bst", "+01:00"), Map.entry("ist", "+05:30"), Map.entry("est", "-05:00"), Map.entry("edt", "-04:00"),
            Map.entry("et", "America/New_York"), Map.entry("cst", "-06:00"), Map.entry("cdt", "-05:00"), Map.entry("ct", "America/Chicago"),
            Map.entry("mst", "-07:00"), Map.entry("mdt", "-06:00"), Map.entry("pst", "-08:00"), Map.entry("pdt", "-07:00"),
            Map.entry("pt", "America/Los_Angeles"), Map.entry("jst", "+09:00"), Map.entry("kst", "+09:00"), Map.entry("sgt", "+08:00"),
            Map.entry("hkt", "+08:00"), Map.entry("aest", "+10:00"), Map.entry("aedt", "+11:00"), Map.entry("nzst", "+12:00"),
            Map.entry("nzdt", "+13:00"));

    private SpokenZone() {}

    /**
     * The zone that is meant.
     *
     * @param written as it stands behind the time, lower case; null when none does
     * @param usual the team's
     */
    static ZoneId of(@Nullable String written, ZoneId usual) {
        String known = written == null ? null : ZONES.get(written);
        return known == null ? usual : ZoneId.of(known);
    }
}
