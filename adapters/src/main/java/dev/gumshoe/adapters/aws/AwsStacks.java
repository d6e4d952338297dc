package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** CloudFormation: each roll-out of a stack, by the things it changed. */
final class AwsStacks extends AwsChanges {

    private final StackResourcesReader stacks;

    AwsStacks(AwsAccess access) {
        super(access, "cloudformation");
        this.stacks = new StackResourcesReader(access);
    }

    private CloudFormationClient client(AwsPlace place) {
        return stacks.client(place);
    }

    @Override
    void harmless(Question question, AwsPlace place) throws AwsTrouble {
        for (Stack stack : stacks.stacks(question, place).stream().limit(1).toList()) {
            calls().askNow(question, place, AwsAction.DESCRIBE_STACK_EVENTS, request(stack), client(place)::describeStackEvents);
        }
    }

    private static DescribeStackEventsRequest request(Stack stack) {
        return DescribeStackEventsRequest.builder().stackName(stack.stackName()).build();
    }

    @Override
    List<Change> read(Question question, AwsPlace place) throws AwsTrouble {
        question.seenAt(ConsolePages.stacks(place));
        List<Change> changes = new ArrayList<>();
        for (Stack stack : stacks.stacks(question, place)) {
            Instant touched = stack.lastUpdatedTime() == null ? stack.creationTime() : stack.lastUpdatedTime();
            if (touched == null || !touched.isBefore(question.window().from())) {
                List<StackEvent> events = calls().askAll(question, place, AwsAction.DESCRIBE_STACK_EVENTS, request(stack),
                        client(place)::describeStackEventsPaginator, DescribeStackEventsResponse::stackEvents);
                changes.addAll(changes(events.reversed(), place));
            }
        }
        return changes;
    }

    /** Events in order of time: what a roll-out began to do to each thing, what failed and why, and the roll-out itself where it names no thing. */
    private static List<Change> changes(List<StackEvent> events, AwsPlace place) {
        List<Change> changes = new ArrayList<>();
        for (StackEvent event : events) {
            boolean own = event.stackId() != null && event.stackId().equals(event.physicalResourceId());
            String status = event.resourceStatusAsString();
            if (status == null || (!status.endsWith("_IN_PROGRESS") && !status.endsWith("_FAILED"))) {
                continue;
            }
            String type = String.valueOf(event.resourceType());
            if (own || StackResourcesReader.names(type) || status.endsWith("_FAILED")) {
                changes.add(change(event, own, place));
            }
        }
        return changes;
    }

    private static Change change(StackEvent event, boolean own, AwsPlace place) {
        String status = event.resourceStatusAsString();
        String what = own ? "stack " + event.stackName() : event.logicalResourceId() + " of stack " + event.stackName();
        String reason = event.resourceStatusReason() == null ? "" : ": " + event.resourceStatusReason();
        Map<String, String> attributes = new LinkedHashMap<>(
                AwsChanges.where(place, ConsolePages.stackEvents(place, String.valueOf(event.stackId()))));
        attributes.put("stack", String.valueOf(event.stackName()));
        attributes.put("type", String.valueOf(event.resourceType()));
        return new Change(event.eventId(), event.timestamp(), Change.Kind.DEPLOYMENT, own ? null : id(event, place), "CloudFormation",
                what + " " + status + reason, List.of(), null, attributes);
    }

    private static @Nullable String id(StackEvent event, AwsPlace place) {
        String physical = event.physicalResourceId();
        if (physical == null || physical.isBlank()) {
            return null;
        }
        return physical.startsWith("arn:") ? BalancersReader.id(physical) : physical.startsWith("i-") ? physical : place.id(physical);
    }
}
