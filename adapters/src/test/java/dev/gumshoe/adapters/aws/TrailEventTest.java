package dev.gumshoe.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.evidence.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudtrail.model.Event;

/** Records as CloudTrail's user guide shows them. */
class TrailEventTest {

    private static final AwsPlace PLACE = new AwsPlace(new AwsAccount("production", null, null, List.of("eu-west-1"), Map.of()),
            "eu-west-1",
            true);

    private static List<Change> changes(String name, String request, String more) {
        Event event = Event.builder().eventId("e-1").eventName(name).eventSource("x.amazonaws.com").username("maria")
                .eventTime(Instant.EPOCH).cloudTrailEvent("{\"requestParameters\": " + request + more + "}").build();
        return TrailEvent.of(event, PLACE).changes(null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            StartSession          | {"target": "i-0a1b2c3d"}                                                   | i-0a1b2c3d           | SESSION
            SendCommand           | {"instanceIds": ["i-0a1b2c3d"]}                                            | i-0a1b2c3d           | SESSION
            SendCommand           | {"targets": [{"key": "InstanceIds", "values": ["i-0a1b2c3d"]}]}            | i-0a1b2c3d           | SESSION
            TerminateInstances    | {"instancesSet": {"items": [{"instanceId": "i-0a1b2c3d"}]}}                | i-0a1b2c3d           | CONFIG
            UpdateFunctionCode20150331v2 | {"functionName": "arn:aws:lambda:eu-west-1:1:function:thumbs"}      | thumbs               | DEPLOYMENT
            UpdateTable           | {"tableName": "carts"}                                                     | carts                | CONFIG
            ModifyTargetGroup     | {"targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/s/73e2"} | targetgroup/s/73e2 | CONFIG
            ModifyLoadBalancerAttributes | {"loadBalancerArn": "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/s/50dc"} | app/s/50dc | CONFIG
            StartInstanceRefresh  | {"autoScalingGroupName": "web"}                                            | web                  | DEPLOYMENT
            CreateBucket          | null                                                                       |                      | OTHER
            """)
    void namesTheThingAndTheKind(String name, String request, String resource, Change.Kind kind) {
        assertThat(changes(name, request, "")).singleElement().satisfies(change -> {
            assertThat(change.resource()).isEqualTo(resource);
            assertThat(change.kind()).isEqualTo(kind);
        });
    }

    @Test
    void isOneChangeForEachOfSeveralThings() {
        assertThat(changes("SendCommand", "{\"instanceIds\": [\"i-0a1b2c3d\", \"i-0a1b2c3e\"]}", "")).extracting(Change::resource)
                .containsExactly("i-0a1b2c3d", "i-0a1b2c3e");
    }

    @Test
    void namesThePersonBehindARole() {
        String who = ", \"userIdentity\": {\"type\": \"AssumedRole\", \"principalId\": \"AROA1:maria@example.com\"}";

        assertThat(changes("StartSession", "{}", who)).singleElement().extracting(Change::actor).isEqualTo("maria@example.com");
    }

    @Test
    void whatWasRefusedChangedNothing() {
        assertThat(changes("StartSession", "{}", ", \"errorCode\": \"AccessDenied\"")).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Change.Kind.OTHER);
            assertThat(change.title()).contains("was tried and refused (AccessDenied)");
        });
    }

    @Test
    void survivesARecordThatCannotBeRead() {
        Event event = Event.builder().eventId("e-1").eventName("StartSession").username("maria").eventTime(Instant.EPOCH)
                .cloudTrailEvent("{cut").build();

        assertThat(TrailEvent.of(event, PLACE).changes(null)).singleElement().extracting(Change::actor).isEqualTo("maria");
    }
}
