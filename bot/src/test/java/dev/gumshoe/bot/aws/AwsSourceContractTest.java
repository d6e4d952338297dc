package dev.gumshoe.bot.aws;

import dev.gumshoe.bot.Integrations;
import dev.gumshoe.bot.Runbooks;
import dev.gumshoe.bot.Sources;
import dev.gumshoe.conversations.evidence.ChangeSource;
import dev.gumshoe.conversations.evidence.EvidenceSource;
import dev.gumshoe.conversations.evidence.EvidenceSourceContract;
import dev.gumshoe.conversations.evidence.EvidenceSources;
import dev.gumshoe.conversations.evidence.TimeWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** AWS' sources over the wire promise what every source does; of those of changes one stands for all. */
class AwsSourceContractTest implements EvidenceSourceContract {

    private final ShopOnAws shop = new ShopOnAws(3, Instant.now().truncatedTo(ChronoUnit.MINUTES));

    @TempDir
    private Path folder;

    private StandInAws aws;
    private Sources sources;

    @BeforeEach
    void open() throws Exception {
        aws = new StandInAws(shop);
        sources = Integrations.of(AwsAccounts.at(aws.url(), folder), Runbooks.read(List.of()));
    }

    @AfterEach
    void close() {
        sources.close();
        aws.close();
    }

    @Override
    public EvidenceSources sources() {
        List<EvidenceSource> one = new ArrayList<>(sources.evidence().all());
        one.removeIf(source -> source instanceof ChangeSource && !source.name().equals("aws cloudtrail"));
        return new EvidenceSources(one);
    }

    @Override
    public TimeWindow window() {
        return TimeWindow.endingAt(shop.alarm(), Duration.ofHours(1));
    }
}
