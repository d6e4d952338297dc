package dev.gumshoe.adapters.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** A request as the line of AWS' command-line tool that sends the same one; the account is its profile. */
final class CommandLine {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/=,@%+-]+");
    /** As the command-line tool itself does it: {@code DBInstanceIdentifier}, {@code LoadBalancerArns}, {@code logGroupNames}. */
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private CommandLine() {}

    static String of(AwsAction action, SdkPojo request, AwsPlace place) {
        StringJoiner line = new StringJoiner(" ").add("aws").add(action.service().command()).add(action.command());
        for (SdkField<?> field : request.sdkFields()) {
            Object value = field.getValueOrDefault(request);
            if (said(value)) {
                line.add(option(WORD.matcher(field.memberName()).replaceAll("-").toLowerCase(Locale.ROOT), value));
            }
        }
        if (action.service() != AwsService.IAM) {
            line.add("--region").add(place.region());
        }
        line.add("--profile").add(place.account().name());
        return place.account().id() == null ? line.toString() : line + " # account " + place.account().id();
    }

    private static boolean said(Object value) {
        return value != null && !(value instanceof SdkAutoConstructList<?>) && !(value instanceof SdkAutoConstructMap<?, ?>);
    }

    private static String option(String name, Object value) {
        return switch (value) {
            case Boolean flag -> flag ? "--" + name : "--no-" + name;
            case Collection<?> list when list.stream().allMatch(String.class::isInstance) ->
                "--" + name + " " + list.stream().map(one -> quoted(one.toString())).collect(Collectors.joining(" "));
            case Collection<?> _,Map<?, ?> _,SdkPojo _ -> "--" + name + " " + quoted(json(value).toString());
            default -> "--" + name + " " + quoted(value.toString());
        };
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case SdkPojo part -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                part.sdkFields().forEach(field -> {
                    Object inner = field.getValueOrDefault(part);
                    if (said(inner)) {
                        object.set(field.memberName(), json(inner));
                    }
                });
                yield object;
            }
            case Collection<?> list -> JSON.createArrayNode().addAll(list.stream().map(CommandLine::json).toList());
            case Map<?, ?> map -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                map.forEach((key, inner) -> object.set(key.toString(), json(inner)));
                yield object;
            }
            case Instant at -> JsonNodeFactory.instance.textNode(at.toString());
            default -> JSON.valueToTree(value);
        };
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
