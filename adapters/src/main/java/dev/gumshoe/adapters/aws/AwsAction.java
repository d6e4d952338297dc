package dev.gumshoe.adapters.aws;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Everything that is ever called, and so everything the role needs: nothing here changes anything. */
enum AwsAction {
    LIST_METRICS(AwsService.CLOUDWATCH), //
    GET_METRIC_DATA(AwsService.CLOUDWATCH), //
    DESCRIBE_ALARMS(AwsService.CLOUDWATCH), //
    DESCRIBE_ALARM_HISTORY(AwsService.CLOUDWATCH), //
    DESCRIBE_LOG_GROUPS(AwsService.LOGS), //
    /** A search, whatever its name begins with; AWS classes it as reading. */
    START_QUERY(AwsService.LOGS), //
    GET_QUERY_RESULTS(AwsService.LOGS), //
    FILTER_LOG_EVENTS(AwsService.LOGS), //
    GET_TRACE_SUMMARIES(AwsService.XRAY), //
    BATCH_GET_TRACES(AwsService.XRAY), //
    GET_SERVICE_GRAPH(AwsService.XRAY), //
    LOOKUP_EVENTS(AwsService.CLOUDTRAIL), //
    DESCRIBE_STACKS(AwsService.CLOUDFORMATION), //
    DESCRIBE_STACK_EVENTS(AwsService.CLOUDFORMATION), //
    LIST_STACK_RESOURCES(AwsService.CLOUDFORMATION), //
    DESCRIBE_INSTANCES(AwsService.EC2), //
    DESCRIBE_AUTO_SCALING_GROUPS(AwsService.AUTO_SCALING), //
    DESCRIBE_SCALING_ACTIVITIES(AwsService.AUTO_SCALING), //
    DESCRIBE_LOAD_BALANCERS(AwsService.LOAD_BALANCING), //
    DESCRIBE_TARGET_GROUPS(AwsService.LOAD_BALANCING), //
    DESCRIBE_TARGET_HEALTH(AwsService.LOAD_BALANCING), //
    LIST_FUNCTIONS(AwsService.LAMBDA), //
    LIST_VERSIONS_BY_FUNCTION(AwsService.LAMBDA), //
    LIST_ALIASES(AwsService.LAMBDA), //
    LIST_TABLES(AwsService.DYNAMODB), //
    DESCRIBE_TABLE(AwsService.DYNAMODB), //
    GET_INSTANCE_PROFILE(AwsService.IAM), //
    LIST_ROLE_POLICIES(AwsService.IAM), //
    GET_ROLE_POLICY(AwsService.IAM), //
    LIST_ATTACHED_ROLE_POLICIES(AwsService.IAM), //
    GET_POLICY(AwsService.IAM), //
    GET_POLICY_VERSION(AwsService.IAM);

    private final AwsService service;

    AwsAction(AwsService service) {
        this.service = service;
    }

    AwsService service() {
        return service;
    }

    /** As AWS' interface calls it: {@code DescribeInstances}. */
    String operation() {
        return Arrays.stream(name().split("_")).map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** As policies call it: {@code ec2:DescribeInstances}. */
    String permission() {
        return service.prefix() + ":" + operation();
    }

    /** As the command line calls it: {@code describe-instances}. */
    String command() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
