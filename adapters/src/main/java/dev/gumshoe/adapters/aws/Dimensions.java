package dev.gumshoe.adapters.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;

/**
 * What the dimensions of a metric or an alarm name: the resource, and what is left to tell series of one resource apart.
 *
 * @param resource the resource's id
 * @param rest the other dimensions as they stand behind a metric's name, {@code {path=/}}, or empty
 */
record Dimensions(String resource, String rest) {

    /** Names of what a series is about, the most particular first. */
    private static final List<String> NAMING = List.of("InstanceId", "TargetGroup", "LoadBalancer", "LoadBalancerName", "FunctionName",
            "TableName", "DBInstanceIdentifier", "DBClusterIdentifier", "CacheClusterId", "ReplicationGroupId", "QueueName", "ServiceName",
            "StreamName", "TopicName", "ApiName", "ApiId", "BucketName", "StateMachineArn", "DomainName", "FileSystemId", "NatGatewayId",
            "AutoScalingGroupName", "ClusterName", "VolumeId", "Service", "service", "host");
    /** Ids that are the same nowhere else. */
    private static final Set<String> UNIQUE = Set.of("InstanceId", "TargetGroup", "LoadBalancer", "FileSystemId", "NatGatewayId",
            "VolumeId",
            "StateMachineArn", "ApiId");
    /** Sums over many resources by something that is none. */
    private static final Set<String> SUMS = Set.of("AvailabilityZone", "ImageId", "InstanceType", "GlobalSecondaryIndexName",
            "ExecutedVersion");
    /** What only repeats where the resource stands. */
    private static final Set<String> SURROUNDINGS = Set.of("ImageId", "InstanceType", "AutoScalingGroupName", "LoadBalancer",
            "ClusterName");

    /** What the dimensions name; empty when they name no single resource. */
    static Optional<Dimensions> of(List<Dimension> dimensions, AwsPlace place) {
        return of(dimensions.stream().collect(Collectors.toMap(Dimension::name, Dimension::value, (a, _) -> a)), place);
    }

    static Optional<Dimensions> of(Map<String, String> dimensions, AwsPlace place) {
        Map<String, String> left = new TreeMap<>(dimensions);
        String naming = NAMING.stream().filter(left::containsKey).findFirst().orElse(null);
        if (naming == null || left.containsKey("AvailabilityZone")) {
            return Optional.empty();
        }
        String value = left.getOrDefault(naming, "");
        left.remove(naming);
        left.keySet().removeAll(SURROUNDINGS);
        if (left.keySet().stream().anyMatch(SUMS::contains) || (naming.equals("FunctionName") && left.containsKey("Resource"))) {
            return Optional.empty();
        }
        String rest = left.isEmpty() ? "" : left.toString();
        return Optional.of(new Dimensions(UNIQUE.contains(naming) ? value : place.id(value), rest.replace(", ", ",")));
    }
}
