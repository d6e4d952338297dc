package dev.gumshoe.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;

class CommandLineTest {

    private static final AwsPlace PLACE = new AwsPlace(
            new AwsAccount("production", "arn:aws:iam::111122223333:role/gumshoe", null, List.of("eu-west-1"), Map.of()), "eu-west-1",
            true);

    @Test
    void repeatsARequestWithAccountAndRegion() {
        DescribeInstancesRequest request = DescribeInstancesRequest.builder().instanceIds("i-1", "i-2")
                .filters(Filter.builder().name("tag:Name").values("it's").build()).build();

        assertThat(CommandLine.of(AwsAction.DESCRIBE_INSTANCES, request, PLACE))
                .isEqualTo("aws ec2 describe-instances --instance-ids i-1 i-2 "
                        + "--filters '[{\"Name\":\"tag:Name\",\"Values\":[\"it'\\''s\"]}]' --region eu-west-1 --profile production "
                        + "# account 111122223333");
    }

    @Test
    void quotesAWholeQuery() {
        StartQueryRequest request = StartQueryRequest.builder().logGroupNames("/shop/app").startTime(17L).endTime(18L)
                .queryString("fields @message | limit 5").build();

        assertThat(CommandLine.of(AwsAction.START_QUERY, request, PLACE)).startsWith("aws logs start-query --log-group-names /shop/app "
                + "--start-time 17 --end-time 18 --query-string 'fields @message | limit 5'");
    }

    @Test
    void writesPartsAsJsonAndTimesAsTheToolTakesThem() {
        GetMetricDataRequest request = GetMetricDataRequest.builder().startTime(Instant.parse("2026-03-02T14:00:00Z"))
                .metricDataQueries(MetricDataQuery.builder().id("m0").metricStat(stat -> stat.stat("Sum").period(60)
                        .metric(metric -> metric.namespace("AWS/EC2").metricName("CPUUtilization"))).build())
                .build();

        assertThat(CommandLine.of(AwsAction.GET_METRIC_DATA, request, PLACE)).contains("--metric-data-queries '[{\"Id\":\"m0\","
                + "\"MetricStat\":{\"Metric\":{\"Namespace\":\"AWS/EC2\",\"MetricName\":\"CPUUtilization\"},\"Period\":60,\"Stat\":\"Sum\"}}]'",
                "--start-time 2026-03-02T14:00:00Z");
    }

    @Test
    void namesNoRegionWhereThereIsNone() {
        GetRolePolicyRequest request = GetRolePolicyRequest.builder().roleName("shop").policyName("carts").build();

        assertThat(CommandLine.of(AwsAction.GET_ROLE_POLICY, request, PLACE))
                .isEqualTo("aws iam get-role-policy --role-name shop --policy-name carts --profile production # account 111122223333");
    }
}
