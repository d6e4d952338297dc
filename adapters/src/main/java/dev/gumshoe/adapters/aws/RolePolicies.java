package dev.gumshoe.adapters.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the statements of a role's policies let it use. Conditions are not weighed: what may be called under a condition may be called. */
final class RolePolicies {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Grant> allowed = new ArrayList<>();
    private final List<Grant> refused = new ArrayList<>();

    /** One action on one resource, both with their wild cards. */
    record Grant(String action, String resource) {

        /** Whether everything the resource stands for is this one thing. */
        boolean ofOneThing() {
            return resource.startsWith("arn:") && resource.split(":", 6).length == 6 && !resource.contains("*") && !resource.contains("?");
        }

        boolean covers(String arn) {
            return pattern(resource).matcher(arn).matches() || pattern(resource).matcher(arn + "/").matches();
        }

        String service() {
            return action.contains(":") ? action.substring(0, action.indexOf(':')).toLowerCase(Locale.ROOT) : action;
        }
    }

    /**
     * Adds a policy.
     *
     * @param document as IAM hands it out, URL-encoded
     * @throws AwsTrouble when the document is no policy
     */
    void add(String document) throws AwsTrouble {
        try {
            JsonNode statements = JSON.readTree(URLDecoder.decode(document, StandardCharsets.UTF_8)).path("Statement");
            (statements.isArray() ? statements : JSON.createArrayNode().add(statements)).forEach(this::statement);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new AwsTrouble("unreadable", "a policy could not be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void statement(JsonNode statement) {
        List<Grant> into = statement.path("Effect").asText().equals("Deny") ? refused : allowed;
        for (JsonNode action : list(statement.path("Action"))) {
            for (JsonNode resource : list(statement.path("Resource"))) {
                into.add(new Grant(action.asText(), resource.asText()));
            }
        }
    }

    private static JsonNode list(JsonNode node) {
        return node.isArray() || node.isMissingNode() ? node : JSON.createArrayNode().add(node);
    }

    /** The grants that name what they are for; those on everything tell nothing about who is called. */
    List<Grant> telling() {
        return allowed.stream().filter(grant -> !grant.resource().equals("*")).toList();
    }

    /** Whether a grant holds for a resource in spite of what is refused. */
    boolean holds(Grant grant, String arn) {
        return grant.covers(arn) && refused.stream()
                .noneMatch(no -> no.covers(arn) && pattern(no.action()).matcher(grant.action()).matches());
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(Stream.of(glob.split("\\*", -1))
                .map(part -> Stream.of(part.split("\\?", -1)).map(Pattern::quote).collect(Collectors.joining(".")))
                .collect(Collectors.joining(".*")), Pattern.CASE_INSENSITIVE);
    }
}
