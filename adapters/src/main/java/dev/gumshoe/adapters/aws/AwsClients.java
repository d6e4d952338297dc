package dev.gumshoe.adapters.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** The clients of all services in all places, made when first asked for; a throttled service is asked ever slower (adaptive retries). */
final class AwsClients implements AutoCloseable {

    private static final int ATTEMPTS = 4;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String SESSION = "gumshoe";

    private final AwsSettings settings;
    private final AwsCredentialsProvider own;
    private final SdkHttpClient http;
    private final Map<String, SdkClient> clients = new ConcurrentHashMap<>();
    private final Map<String, AwsCredentialsProvider> entries = new ConcurrentHashMap<>();

    /** @param own the credentials to begin with, or null for those that AWS' tools would find on this machine */
    AwsClients(AwsSettings settings, @Nullable AwsCredentialsProvider own) {
        this.settings = settings;
        this.own = own == null ? DefaultCredentialsProvider.builder().build() : own;
        this.http = UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(settings.limits().timeout()).build();
    }

    /** The client of a service in a place. */
    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkClient> C of(
            AwsService service, AwsPlace place, Class<C> type, Supplier<B> builder) {
        return type.cast(clients.computeIfAbsent(service + " " + place,
                _ -> built(service, place.account(), region(service, place), builder.get(), entry(place.account()))));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkClient> C built(
            AwsService service, AwsAccount account, Region region, B builder, AwsCredentialsProvider credentials) {
        URI endpoint = settings.endpoint(account, service);
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        return builder.region(region).credentialsProvider(credentials).httpClient(http).overrideConfiguration(patience()).build();
    }

    private ClientOverrideConfiguration patience() {
        return ClientOverrideConfiguration.builder()
                .apiCallTimeout(settings.limits().timeout())
                .retryStrategy(AwsRetryStrategy.adaptiveRetryStrategy().toBuilder().maxAttempts(ATTEMPTS).build())
                .build();
    }

    /** IAM has one address for all regions of a partition. */
    private static Region region(AwsService service, AwsPlace place) {
        if (service != AwsService.IAM) {
            return Region.of(place.region());
        }
        return switch (place.partition()) {
            case "aws-cn" -> Region.AWS_CN_GLOBAL;
            case "aws-us-gov" -> Region.AWS_US_GOV_GLOBAL;
            default -> Region.AWS_GLOBAL;
        };
    }

    private AwsCredentialsProvider entry(AwsAccount account) {
        return account.role() == null ? own : entries.computeIfAbsent(account.name(), _ -> assumed(account));
    }

    private AwsCredentialsProvider assumed(AwsAccount account) {
        StsClient sts = built(AwsService.STS, account, Region.of(account.regions().getFirst()), StsClient.builder(), own);
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(r -> r.roleArn(account.role()).externalId(account.externalId()).roleSessionName(SESSION))
                .build();
    }

    @Override
    public void close() {
        clients.values().forEach(SdkClient::close);
        http.close();
    }
}
