package dev.gumshoe.adapters.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gumshoe.conversations.investigation.Direction;

/** The names directions are stored under; a name once given never changes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @Type(value = Direction.FocusOn.class, name = "focus-on"),
        @Type(value = Direction.Exclude.class, name = "exclude"),
        @Type(value = Direction.Since.class, name = "since"),
        @Type(value = Direction.LastWave.class, name = "last-wave"),
        @Type(value = Direction.Widen.class, name = "widen"),
        @Type(value = Direction.Stop.class, name = "stop"),
        @Type(value = Direction.NotUnderstood.class, name = "not-understood"),
})
interface DirectionTypes {}
