package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.AnswerShape;
import dev.gumshoe.conversations.agents.AnswerShape.Field;
import dev.gumshoe.conversations.agents.AnswerShape.Kind;
import dev.gumshoe.conversations.agents.ToolSpec;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonAnyOfSchema;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNullSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forms and tools as JSON Schema. */
final class Schemas {

    private Schemas() {}

    /** A tool as providers are told of it. */
    static ToolSpecification tool(ToolSpec spec) {
        return ToolSpecification.builder()
                .name(spec.name())
                .description(spec.description())
                .parameters(object(spec.parameters(), false))
                .build();
    }

    /** A form shown as a tool. */
    static ToolSpecification tool(AnswerShape shape) {
        return ToolSpecification.builder()
                .name(shape.name())
                .description(shape.description())
                .parameters(object(shape.fields(), false))
                .build();
    }

    /** A form that the provider holds the model to. @param strict see {@link #object(List, boolean)} */
    static ResponseFormat format(AnswerShape shape, boolean strict) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder().name(shape.name()).rootElement(object(shape.fields(), strict)).build())
                .build();
    }

    /** @param strict whether every field must be written, so that one that may be left out must be able to be null */
    static JsonObjectSchema object(List<Field> fields, boolean strict) {
        return object(fields, null, strict);
    }

    /** A word out of a list that may be null has to say so itself: its list of words shuts null out. */
    private static JsonSchemaElement element(Field field, boolean strict) {
        if (strict && !field.required() && field.kind() instanceof Kind.OneOf) {
            return JsonAnyOfSchema.builder()
                    .description(field.description())
                    .anyOf(element(field.kind(), null, true), new JsonNullSchema())
                    .build();
        }
        return element(field.kind(), field.description(), strict);
    }

    private static JsonSchemaElement element(Kind kind, @Nullable String told, boolean strict) {
        return switch (kind) {
            case Kind.Text _ -> JsonStringSchema.builder().description(told).build();
            case Kind.Numeric _ -> JsonNumberSchema.builder().description(told).build();
            case Kind.Whole _ -> JsonIntegerSchema.builder().description(told).build();
            case Kind.Flag _ -> JsonBooleanSchema.builder().description(told).build();
            case Kind.OneOf(List<String> words) ->
                JsonEnumSchema.builder().description(told).enumValues(words).build();
            case Kind.ListOf(Kind each) -> JsonArraySchema.builder().description(told).items(element(each, null, strict)).build();
            case Kind.Parts(List<Field> fields) -> object(fields, told, strict);
        };
    }

    private static JsonObjectSchema object(List<Field> fields, @Nullable String told, boolean strict) {
        JsonObjectSchema.Builder object = JsonObjectSchema.builder().description(told);
        fields.forEach(field -> object.addProperty(field.name(), element(field, strict)));
        return object.required(fields.stream().filter(Field::required).map(Field::name).toList()).build();
    }
}
