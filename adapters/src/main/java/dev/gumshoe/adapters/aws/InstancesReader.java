package dev.gumshoe.adapters.aws;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Instance;
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
        List<Instance> instances = access.calls().askAll(question, place, AwsAction.DESCRIBE_INSTANCES,
                DescribeInstancesRequest.builder().build(), client(place)::describeInstancesPaginator,
                page -> page.reservations().stream().flatMap(reservation -> reservation.instances().stream()).toList());
        instances.forEach(instance -> take(instance, place, draft));
    }

    private static void take(Instance instance, AwsPlace place, InventoryDraft draft) {
        Map<String, String> tags = instance.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (a, _) -> a));
        Attributes known = Attributes.in(place)
                .and("name", tags.get("Name"))
                .and("state", instance.state() == null ? null : instance.state().nameAsString())
                .and("state reason", instance.stateTransitionReason())
                .and("launched", instance.launchTime())
                .and("type", instance.instanceTypeAsString())
                .and("zone", instance.placement() == null ? null : instance.placement().availabilityZone())
                .and("image", instance.imageId())
                .and("address", instance.privateIpAddress())
                .and("stack", tags.get("aws:cloudformation:stack-name"));
        tags.forEach((key, value) -> {
            if (!key.startsWith("aws:") && !key.equals("Name")) {
                known.and("tag " + key, value);
            }
        });
        String id = draft.resource(instance.instanceId(), "instance", known.all(), others(instance));
        if (instance.iamInstanceProfile() != null && instance.iamInstanceProfile().arn() != null) {
            draft.acts(instance.iamInstanceProfile().arn(), tags.getOrDefault("aws:autoscaling:groupName", id));
        }
    }

    private static String[] others(Instance instance) {
        return java.util.stream.Stream.of(instance.privateIpAddress(), instance.privateDnsName())
                .filter(name -> name != null && !name.isBlank()).toArray(String[]::new);
    }
}
