package dev.gumshoe.adapters.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.gumshoe.conversations.evidence.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Event;

/**
 * An entry of the audit trail: who did what to which things.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">Record contents</a>
 */
final class TrailEvent {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SESSION = Pattern
            .compile("(Start|Resume|Terminate)Session|SendCommand|SendSSHPublicKey|SendSerialConsoleSSHPublicKey|ConsoleLogin"
                    + "|StartAutomationExecution|ExecuteCommand|OpenTunnel");
    private static final Pattern DEPLOYMENT = Pattern.compile(
            "UpdateFunctionCode.*|PublishVersion.*|UpdateAlias.*|CreateDeployment|UpdateStack|ExecuteChangeSet|StartInstanceRefresh"
                    + "|UpdateService|RegisterTaskDefinition|StartPipelineExecution|CreateChangeSet|UpdateEnvironment");
    private static final Pattern CONFIGURATION = Pattern
            .compile(
                    "(Put|Modify|Update|Attach|Detach|Add|Remove|Set|Associate|Disassociate|Authorize|Revoke|Replace|Enable|Disable|Register"
                            + "|Deregister|Change|Delete|Stop|Reboot|Terminate|Suspend|Resume|Restore|Reset).*");
    /** Where requests name what they are about. */
    private static final List<String> TARGETS = List.of("/target", "/instanceIds", "/instanceId", "/instancesSet/items", "/functionName",
            "/tableName", "/autoScalingGroupName", "/targetGroupArn", "/loadBalancerArn", "/stackName", "/dBInstanceIdentifier",
            "/cacheClusterId", "/replicationGroupId", "/queueUrl", "/topicArn", "/bucketName", "/service", "/cluster", "/targets");

    private final Event event;
    private final JsonNode detail;
    private final AwsPlace place;

    private TrailEvent(Event event, JsonNode detail, AwsPlace place) {
        this.event = event;
        this.detail = detail;
        this.place = place;
    }

    static TrailEvent of(Event event, AwsPlace place) {
        JsonNode detail = MissingNode.getInstance();
        try {
            detail = event.cloudTrailEvent() == null ? detail : JSON.readTree(event.cloudTrailEvent());
        } catch (JacksonException _) {
            // what stands beside it is still true
        }
        return new TrailEvent(event, detail, place);
    }

    /** The session that it opened, or that it is about; empty when it is about none. */
    Optional<String> session() {
        return Stream.of("/responseElements/sessionId", "/requestParameters/sessionId").map(place -> detail.at(place).asText(""))
                .filter(id -> !id.isEmpty()).findFirst();
    }

    Instant at() {
        return event.eventTime();
    }

    /** Whether it opened a shell on a host. */
    boolean opensSession() {
        return "StartSession".equals(event.eventName());
    }

    /** Whether it closed one. */
    boolean endsSession() {
        return "TerminateSession".equals(event.eventName());
    }

    /** The things it was done to, the most particular first. */
    Set<String> things() {
        Set<String> things = new LinkedHashSet<>();
        TARGETS.forEach(target -> named(detail.path("requestParameters").at(target), things));
        event.resources().forEach(resource -> {
            if (resource.resourceName() != null && resource.resourceType() != null && inventoried(resource.resourceType())) {
                things.add(id(resource.resourceName()));
            }
        });
        return things;
    }

    private static boolean inventoried(String type) {
        return StackResourcesReader.names(type);
    }

    private void named(JsonNode node, Set<String> things) {
        if (node.isTextual() && !node.asText().isBlank()) {
            things.add(id(node.asText()));
        } else if (node.isArray()) {
            node.forEach(one -> named(one.isObject()
                    ? one.path("instanceId").isTextual() ? one.path("instanceId") : one.path("id")
                    : one, things));
            node.forEach(one -> {
                if (one.path("key").asText("").equalsIgnoreCase("InstanceIds")) {
                    named(one.path("values"), things);
                }
            });
        }
    }

    private String id(String name) {
        if (name.startsWith("arn:")) {
            String last = BalancersReader.id(name);
            return last.startsWith("targetgroup/") || last.matches("(app|net|gwy)/.*")
                    ? last
                    : place.id(last.substring(last.lastIndexOf('/') + 1));
        }
        return name.matches("(i|fs|nat|vol|eni|subnet|vpc|sg|rtb|ami|lt)-[0-9a-f]{8,17}")
                ? name
                : place.id(name.substring(name.lastIndexOf('/') + 1));
    }

    /** The change that it was, done to that thing, or to nothing that is named. */
    private Change change(@Nullable String thing, @Nullable Instant ended) {
        String name = String.valueOf(event.eventName());
        String error = detail.path("errorCode").asText("");
        Map<String, String> attributes = new LinkedHashMap<>(
                AwsChanges.where(place, ConsolePages.event(place, String.valueOf(event.eventId()))));
        put(attributes, "event", name);
        put(attributes, "service", event.eventSource());
        put(attributes, "source address", detail.path("sourceIPAddress").asText(""));
        put(attributes, "error", error);
        put(attributes, "document", detail.at("/requestParameters/documentName").asText(""));
        put(attributes, "session", session().orElse(""));
        put(attributes, "ended", ended == null ? "" : ended.toString());
        put(attributes, "reason", detail.at("/requestParameters/reason").asText(""));
        String until = ended == null || !opensSession() ? "" : ", ended " + ended;
        String title = error.isEmpty() ? spoken(name) + until : spoken(name) + " was tried and refused (" + error + ")";
        return new Change(String.valueOf(event.eventId()), event.eventTime(), error.isEmpty() ? kind(name) : Change.Kind.OTHER, thing,
                actor(),
                title, List.of(), null, attributes);
    }

    private static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            attributes.put(name, value);
        }
    }

    static Change.Kind kind(String event) {
        if (SESSION.matcher(event).matches()) {
            return Change.Kind.SESSION;
        }
        if (DEPLOYMENT.matcher(event).matches()) {
            return Change.Kind.DEPLOYMENT;
        }
        return CONFIGURATION.matcher(event).matches() ? Change.Kind.CONFIG : Change.Kind.OTHER;
    }

    private String spoken(String name) {
        String document = detail.at("/requestParameters/documentName").asText("");
        return switch (name) {
            case "StartSession" ->
                "Systems Manager shell session opened (StartSession" + (document.isEmpty() ? ")" : ", " + document + ")");
            case "ResumeSession" -> "Systems Manager shell session resumed (ResumeSession)";
            case "TerminateSession" -> "Systems Manager shell session ended (TerminateSession)";
            case "SendCommand" -> "Systems Manager command sent (SendCommand" + (document.isEmpty() ? ")" : ", " + document + ")");
            case "ConsoleLogin" -> "logged in to the console (ConsoleLogin)";
            default -> name + " (" + String.valueOf(event.eventSource()).replace(".amazonaws.com", "") + ")";
        };
    }

    /** The person or service that did it; a role's session is named after who assumed it. */
    private String actor() {
        JsonNode who = detail.path("userIdentity");
        String invoked = who.path("invokedBy").asText("");
        String principal = who.path("principalId").asText("");
        return switch (who.path("type").asText("")) {
            case "AssumedRole", "FederatedUser" -> principal.contains(":")
                    ? principal.substring(principal.indexOf(':') + 1)
                    : String.valueOf(event.username());
            case "Root" -> "the account's root user";
            case "AWSService" -> invoked.isEmpty() ? "AWS" : invoked;
            default -> event.username() != null ? event.username() : who.path("userName").asText(invoked);
        };
    }

    /**
     * A change for each thing, or one for nothing that is named.
     *
     * @param ended when the session it is about was closed, or null
     */
    List<Change> changes(@Nullable Instant ended) {
        Set<String> things = things();
        if (things.size() <= 1) {
            return List.of(change(things.isEmpty() ? null : things.iterator().next(), ended));
        }
        List<Change> changes = new ArrayList<>();
        for (String thing : things) {
            Change one = change(thing, ended);
            changes.add(new Change(one.id() + " " + thing, one.timestamp(), one.kind(), thing, one.actor(), one.title(), one.files(), null,
                    one.attributes()));
        }
        return changes;
    }
}
