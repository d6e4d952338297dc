package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Tag;

/** EC2's instances. */
record InstancesReader(AwsAccess access) implements InventoryReader {

    private Ec2Client client(AwsPlace place) {
        return access.clients().of(AwsService.EC2, place, Ec2Client.class, Ec2Client::builder);
    }

    @Override
    public String what() {
        return "instances";
    }

    @Override
    public void harmless(Question question, AwsPlace place) throws AwsTrouble {
        access.calls().askNow(question, place, AwsAction.DESCRIBE_INSTANCES, DescribeInstancesRequest.builder().maxResults(5).build(),
                client(place)::describeInstances);
    }

    @Override
    public void read(Question question, AwsPlace place, InventoryDraft draft) throws AwsTrouble {
        List<Reservation> reservations = access.calls().askAll(question, place, AwsAction.DESCRIBE_INSTANCES,
                DescribeInstancesRequest.builder().build(), client(place)::describeInstancesPaginator,
                DescribeInstancesResponse::reservations);
        reservations.forEach(reservation -> reservation.instances().forEach(
                instance -> take(instance, String.valueOf(reservation.ownerId()), place, draft)));
    }

    private static void take(Instance instance, String owner, AwsPlace place, InventoryDraft draft) {
        Map<String, String> tags = instance.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (a, _) -> a));
        Attributes known = Attributes.in(place)
                .and("arn", arn(instance, owner, place))
                .and("name", tags.get("Name"))
                .and("state", instance.state() == null ? null : instance.state().nameAsString())
                .and("state reason", instance.stateTransitionReason())
                .and("launched", instance.launchTime())
                .and("type", instance.instanceTypeAsString())
                .and("zone", instance.placement() == null ? null : instance.placement().availabilityZone())
                .and("image", instance.imageId())
                .and(Resource.ADDRESS, instance.privateIpAddress())
                .and(Resource.DNS, names(instance))
                .and("stack", tags.get("aws:cloudformation:stack-name"));
        tags.forEach((key, value) -> {
            if (!key.startsWith("aws:") && !key.equals("Name")) {
                known.and("tag " + key, value);
            }
        });
        String id = draft.resource(instance.instanceId(), "instance", known.all(), others(instance, place));
        if (instance.iamInstanceProfile() != null && instance.iamInstanceProfile().arn() != null) {
            draft.acts(instance.iamInstanceProfile().arn(), tags.getOrDefault("aws:autoscaling:groupName", id));
        }
    }

    /** EC2 does not tell it; other services and people do. */
    private static @Nullable String arn(Instance instance, String owner, AwsPlace place) {
        return owner.matches("\\d{12}")
                ? "arn:" + place.partition() + ":ec2:" + place.region() + ":" + owner + ":instance/" + instance.instanceId()
                : null;
    }

    private static String names(Instance instance) {
        return Stream.of(instance.privateDnsName(), instance.publicDnsName()).filter(name -> name != null && !name.isBlank())
                .collect(Collectors.joining(", "));
    }

    /** Private addresses and names repeat in other networks. */
    private static String[] others(Instance instance, AwsPlace place) {
        return Stream.of(instance.privateIpAddress(), instance.privateDnsName()).filter(name -> name != null && !name.isBlank())
                .map(place::there).toArray(String[]::new);
    }
}
