package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;

/** Auto Scaling groups and what they hold. */
record ScalingGroupsReader(AwsAccess access) implements InventoryReader {

    private AutoScalingClient client(AwsPlace place) {
        return access.clients().of(AwsService.AUTO_SCALING, place, AutoScalingClient.class, AutoScalingClient::builder);
    }

    @Override
    public String what() {
        return "Auto Scaling groups";
    }

    @Override
    public void harmless(Question question, AwsPlace place) throws AwsTrouble {
        access.calls().askNow(question, place, AwsAction.DESCRIBE_AUTO_SCALING_GROUPS,
                DescribeAutoScalingGroupsRequest.builder().maxRecords(1).build(), client(place)::describeAutoScalingGroups);
    }

    @Override
    public void read(Question question, AwsPlace place, InventoryDraft draft) throws AwsTrouble {
        access.calls().askAll(question, place, AwsAction.DESCRIBE_AUTO_SCALING_GROUPS, DescribeAutoScalingGroupsRequest.builder().build(),
                client(place)::describeAutoScalingGroupsPaginator, DescribeAutoScalingGroupsResponse::autoScalingGroups)
                .forEach(group -> take(group, place, draft));
    }

    private static void take(AutoScalingGroup group, AwsPlace place, InventoryDraft draft) {
        Attributes known = Attributes.in(place).and("arn", group.autoScalingGroupARN()).and("name", group.autoScalingGroupName())
                .and("instances at least", group.minSize())
                .and("instances at most", group.maxSize()).and("instances desired", group.desiredCapacity())
                .and("created", group.createdTime())
                .and("template", group.launchTemplate() == null
                        ? group.launchConfigurationName()
                        : group.launchTemplate().launchTemplateName() + " " + group.launchTemplate().version());
        group.tags().stream().filter(tag -> "aws:cloudformation:stack-name".equals(tag.key()))
                .forEach(tag -> known.and("stack", tag.value()));
        String id = draft.resource(place.id(group.autoScalingGroupName()), "auto scaling group", known.all(), group.autoScalingGroupARN(),
                place.there(group.autoScalingGroupName()));
        group.instances().forEach(instance -> {
            draft.relation(id, instance.instanceId(), RelationKind.CONSISTS_OF, "auto scaling");
            draft.also(instance.instanceId(), "lifecycle", instance.lifecycleStateAsString());
            draft.also(instance.instanceId(), "scaling health", instance.healthStatus());
        });
    }
}
