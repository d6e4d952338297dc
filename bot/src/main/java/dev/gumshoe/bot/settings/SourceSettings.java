package dev.gumshoe.bot.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gumshoe.adapters.mcp.McpSettings;
import java.nio.file.Path;

/** One place to look; {@code type} says which sort. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SourceSettings.Case.class, name = "case"),
    @JsonSubTypes.Type(value = SourceSettings.Mcp.class, name = "mcp")
})
public sealed interface SourceSettings {

    /**
     * A recorded case.
     *
     * @param folder its folder
     */
    record Case(Path folder) implements SourceSettings {

        /** @throws IllegalArgumentException when the folder is missing */
        public Case {
            if (folder == null) {
                throw new IllegalArgumentException("folder is missing; set the folder of the recorded case");
            }
        }
    }

    /** A server of the Model Context Protocol; its settings stand beside the type. */
    record Mcp(McpSettings server) implements SourceSettings {

        /** Read from the settings themselves. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Mcp {}
    }
}
