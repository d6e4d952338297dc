package dev.gumshoe.adapters.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Mappings as people write them. */
final class Mappings {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(new JavaTimeModule())
            .build();

    private Mappings() {}

    static Mapping read(String yaml) {
        try {
            return YAML.readValue(yaml, Mapping.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
