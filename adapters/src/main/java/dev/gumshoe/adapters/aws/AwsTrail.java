package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsRequest;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/**
 * CloudTrail: who did what, on the console, in a shell of Systems Manager, or by program; what only reads is left out. A shell session is
 * one change, from its opening to its end.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html">LookupEvents</a>: ninety days, the latest first
 */
final class AwsTrail extends AwsChanges {

    AwsTrail(AwsAccess access) {
        super(access, "cloudtrail");
    }

    private CloudTrailClient client(AwsPlace place) {
        return access().clients().of(AwsService.CLOUDTRAIL, place, CloudTrailClient.class, CloudTrailClient::builder);
    }

    private static LookupEventsRequest request(Question question, int page) {
        return LookupEventsRequest.builder().startTime(question.window().from()).endTime(question.window().to())
                .lookupAttributes(LookupAttribute.builder().attributeKey(LookupAttributeKey.READ_ONLY).attributeValue("false").build())
                .maxResults(page).build();
    }

    @Override
    void harmless(Question question, AwsPlace place) throws AwsTrouble {
        calls().askNow(question, place, AwsAction.LOOKUP_EVENTS, request(question, 1), client(place)::lookupEvents);
    }

    @Override
    List<Change> read(Question question, AwsPlace place) throws AwsTrouble {
        question.seenAt(ConsolePages.events(place, question.window()));
        List<TrailEvent> events = calls().askAll(question, place, AwsAction.LOOKUP_EVENTS, request(question, 50),
                client(place)::lookupEventsPaginator, LookupEventsResponse::events, access().settings().limits().events())
                .stream().map(event -> TrailEvent.of(event, place)).toList();
        Map<String, TrailEvent> opened = new HashMap<>();
        Map<String, Instant> ended = new HashMap<>();
        events.stream().filter(event -> event.session().isPresent()).forEach(event -> {
            if (event.opensSession()) {
                opened.put(event.session().get(), event);
            } else if (event.endsSession()) {
                ended.put(event.session().get(), event.at());
            }
        });
        List<Change> changes = new ArrayList<>();
        events.stream().filter(event -> !event.endsSession() || !opened.containsKey(event.session().orElse("")))
                .forEach(event -> changes.addAll(event.changes(event.session().map(ended::get).orElse(null))));
        return changes;
    }
}
