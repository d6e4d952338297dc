package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.Role;

/** Reads what the roles of instances and functions may use: who may call whom, whether or not it was seen. */
record RolesReader(AwsAccess access) {

    /** Services whose resources are called while a program runs, and what such a resource is. */
    private static final Map<String, String> CALLED = Map.of("dynamodb", "table", "s3", "bucket", "sqs", "queue", "sns", "topic", "lambda",
            "function", "kinesis", "stream", "states", "state machine", "events", "event bus");
    private static final int MOST = 200;

    private IamClient client(AwsPlace place) {
        return access.clients().of(AwsService.IAM, place, IamClient.class, IamClient::builder);
    }

    /** Relates what acts as a role to what the role may use, for the account of the place. */
    void read(Question question, AwsPlace place, InventoryDraft draft) throws AwsTrouble {
        int read = 0;
        for (Map.Entry<String, Set<String>> use : draft.users().entrySet()) {
            if (place.account().id() != null && !use.getKey().contains("::" + place.account().id() + ":")) {
                continue;
            }
            if (read++ >= MOST) {
                question.leftOut(place + ": only the first " + MOST + " roles were read");
                return;
            }
            for (String role : roles(question, place, use.getKey())) {
                relate(policies(question, place, role), use.getValue(), place, draft);
            }
        }
    }

    private Set<String> roles(Question question, AwsPlace place, String arn) throws AwsTrouble {
        String name = arn.substring(arn.lastIndexOf('/') + 1);
        if (!arn.contains(":instance-profile/")) {
            return Set.of(name);
        }
        Set<String> roles = new LinkedHashSet<>();
        access.calls().ask(question, place, AwsAction.GET_INSTANCE_PROFILE,
                GetInstanceProfileRequest.builder().instanceProfileName(name).build(), client(place)::getInstanceProfile)
                .instanceProfile().roles().stream().map(Role::roleName).forEach(roles::add);
        return roles;
    }

    private RolePolicies policies(Question question, AwsPlace place, String role) throws AwsTrouble {
        RolePolicies policies = new RolePolicies();
        for (String name : access.calls().askAll(question, place, AwsAction.LIST_ROLE_POLICIES,
                ListRolePoliciesRequest.builder().roleName(role).build(), client(place)::listRolePoliciesPaginator,
                ListRolePoliciesResponse::policyNames)) {
            policies.add(access.calls().ask(question, place, AwsAction.GET_ROLE_POLICY,
                    GetRolePolicyRequest.builder().roleName(role).policyName(name).build(), client(place)::getRolePolicy).policyDocument());
        }
        for (AttachedPolicy attached : access.calls().askAll(question, place, AwsAction.LIST_ATTACHED_ROLE_POLICIES,
                ListAttachedRolePoliciesRequest.builder().roleName(role).build(), client(place)::listAttachedRolePoliciesPaginator,
                ListAttachedRolePoliciesResponse::attachedPolicies)) {
            String version = access.calls().ask(question, place, AwsAction.GET_POLICY,
                    GetPolicyRequest.builder().policyArn(attached.policyArn()).build(), client(place)::getPolicy).policy()
                    .defaultVersionId();
            policies.add(access.calls().ask(question, place, AwsAction.GET_POLICY_VERSION,
                    GetPolicyVersionRequest.builder().policyArn(attached.policyArn()).versionId(version).build(),
                    client(place)::getPolicyVersion).policyVersion().document());
        }
        return policies;
    }

    private static void relate(RolePolicies policies, Set<String> users, AwsPlace place, InventoryDraft draft) {
        for (RolePolicies.Grant grant : policies.telling()) {
            String kind = CALLED.get(grant.service());
            if (kind == null) {
                continue;
            }
            if (grant.ofOneThing() && !draft.byArn().containsKey(grant.resource()) && policies.holds(grant, grant.resource())) {
                String arn = grant.resource();
                String last = arn.substring(Math.max(arn.lastIndexOf(':'), kind.equals("bucket") ? -1 : arn.lastIndexOf('/')) + 1);
                draft.resource(place.id(last), kind, Attributes.in(place).and("arn", arn).all(), arn);
            }
            draft.byArn().forEach((arn, id) -> {
                if (arn.split(":", 4)[2].equals(grant.service()) && policies.holds(grant, arn)) {
                    users.forEach(user -> draft.relation(user, id, RelationKind.MAY_CALL, "iam"));
                }
            });
        }
    }
}
