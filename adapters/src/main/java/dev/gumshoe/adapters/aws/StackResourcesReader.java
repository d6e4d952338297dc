package dev.gumshoe.adapters.aws;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** CloudFormation's stacks, and which of them each thing belongs to. */
record StackResourcesReader(AwsAccess access) implements InventoryReader {

    private static final int MOST_OPENED = 100;
    private static final Set<String> NAMED = Set.of("AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup",
            "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::Lambda::Function",
            "AWS::DynamoDB::Table");

    CloudFormationClient client(AwsPlace place) {
        return access.clients().of(AwsService.CLOUDFORMATION, place, CloudFormationClient.class, CloudFormationClient::builder);
    }

    /** Whether a stack's resource of that type is one that the inventory names. */
    static boolean names(String type) {
        return NAMED.contains(type);
    }

    @Override
    public String what() {
        return "stacks";
    }

    @Override
    public void harmless(Question question, AwsPlace place) throws AwsTrouble {
        List<Stack> stacks = access.calls().askNow(question, place, AwsAction.DESCRIBE_STACKS, DescribeStacksRequest.builder().build(),
                client(place)::describeStacks).stacks();
        if (!stacks.isEmpty()) {
            resources(question, place, stacks.getFirst());
        }
    }

    List<Stack> stacks(Question question, AwsPlace place) throws AwsTrouble {
        return access.calls().askAll(question, place, AwsAction.DESCRIBE_STACKS, DescribeStacksRequest.builder().build(),
                client(place)::describeStacksPaginator, DescribeStacksResponse::stacks);
    }

    private List<StackResourceSummary> resources(Question question, AwsPlace place, Stack stack) throws AwsTrouble {
        return access.calls().askAll(question, place, AwsAction.LIST_STACK_RESOURCES,
                ListStackResourcesRequest.builder().stackName(stack.stackName()).build(), client(place)::listStackResourcesPaginator,
                ListStackResourcesResponse::stackResourceSummaries);
    }

    @Override
    public void read(Question question, AwsPlace place, InventoryDraft draft) throws AwsTrouble {
        List<Stack> stacks = stacks(question, place);
        for (Stack stack : stacks.subList(0, Math.min(MOST_OPENED, stacks.size()))) {
            for (StackResourceSummary resource : resources(question, place, stack)) {
                if (resource.physicalResourceId() != null && names(resource.resourceType())) {
                    draft.also(place, resource.physicalResourceId(), "stack", stack.stackName());
                }
            }
        }
        if (stacks.size() > MOST_OPENED) {
            question.leftOut(place + ": which things belong to " + (stacks.size() - MOST_OPENED) + " of " + stacks.size()
                    + " stacks was not read");
        }
    }
}
