package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Load balancers, their target groups, and the health of the targets as the balancer sees it. */
record BalancersReader(AwsAccess access) implements InventoryReader {

    private ElasticLoadBalancingV2Client client(AwsPlace place) {
        return access.clients().of(AwsService.LOAD_BALANCING, place, ElasticLoadBalancingV2Client.class,
                ElasticLoadBalancingV2Client::builder);
    }

    @Override
    public String what() {
        return "load balancers";
    }

    @Override
    public void harmless(Question question, AwsPlace place) throws AwsTrouble {
        access.calls().askNow(question, place, AwsAction.DESCRIBE_LOAD_BALANCERS,
                DescribeLoadBalancersRequest.builder().pageSize(1).build(),
                client(place)::describeLoadBalancers);
        List<TargetGroup> some = access.calls().askNow(question, place, AwsAction.DESCRIBE_TARGET_GROUPS,
                DescribeTargetGroupsRequest.builder().pageSize(1).build(), client(place)::describeTargetGroups).targetGroups();
        if (!some.isEmpty()) {
            health(question, place, some.getFirst());
        }
    }

    private List<TargetHealthDescription> health(Question question, AwsPlace place, TargetGroup group) throws AwsTrouble {
        DescribeTargetHealthResponse answer = access.calls().ask(question, place, AwsAction.DESCRIBE_TARGET_HEALTH,
                DescribeTargetHealthRequest.builder().targetGroupArn(group.targetGroupArn()).build(), client(place)::describeTargetHealth);
        return answer.targetHealthDescriptions();
    }

    @Override
    public void read(Question question, AwsPlace place, InventoryDraft draft) throws AwsTrouble {
        access.calls().askAll(question, place, AwsAction.DESCRIBE_LOAD_BALANCERS, DescribeLoadBalancersRequest.builder().build(),
                client(place)::describeLoadBalancersPaginator, DescribeLoadBalancersResponse::loadBalancers)
                .forEach(balancer -> take(balancer, place, draft));
        List<TargetGroup> groups = access.calls().askAll(question, place, AwsAction.DESCRIBE_TARGET_GROUPS,
                DescribeTargetGroupsRequest.builder().build(), client(place)::describeTargetGroupsPaginator,
                DescribeTargetGroupsResponse::targetGroups);
        for (TargetGroup group : groups) {
            take(group, health(question, place, group), place, draft);
        }
    }

    private static void take(LoadBalancer balancer, AwsPlace place, InventoryDraft draft) {
        Attributes known = Attributes.in(place).and("arn", balancer.loadBalancerArn()).and("name", balancer.loadBalancerName())
                .and("state", balancer.state() == null ? null : balancer.state().codeAsString()).and("type", balancer.typeAsString())
                .and("scheme", balancer.schemeAsString()).and(Resource.DNS, balancer.dnsName()).and("created", balancer.createdTime());
        draft.resource(id(balancer.loadBalancerArn()), "load balancer", known.all(), balancer.loadBalancerArn());
    }

    /** As CloudWatch's dimensions name it: what stands behind {@code :loadbalancer/} or behind the last colon. */
    static String id(String arn) {
        String last = arn.substring(arn.lastIndexOf(':') + 1);
        return last.startsWith("loadbalancer/") ? last.substring("loadbalancer/".length()) : last;
    }

    private static void take(TargetGroup group, List<TargetHealthDescription> targets, AwsPlace place, InventoryDraft draft) {
        String id = id(group.targetGroupArn());
        Attributes known = Attributes.in(place).and("arn", group.targetGroupArn()).and("name", group.targetGroupName())
                .and("protocol", group.protocolAsString()).and("port", group.port()).and("check path", group.healthCheckPath())
                .and("targets", targets.size());
        draft.resource(id, "target group", known.all(), group.targetGroupArn());
        group.loadBalancerArns().forEach(balancer -> draft.relation(balancer, id, RelationKind.CALLS, "load balancer"));
        for (TargetHealthDescription target : targets) {
            String name = draft.named(place, target.target().id());
            draft.relation(id, name, RelationKind.CONSISTS_OF, "load balancer");
            if (target.targetHealth() != null) {
                draft.also(name, "target health", target.targetHealth().stateAsString());
                draft.also(name, "target reason", target.targetHealth().description());
            }
        }
    }
}
