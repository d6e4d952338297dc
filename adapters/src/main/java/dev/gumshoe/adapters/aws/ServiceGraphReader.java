package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.ResourceSource.RelationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.xray.XRayClient;
import software.amazon.awssdk.services.xray.model.GetServiceGraphRequest;
import software.amazon.awssdk.services.xray.model.GetServiceGraphResponse;
import software.amazon.awssdk.services.xray.model.Service;

/** X-Ray's service graph: who was seen calling whom. */
record ServiceGraphReader(AwsAccess access) implements InventoryReader {

    /** X-Ray draws at most six hours. */
    private static final Duration LONGEST = Duration.ofHours(6);

    private XRayClient client(AwsPlace place) {
        return access.clients().of(AwsService.XRAY, place, XRayClient.class, XRayClient::builder);
    }

    @Override
    public String what() {
        return "the service graph";
    }

    @Override
    public void harmless(Question question, AwsPlace place) throws AwsTrouble {
        access.calls().askNow(question, place, AwsAction.GET_SERVICE_GRAPH, request(question), client(place)::getServiceGraph);
    }

    private static GetServiceGraphRequest request(Question question) {
        Instant from = question.window().to().minus(LONGEST);
        return GetServiceGraphRequest.builder().startTime(from.isAfter(question.window().from()) ? from : question.window().from())
                .endTime(question.window().to()).build();
    }

    @Override
    public void read(Question question, AwsPlace place, InventoryDraft draft) throws AwsTrouble {
        List<Service> services = access.calls().askAll(question, place, AwsAction.GET_SERVICE_GRAPH, request(question),
                client(place)::getServiceGraphPaginator, GetServiceGraphResponse::services);
        Map<Integer, String> ids = new HashMap<>();
        for (Service service : services) {
            if (!"client".equals(service.type()) && service.name() != null) {
                Attributes known = Attributes.in(place).and("name", service.name()).and("x-ray type", service.type());
                ids.put(service.referenceId(), SegmentOrigin.REMOTE.equals(service.type())
                        ? draft.remote(place, service.name(), known.all())
                        : draft.resource(place.in(service.accountId()).id(service.name()), SegmentOrigin.kind(service.type()),
                                known.all()));
            }
        }
        for (Service service : services) {
            service.edges().forEach(edge -> {
                String from = ids.get(service.referenceId());
                String to = ids.get(edge.referenceId());
                if (from != null && to != null) {
                    draft.relation(from, to, RelationKind.CALLS, "x-ray");
                }
            });
        }
    }
}
