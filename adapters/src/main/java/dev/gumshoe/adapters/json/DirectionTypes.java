package dev.gumshoe.adapters.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gumshoe.conversations.investigation.Direction;

/** The names directions are stored under; a name once given never changes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Direction.FocusOn.class, name = "focus-on"),
    @JsonSubTypes.Type(value = Direction.Exclude.class, name = "exclude"),
    @JsonSubTypes.Type(value = Direction.Include.class, name = "include"),
    @JsonSubTypes.Type(value = Direction.Since.class, name = "since"),
    @JsonSubTypes.Type(value = Direction.Between.class, name = "between"),
    @JsonSubTypes.Type(value = Direction.LastWave.class, name = "last-wave"),
    @JsonSubTypes.Type(value = Direction.Investigate.class, name = "investigate"),
    @JsonSubTypes.Type(value = Direction.InWords.class, name = "in-words"),
    @JsonSubTypes.Type(value = Direction.Widen.class, name = "widen"),
    @JsonSubTypes.Type(value = Direction.Stop.class, name = "stop"),
    @JsonSubTypes.Type(value = Direction.NotUnderstood.class, name = "not-understood"),
})
interface DirectionTypes {}
