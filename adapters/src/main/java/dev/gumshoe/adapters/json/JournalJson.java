package dev.gumshoe.adapters.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.gumshoe.conversations.investigation.Direction;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.JournalEntry.Unrecognized;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Journal entries as JSON, one object on one line, its {@code type} first: {@code {"type":"lead-taken","at":"2024-05-01T12:00:00Z",…}}.
 *
 * <p>The schema only grows. Fields this version does not know are passed over; fields an older version did not write are empty, zero or
 * null; an entry that cannot be read, its type among the reasons, becomes {@link Unrecognized} and is written again as it was.
 */
public final class JournalJson {

    /** The type given to what does not even name one. */
    static final String UNREADABLE = "unreadable";

    private static final ObjectMapper MAPPER = mapper();

    private JournalJson() {}

    static ObjectMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new WireWords())
                .addMixIn(JournalEntry.class, EntryTypes.class)
                .addMixIn(Direction.class, DirectionTypes.class)
                .annotationIntrospector(new AnnotationIntrospectorPair(new WhatMayBeMissing(), new JacksonAnnotationIntrospector()))
                .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        for (Class<?> collection : List.of(List.class, Set.class, Map.class)) {
            mapper.configOverride(collection).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        return mapper;
    }

    /** The entry as one line of JSON without its line end. */
    public static String write(JournalEntry entry) {
        if (entry instanceof Unrecognized unrecognized) {
            return unrecognized.raw();
        }
        try {
            return MAPPER.writerFor(JournalEntry.class).writeValueAsString(entry);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + entry, e);
        }
    }

    /** The entry that stands in the text; {@link Unrecognized} when this version cannot make anything of it, never null. */
    public static JournalEntry read(String json) {
        try {
            @Nullable
            JournalEntry entry = MAPPER.readValue(json, JournalEntry.class);
            return entry == null ? unrecognized(json) : entry;
        } catch (JacksonException _) {
            return unrecognized(json);
        }
    }

    private static Unrecognized unrecognized(String json) {
        try {
            JsonNode object = MAPPER.readTree(json);
            return new Unrecognized(time(object.path("at").asText()), object.path("type").asText(UNREADABLE), json);
        } catch (JacksonException _) {
            return new Unrecognized(Instant.EPOCH, UNREADABLE, json);
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            return Instant.EPOCH;
        }
    }
}
