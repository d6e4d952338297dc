package dev.gumshoe.adapters.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Enum constants as lower-case words with hyphens ({@code ruled-out}), and sets in one order, so that the same entry is the same text. */
final class WireWords extends SimpleModule {

    private static final long serialVersionUID = 1L;

    WireWords() {
        addSerializer(new WordOfEnum());
        addSerializer(new SetInOrder());
        setDeserializerModifier(new EnumsByWord());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @SuppressWarnings("rawtypes")
    private static final class WordOfEnum extends StdSerializer<Enum> {

        private static final long serialVersionUID = 1L;

        WordOfEnum() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(word(value));
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class SetInOrder extends StdSerializer<Set> {

        private static final long serialVersionUID = 1L;

        SetInOrder() {
            super(Set.class);
        }

        @Override
        public void serialize(Set set, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            for (Object each : new TreeSet<Object>((Set<?>) set)) {
                provider.defaultSerializeValue(each, json);
            }
            json.writeEndArray();
        }
    }

    private static final class EnumsByWord extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> usual) {
            return new EnumOfWord(type.getRawClass());
        }
    }

    private static final class EnumOfWord extends StdDeserializer<Object> {

        private static final long serialVersionUID = 1L;

        private final Class<?> type;

        EnumOfWord(Class<?> type) {
            super(type);
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> word((Enum<?>) constant).equals(text))
                    .findFirst()
                    .orElseThrow(() -> context.weirdStringException(text, type, "this version has no such constant"));
        }
    }
}
