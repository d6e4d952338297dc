package dev.gumshoe.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.incident.AlertLabels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One thing has one id, whether a metric, an alarm, a log or an audit trail speaks of it. */
class DimensionsTest {

    private static final AwsAccount ACCOUNT = new AwsAccount("production", null, null, List.of("eu-west-1", "us-east-1"), Map.of());
    private static final AwsPlace FIRST = new AwsPlace(ACCOUNT, "eu-west-1", true);
    private static final AwsPlace OTHER = new AwsPlace(ACCOUNT, "us-east-1", false);

    private static Map<String, String> dimensions(String written) {
        return Arrays.stream(written.split(" ")).map(one -> one.split("=", 2)).collect(Collectors.toMap(one -> one[0], one -> one[1]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            InstanceId=i-0a1b2c3d                                      | i-0a1b2c3d          | ''
            InstanceId=i-0a1b2c3d ImageId=ami-1 AutoScalingGroupName=g | i-0a1b2c3d          | ''
            InstanceId=i-0a1b2c3d path=/ device=xvda                   | i-0a1b2c3d          | {device=xvda,path=/}
            LoadBalancer=app/shop/50dc TargetGroup=targetgroup/s/73e2  | targetgroup/s/73e2  | ''
            LoadBalancer=app/shop/50dc                                 | app/shop/50dc       | ''
            TableName=carts Operation=GetItem                          | carts               | {Operation=GetItem}
            ClusterName=c ServiceName=cart                             | cart                | ''
            AutoScalingGroupName=g                                     | g                   | ''
            """)
    void nameTheResource(String written, String resource, String rest) {
        assertThat(Dimensions.of(dimensions(written), FIRST)).contains(new Dimensions(resource, rest));
    }

    @ParameterizedTest
    @CsvSource({"InstanceType=m7g.large", "LoadBalancer=app/shop/50dc AvailabilityZone=eu-west-1a", "FunctionName=f Resource=f:live",
        "Currency=USD"})
    void nameNothingWhenTheyAreASumOverMany(String written) {
        assertThat(Dimensions.of(dimensions(written), FIRST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"InstanceId=i-0a1b2c3d", "InstanceId=i-0a1b2c3d AutoScalingGroupName=g", "LoadBalancer=app/shop/50dc",
        "LoadBalancer=app/shop/50dc TargetGroup=targetgroup/s/73e2", "FunctionName=thumbs", "TableName=carts Operation=GetItem",
        "QueueName=orders",
        "DBInstanceIdentifier=orders", "CacheClusterId=carts-001", "ClusterName=c ServiceName=cart", "AutoScalingGroupName=g"})
    void nameWhatAnAlarmAboutThemNames(String written) {
        assertThat(AlertLabels.of(dimensions(written)).resource())
                .isEqualTo(Dimensions.of(dimensions(written), FIRST).map(Dimensions::resource));
    }

    @ParameterizedTest
    @CsvSource({"TableName=carts,carts@production/us-east-1", "InstanceId=i-0a1b2c3d,i-0a1b2c3d",
        "LoadBalancer=app/shop/50dc,app/shop/50dc"})
    void tellNamesOfOtherRegionsApart(String written, String resource) {
        assertThat(Dimensions.of(dimensions(written), OTHER)).map(Dimensions::resource).contains(resource);
    }

    @ParameterizedTest
    @CsvSource({"/shop/app,i-0a1b2c3d4e5f60001/app.log,i-0a1b2c3d4e5f60001", "/aws/lambda/thumbnails,2026/03/02/[$LATEST]4f,thumbnails",
        "/aws/lambda/us-east-1.edge,s,edge", "/ecs/shop/cart,ecs/cart/9f,cart", "/aws/rds/instance/orders/error,orders,orders",
        "plain,host-7,plain"})
    void logsAreOfTheResourceTheirGroupAndStreamName(String group, String stream, String resource) {
        assertThat(LogResource.of(group, stream, FIRST)).isEqualTo(resource);
    }

    @ParameterizedTest
    @CsvSource({"UnHealthyHostCount,Maximum", "HealthyHostCount,Minimum", "HTTPCode_Target_5XX_Count,Sum", "TargetResponseTime,p95",
        "CPUUtilization,Average", "Throttles,Sum", "SuccessfulRequestLatency,p95"})
    void aMetricIsAskedForByTheStatisticThatTells(String metric, String statistic) {
        assertThat(Statistic.of(metric)).isEqualTo(statistic);
    }
}
