package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.EvidenceSource;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Everything there is to look at in the accounts that are set; nothing is connected to before it is asked. */
public final class AwsSources implements AutoCloseable {

    private final AwsClients clients;
    private final List<EvidenceSource> all;

    /** With the credentials that AWS' own tools would find on this machine. */
    public AwsSources(AwsSettings settings, InstantSource clock) {
        this(settings, clock, null);
    }

    AwsSources(AwsSettings settings, InstantSource clock, @Nullable AwsCredentialsProvider own) {
        this.clients = new AwsClients(settings, own);
        AwsAccess access = new AwsAccess(settings, clients, new AwsCalls(settings.limits()), clock);
        this.all = List.of(new AwsInventory(access), new AwsMetrics(access), new AwsAlarms(access), new AwsLogs(access),
                new AwsTraces(access), new AwsTrail(access), new AwsStacks(access), new AwsScaling(access), new AwsVersions(access));
    }

    /** The sources, one a kind of thing that AWS knows. */
    public List<EvidenceSource> all() {
        return all;
    }

    /** Ends the connections. */
    @Override
    public void close() {
        clients.close();
    }
}
