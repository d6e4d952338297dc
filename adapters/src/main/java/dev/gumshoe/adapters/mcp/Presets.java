package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.List;

/**
 * Mappings that came with the program, one file each in {@code presets}, made from what vendors document of their servers. None was tried
 * against the vendor's own server: each says so at its head, and {@code doctor} shows whether it fits.
 */
final class Presets {

    private static final List<String> NAMES = List.of("dynatrace", "datadog", "newrelic", "splunk", "grafana", "confluence");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new JavaTimeModule())
            .build();

    private Presets() {}

    /**
     * A vendor's server.
     *
     * @param readOnly its tools that only look though neither name nor annotations say so
     */
    record Preset(Mapping mapping, List<String> readOnly) {

        static final Preset NONE = new Preset(Mapping.NONE, List.of());

        /** Fills in what is left out. */
        Preset {
            mapping = mapping == null ? Mapping.NONE : mapping;
            readOnly = readOnly == null ? List.of() : List.copyOf(readOnly);
        }
    }

    static List<String> names() {
        return NAMES;
    }

    /** @throws IllegalArgumentException when there is none of that name */
    static Preset named(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("preset is '" + name + "': there are " + String.join(", ", NAMES));
        }
        try (var stream = Presets.class.getResourceAsStream("presets/" + name + ".yaml")) {
            if (stream == null) {
                throw new IllegalStateException("the mapping of " + name + " is not in the program");
            }
            return YAML.readValue(stream, Preset.class);
        } catch (IOException e) {
            throw new IllegalStateException("the mapping of " + name + " cannot be read", e);
        }
    }
}
