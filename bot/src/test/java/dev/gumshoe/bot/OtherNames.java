package dev.gumshoe.bot;

import dev.gumshoe.adapters.robots.Names;
import java.lang.reflect.RecordComponent;

/** Names that tell nothing and sort another way round than the demo's. */
public final class OtherNames {

    public static final Names NAMES = new Names("zz-1", "yolk", "xylem", "walnut", "vetch", "umbra", "tundra", "shale", "reed", "quartz",
            "pebble", "ochre");

    private OtherNames() {}

    /** The text with these names put back into the demo's. */
    public static String back(String text) {
        String translated = text;
        try {
            for (RecordComponent part : Names.class.getRecordComponents()) {
                String other = (String) part.getAccessor().invoke(NAMES);
                String usual = (String) part.getAccessor().invoke(Names.robots());
                translated = translated.replaceAll("\\b" + other + "\\b", usual);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the parts of a record can be read", e);
        }
        return translated;
    }
}
