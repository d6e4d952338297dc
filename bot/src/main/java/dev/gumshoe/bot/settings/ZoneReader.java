package dev.gumshoe.bot.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;

/** Time zones by their names in the tz database: {@code UTC}, {@code Europe/Berlin}. */
final class ZoneReader extends StdScalarDeserializer<ZoneId> {

    private static final long serialVersionUID = 1L;

    ZoneReader() {
        super(ZoneId.class);
    }

    @Override
    public ZoneId deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getText().strip();
        try {
            return ZoneId.of(text);
        } catch (DateTimeException _) {
            return (ZoneId) context.handleWeirdStringValue(ZoneId.class, text, "write UTC or Europe/Berlin");
        }
    }
}
