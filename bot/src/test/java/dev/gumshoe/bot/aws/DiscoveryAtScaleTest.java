package dev.gumshoe.bot.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.adapters.aws.AwsAccount;
import dev.gumshoe.adapters.aws.AwsLimits;
import dev.gumshoe.adapters.aws.AwsSettings;
import dev.gumshoe.adapters.aws.AwsSources;
import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.evidence.ResourceSource.Resource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult.Found;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Five thousand resources in twenty accounts, each answer after 100 ms, one request in twenty throttled: all are found, within the usual time-out. */
@Timeout(240)
class DiscoveryAtScaleTest {

    private static final int ACCOUNTS = 20;

    /** What one account's 250 resources take when nothing is throttled: lists by page, a look at each table and target group. */
    private static final int CALLS = 50;

    private static AwsAccount account(int number, String url) {
        Map<String, URI> endpoints = Stream
                .of("cloudwatch", "logs", "xray", "cloudtrail", "cloudformation", "ec2", "autoscaling", "elbv2", "lambda",
                        "dynamodb", "iam", "sts")
                .collect(Collectors.toMap(service -> service, _ -> URI.create(url)));
        return new AwsAccount("account-" + number, "arn:aws:iam::%012d:role/gumshoe".formatted(number), null, List.of("eu-west-1"),
                endpoints);
    }

    @Test
    void findsAllOfThemWithBoundedCalls() throws Exception {
        AwsAccounts.enter();
        List<ManyAccounts> worlds = new ArrayList<>();
        List<StandInAws> servers = new ArrayList<>();
        List<AwsAccount> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            worlds.add(new ManyAccounts(i, Duration.ofMillis(100)));
            servers.add(new StandInAws(worlds.get(i)).throttling(0.05));
            accounts.add(account(i, servers.get(i).url()));
        }
        try (AwsSources sources = new AwsSources(AwsSettings.of(accounts, AwsLimits.usual()), InstantSource.system())) {
            ResourceSource resources = (ResourceSource) sources.all().getFirst();

            Found<Inventory> found = (Found<Inventory>) resources.inventory(TimeWindow.endingAt(Instant.now(), Duration.ofHours(1)));

            assertThat(resources.inventoryDefects()).isEmpty();
            assertThat(found.data().resources()).hasSize(ACCOUNTS * ManyAccounts.RESOURCES).extracting(Resource::id)
                    .doesNotHaveDuplicates();
            assertThat(worlds).extracting(ManyAccounts::calls).allMatch(calls -> calls <= CALLS);
        } finally {
            servers.forEach(StandInAws::close);
        }
    }
}
