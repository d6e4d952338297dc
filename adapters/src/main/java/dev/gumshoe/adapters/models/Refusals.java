package dev.gumshoe.adapters.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.agents.TokenUse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a provider means when it says no: by its status, and by its words where one status means several things. */
record Refusals(ModelSettings settings) {

    private static final int SHOWN = 300;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern TOO_LONG = words("context[_ ]length|context window|(?:prompt|input) is too long|too many (?:input )?tokens"
            + "|maximum (?:context|number of (?:input )?tokens)|exceeds the (?:maximum|available) (?:context|number of tokens)|input token count");
    private static final Pattern NO_KEY = words(
            "api[ _]key[ _](?:not valid|invalid)|(?:invalid|incorrect) api key|security token|unrecognizedclient"
                    + "|authentication_error|permission_error|access ?denied");
    private static final Pattern NO_MODEL = words("model identifier is invalid|model_not_found|model .{0,80}(?:does not exist|not found)");
    private static final Pattern NO_CREDIT = words("insufficient_quota|credit balance|billing");

    private static Pattern words(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    /**
     * The failure.
     *
     * @param told the body of the answer, or what stands for it
     * @param wait what the answer's head says of when to come back, or null
     */
    Failed of(int status, String told, @Nullable Duration wait) {
        Duration after = wait == null ? RetryAfter.in(told) : wait;
        Kind kind = kind(status, told);
        String said = message(told);
        String detail = sentence(kind, told, after) + " (" + status + (said.isBlank() ? "" : ": " + said) + ").";
        return new Failed(kind, detail, after, TokenUse.NONE);
    }

    private static Kind kind(int status, String told) {
        boolean ours = status < 500;
        if (status == 401 || status == 403 || (ours && NO_KEY.matcher(told).find())) {
            return Kind.REFUSED_KEY;
        }
        if (status == 413 || (ours && TOO_LONG.matcher(told).find())) {
            return Kind.TOO_LONG;
        }
        if (status == 404 || (ours && NO_MODEL.matcher(told).find())) {
            return Kind.UNKNOWN_MODEL;
        }
        if (status == 429 || status == 402) {
            return Kind.RATE_LIMITED;
        }
        return status == 408 ? Kind.TIMED_OUT : ours ? Kind.DECLINED : Kind.UNAVAILABLE;
    }

    private String sentence(Kind kind, String told, @Nullable Duration wait) {
        String who = Failures.who(settings);
        String setting = settings.setting();
        return switch (kind) {
            case REFUSED_KEY -> who + " refused the key; check " + setting + ".key";
            case UNKNOWN_MODEL -> who + " is not there for this key; check " + setting + ".model and " + setting + ".baseUrl";
            case RATE_LIMITED -> who + (NO_CREDIT.matcher(told).find()
                    ? " has no credit left; see the account at the provider"
                    : " had too many requests" + (wait == null ? "" : " and asks to wait " + Failures.seconds(wait)));
            case UNAVAILABLE -> who + " is down or overloaded";
            case TOO_LONG -> "The request is longer than " + who + " can read; lower " + setting + ".contextTokens";
            case TIMED_OUT -> who + " did not answer in time";
            case MALFORMED, CUT, DECLINED -> who + " declined the request";
        };
    }

    /** The sentence in it that is meant for people, on one line. */
    private static String message(String told) {
        String sentence = told;
        try {
            JsonNode body = MAPPER.readTree(told);
            JsonNode error = body == null ? null : body.isArray() ? body.path(0).path("error") : body.path("error");
            if (error != null && error.isTextual()) {
                sentence = error.textValue();
            } else if (error != null && error.path("message").isTextual()) {
                sentence = error.path("message").textValue();
            } else if (body != null && body.path("message").isTextual()) {
                sentence = body.path("message").textValue();
            }
        } catch (JsonProcessingException _) {
            // no JSON: shown as it is
        }
        String line = sentence.replaceAll("\\s+", " ").strip();
        String cut = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
