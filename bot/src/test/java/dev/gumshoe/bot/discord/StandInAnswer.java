package dev.gumshoe.bot.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;

/** What a request is answered with. */
record StandInAnswer(int status, JsonNode body) {

    static final StandInAnswer NOTHING = new StandInAnswer(204, NullNode.getInstance());

    static StandInAnswer ok(JsonNode body) {
        return new StandInAnswer(200, body);
    }

    /** A refusal with one of Discord's own codes. */
    static StandInAnswer refused(int status, int code, String message) {
        return new StandInAnswer(status, JsonNodeFactory.instance.objectNode().put("code", code).put("message", message));
    }

    static StandInAnswer unknownMessage() {
        return refused(404, 10008, "Unknown Message");
    }

    static StandInAnswer unknownChannel() {
        return refused(404, 10003, "Unknown Channel");
    }
}
