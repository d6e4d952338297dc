package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesResponse;

/** Auto Scaling: which instances came and went, and why. */
final class AwsScaling extends AwsChanges {

    private static final Pattern INSTANCE = Pattern.compile("\\bi-[0-9a-f]{8,17}\\b");

    AwsScaling(AwsAccess access) {
        super(access, "autoscaling");
    }

    private AutoScalingClient client(AwsPlace place) {
        return access().clients().of(AwsService.AUTO_SCALING, place, AutoScalingClient.class, AutoScalingClient::builder);
    }

    @Override
    void harmless(Question question, AwsPlace place) throws AwsTrouble {
        calls().askNow(question, place, AwsAction.DESCRIBE_SCALING_ACTIVITIES,
                DescribeScalingActivitiesRequest.builder().maxRecords(1).build(), client(place)::describeScalingActivities);
    }

    @Override
    List<Change> read(Question question, AwsPlace place) throws AwsTrouble {
        question.seenAt(ConsolePages.scaling(place));
        return calls().askAll(question, place, AwsAction.DESCRIBE_SCALING_ACTIVITIES,
                DescribeScalingActivitiesRequest.builder().includeDeletedGroups(true).build(),
                client(place)::describeScalingActivitiesPaginator,
                DescribeScalingActivitiesResponse::activities).stream().map(activity -> change(activity, place)).toList();
    }

    private static Change change(Activity activity, AwsPlace place) {
        Matcher instance = INSTANCE.matcher(String.valueOf(activity.description()));
        Map<String, String> attributes = new LinkedHashMap<>(
                AwsChanges.where(place, ConsolePages.activities(place, activity.autoScalingGroupName())));
        attributes.put("group", activity.autoScalingGroupName());
        attributes.put("status", activity.statusCodeAsString());
        boolean rollout = String.valueOf(activity.cause()).contains("instance refresh");
        return new Change(activity.activityId(), activity.startTime(), rollout ? Change.Kind.DEPLOYMENT : Change.Kind.OTHER,
                instance.find() ? instance.group() : place.id(activity.autoScalingGroupName()), "Auto Scaling",
                activity.description() + " (" + activity.cause() + ")", List.of(), null, attributes);
    }
}
