package dev.gumshoe.adapters.aws;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which resource a line of a log group and stream is of, by the names AWS and its agents give them. */
final class LogResource {

    private static final Pattern INSTANCE = Pattern.compile("\\bi-[0-9a-f]{8,17}\\b");
    private static final List<Pattern> GROUPS = List.of(
            Pattern.compile("/aws/lambda/(?:[a-z0-9-]+\\.)?([A-Za-z0-9_-]+)"),
            Pattern.compile("/aws/rds/(?:instance|cluster)/([^/]+)/.*"),
            Pattern.compile("/aws/(?:codebuild|apigateway|vendedlogs/states|docdb|elasticache|msk)/([^/]+).*"),
            Pattern.compile("/(?:aws/)?ecs/(?:[^/]+/)?([^/]+)"),
            Pattern.compile("(?:.*/)?([^/]+)"));

    /** The labels of a line for where it was written; a bare "account" would read as a customer's. */
    static final String ACCOUNT = "cloud.account";
    /** The label of a line for the group it stands in. */
    static final String GROUP = "log group";
    /** See {@link #ACCOUNT}. */
    static final String REGION = "cloud.region";

    private LogResource() {}

    /** The resource's id. */
    static String of(String group, String stream, AwsPlace place) {
        Matcher instance = INSTANCE.matcher(stream);
        if (instance.find()) {
            return instance.group();
        }
        return GROUPS.stream().map(pattern -> pattern.matcher(group)).filter(Matcher::matches).findFirst()
                .map(matcher -> place.id(matcher.group(1))).orElse(group);
    }

    /** Whether a group may hold lines of one of the resources: a group that is of one resource alone holds no other's. */
    static boolean mayHold(String group, java.util.Set<String> resources, AwsPlace place) {
        boolean ofOne = group.startsWith("/aws/");
        return resources.isEmpty() || !ofOne || resources.contains(of(group, "", place));
    }
}
