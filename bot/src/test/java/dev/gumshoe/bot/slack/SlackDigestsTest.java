package dev.gumshoe.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gumshoe.adapters.catalogue.PreventionFile;
import dev.gumshoe.conversations.conversation.DigestWording;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.prevention.Digest;
import dev.gumshoe.conversations.prevention.InMemoryClosedCases;
import dev.gumshoe.conversations.prevention.InMemoryRecommendationBook;
import dev.gumshoe.conversations.prevention.Prevention;
import dev.gumshoe.conversations.prevention.SimulatedMonth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackDigestsTest {

    private static final LocalDate DAY = SimulatedMonth.of(3).cases().getLast().openedAt().atZone(ZoneOffset.UTC).toLocalDate();

    @TempDir
    Path folder;

    private static Note digest() {
        InMemoryClosedCases cases = new InMemoryClosedCases();
        SimulatedMonth.of(3).cases().forEach(cases::keep);
        Prevention prevention = new Prevention(PreventionFile.ours(), cases, new InMemoryRecommendationBook());
        prevention.review(DAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return DigestWording.note(Digest.of(DAY, ZoneOffset.UTC, cases, prevention));
    }

    @Test
    void postsADigestOnceAndBringsItUpToDateWhereItStands() throws IOException {
        try (LocalSlack slack = LocalSlack.withSocket(folder);
                SlackApi first = new SlackApi(slack.socketSettings(null));
                SlackApi restarted = new SlackApi(slack.socketSettings(null))) {
            new SlackDigests(first, LocalSlack.GENERAL).post(DAY, digest());
            new SlackDigests(restarted, LocalSlack.GENERAL).post(DAY, Note.line(Note.Kind.DIGEST, "A later word of it"));

            List<JsonObject> messages = slack.messages(LocalSlack.GENERAL);
            assertThat(messages).hasSize(1);
            assertThat(LocalSlack.words(messages.getFirst())).contains("A later word of it");
            assertThat(slack.failures()).isEmpty();
        }
    }

    @Test
    void showsWhatWouldPreventThingsWithButtons() throws IOException {
        try (LocalSlack slack = LocalSlack.withSocket(folder);
                SlackApi api = new SlackApi(slack.socketSettings(null))) {
            new SlackDigests(api, LocalSlack.GENERAL).post(DAY, digest());

            String posted = slack.messages(LocalSlack.GENERAL).toString();
            assertThat(posted).contains("gumshoe:accept", "gumshoe:assign", "gumshoe:reject", "rec-");
        }
    }
}
