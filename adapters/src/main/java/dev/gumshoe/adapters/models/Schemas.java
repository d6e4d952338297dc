package dev.gumshoe.adapters.models;

import dev.gumshoe.conversations.agents.AnswerShape;
import dev.gumshoe.conversations.agents.Parameter;
import dev.gumshoe.conversations.agents.Parameter.Shape;
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

/** Forms and tools as JSON Schema, as much of it as every provider understands. */
final class Schemas {

    private Schemas() {}

    /** A tool as providers are told of it. */
    static ToolSpecification tool(ToolSpec spec) {
        return tool(spec.name(), spec.description(), spec.parameters());
    }

    /** A form shown as a tool. */
    static ToolSpecification tool(AnswerShape shape) {
        return tool(shape.name(), shape.description(), shape.fields());
    }

    private static ToolSpecification tool(String name, String told, List<Parameter> parameters) {
        return ToolSpecification.builder().name(name).description(told).parameters(object(parameters, null, false)).build();
    }

    /**
     * A form that the provider holds the model to.
     *
     * @param strict whether every field must be written, so that one that may be left out must be able to be null
     */
    static ResponseFormat format(AnswerShape shape, boolean strict) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder().name(shape.name()).rootElement(object(shape.fields(), null, strict)).build())
                .build();
    }

    private static JsonObjectSchema object(List<Parameter> fields, @Nullable String told, boolean strict) {
        JsonObjectSchema.Builder object = JsonObjectSchema.builder().description(told);
        fields.forEach(field -> object.addProperty(field.name(), field(field, strict)));
        return object.required(fields.stream().filter(Parameter::required).map(Parameter::name).toList()).build();
    }

    /** A word out of a list that may be null has to say so itself: its list of words shuts null out. */
    private static JsonSchemaElement field(Parameter field, boolean strict) {
        if (strict && !field.required() && field.shape() instanceof Shape.Text(List<String> oneOf) && !oneOf.isEmpty()) {
            return JsonAnyOfSchema.builder()
                    .description(field.description())
                    .anyOf(element(field.shape(), null, true), new JsonNullSchema())
                    .build();
        }
        return element(field.shape(), field.description().isBlank() ? null : field.description(), strict);
    }

    private static JsonSchemaElement element(Shape shape, @Nullable String told, boolean strict) {
        return switch (shape) {
            case Shape.Text(List<String> oneOf) when !oneOf.isEmpty() ->
                JsonEnumSchema.builder().description(told).enumValues(oneOf).build();
            case Shape.Text _ -> text(told);
            case Shape.Time _ -> text(and(told, "ISO-8601 with an offset: 2024-05-01T12:00:00Z"));
            case Shape.WholeNumber(long least, long most) ->
                JsonIntegerSchema.builder().description(and(told, "from " + least + " to " + most)).build();
            case Shape.Numeric _ -> JsonNumberSchema.builder().description(told).build();
            case Shape.YesNo _ -> JsonBooleanSchema.builder().description(told).build();
            case Shape.ListOf(Shape item) -> JsonArraySchema.builder().description(told).items(element(item, null, strict)).build();
            case Shape.Thing(List<Parameter> parts) -> object(parts, told, strict);
            case Shape.Any _ -> JsonAnyOfSchema.builder()
                    .description(told)
                    .anyOf(text(null), new JsonNumberSchema(), new JsonBooleanSchema(), JsonArraySchema.builder().items(text(null)).build())
                    .build();
        };
    }

    private static JsonStringSchema text(@Nullable String told) {
        return JsonStringSchema.builder().description(told).build();
    }

    private static String and(@Nullable String told, String more) {
        return told == null ? more : told + " (" + more + ")";
    }
}
