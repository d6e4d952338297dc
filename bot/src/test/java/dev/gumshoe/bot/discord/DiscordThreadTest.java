package dev.gumshoe.bot.discord;

import static dev.gumshoe.bot.discord.StandInDiscord.ALERTS;
import static dev.gumshoe.bot.discord.StandInDiscord.FORUM;
import static dev.gumshoe.bot.discord.StandInDiscord.INCIDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gumshoe.bot.ScriptedCase;
import dev.gumshoe.conversations.conversation.Followers;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.Severity;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.JournalEntry;
import dev.gumshoe.conversations.investigation.Observation.Stance;
import dev.gumshoe.conversations.investigation.Overtaken;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deliveries as a process makes them that may die at any moment: a fresh {@link DiscordThread} is a process that was started again. */
@Timeout(120)
class DiscordThreadTest {

    private static final String LONG = "Errors of forge rose and rose. ".repeat(300);

    private final Desk desk = new Desk();
    private final List<DiscordThread> processes = new ArrayList<>();
    private StandInDiscord discord;

    @BeforeEach
    void open() throws IOException {
        discord = new StandInDiscord();
    }

    @AfterEach
    void close() {
        processes.forEach(DiscordThread::close);
        discord.close();
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void saysNothingTwiceWhenItDiedBetweenThePostAndTheCursor() throws IOException {
        String alarm = longStory();
        deliverAll(process(), true);
        List<ObjectNode> before = discord.messages(alarm);
        assertThat(before).as("status and the parts of the note").hasSizeGreaterThan(3);

        discord.rest.forgetNonces();
        deliverAll(process(), true);

        assertThat(ids(discord.messages(alarm))).isEqualTo(ids(before));
        assertThat(discord.rest.count("POST", ".*/threads")).as("threads begun").isOne();
    }

    @Test
    void saysOnlyWhatIsMissingWhenItDiedInTheMiddleOfANote() throws IOException {
        String alarm = longStory();
        deliverAll(process(), true);
        List<String> before = discord.said(alarm);
        discord.delete(alarm, discord.messages(alarm).getLast().get("id").asText());
        discord.rest.forgetNonces();

        deliverAll(process(), true);

        assertThat(discord.said(alarm)).isEqualTo(before);
        assertThat(discord.messages(alarm).getLast().get("attachments")).as("the chart").hasSize(1);
    }

    @Test
    void isNotSaidTwiceWhenTheAnswerToAPostIsLost() throws IOException {
        String alarm = alarm();
        String caseId = opened(DiscordIds.place(ALERTS, alarm));
        try (Followers _ = desk.follow(process())) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> discord.said(alarm).size() == 1);
            discord.rest.loseTheAnswer(r -> r.method().equals("POST") && r.path().endsWith("/messages"), 2);

            desk.write(caseId, Desk.seen("M1.1", "Errors of forge rose.", Stance.FOR, null), Desk.looked());
            desk.write(caseId, Desk.concluded("M1.1"));

            Awaitility.await().atMost(Duration.ofSeconds(60))
                    .until(() -> discord.said(alarm).stream().anyMatch(said -> said.contains("📋")));
        }

        assertThat(discord.said(alarm)).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void keepsToTheRateLimitAndTheOrder() throws IOException {
        String alarm = longStory();
        discord.rest.allow(2, Duration.ofMillis(400));

        deliverAll(process(), false);

        assertThat(discord.said(alarm)).filteredOn(said -> said.contains("Errors of forge rose and rose")).hasSizeGreaterThan(2)
                .extracting(said -> said.substring(said.lastIndexOf('\n'))).isSorted();
        assertThat(discord.rest.slowedDown).as("requests made although the bucket was empty").isEmpty();
    }

    @Test
    void waitsAsLongAsItIsToldTo() throws IOException {
        String alarm = alarm();
        String caseId = opened(DiscordIds.place(ALERTS, alarm));
        desk.write(caseId, Desk.seen("M1.1", "Errors of forge rose.", Stance.FOR, null), Desk.looked());
        StandInAnswer slower = StandInAnswer.refused(429, 0, "You are being rate limited.");
        ((ObjectNode) slower.body()).put("retry_after", 0.3).put("global", false);
        discord.rest.refuse(r -> r.method().equals("POST") && r.path().endsWith("/messages"), 2, slower);

        deliverAll(process(), false);

        assertThat(discord.said(alarm)).hasSize(2);
    }

    @Test
    void editsTheStatusThatAnEarlierProcessPostedAndTakesTheThreadOutOfTheArchive() throws IOException {
        String alarm = alarm();
        String caseId = opened(DiscordIds.place(ALERTS, alarm));
        deliverAll(process(), false);
        discord.archive(alarm);
        desk.write(caseId, Desk.concluded("M1.1"));

        process().caughtUp(desk.state(caseId));

        assertThat(discord.said(alarm)).hasSize(1).first().asString().contains("Root cause found");
        assertThat(StandInDiscord.archived(Objects.requireNonNull(discord.channel(alarm)))).isFalse();
    }

    @Test
    void showsTheStatusAgainWhenSomebodyDeletedIt() throws IOException {
        String alarm = alarm();
        String caseId = opened(DiscordIds.place(ALERTS, alarm));
        DiscordThread process = process();
        deliverAll(process, false);
        discord.delete(alarm, discord.messages(alarm).getFirst().get("id").asText());
        desk.write(caseId, Desk.concluded("M1.1"));

        process.caughtUp(desk.state(caseId));

        assertThat(discord.said(alarm)).hasSize(1).first().asString().contains("Root cause found");
    }

    @Test
    void letsNoTelemetryMentionAnybodyOrHideALink() throws IOException {
        String alarm = alarm();
        String caseId = opened(DiscordIds.place(ALERTS, alarm));
        desk.write(caseId,
                Desk.seen("M1.1", "@everyone <@1100000000000000101> [fine](https://evil.example) `x` \u202egpj.exe", Stance.FOR, null),
                Desk.looked());

        deliverAll(process(), false);

        assertThat(discord.said(alarm).getLast())
                .contains("\\@everyone \\<@1100000000000000101> \\[fine\\](https://evil.example) \\`x\\` gpj.exe");
    }

    @Test
    void saysItWithoutTheChartWhenDiscordDoesNotTakeIt() throws IOException {
        String alarm = longStory();
        discord.rest.refuse(r -> !r.files().isEmpty(), 1, StandInAnswer.refused(413, 40005, "Request entity too large"));

        deliverAll(process(), false);

        assertThat(discord.said(alarm)).anyMatch(said -> said.contains("M1.1"));
        assertThat(discord.messages(alarm)).allMatch(m -> m.get("attachments").isEmpty());
    }

    @Test
    void givesACaseFromElsewhereOneThreadInTheHomeChannel() throws IOException {
        String caseId = opened(null);
        desk.write(caseId, Desk.seen("M1.1", "Errors rose.", Stance.FOR, null), Desk.looked());
        DiscordThread first = process("#incidents", (_, _) -> {
            throw new IllegalStateException("died before the place was in the record");
        });
        assertThatThrownBy(() -> deliverAll(first, true)).hasMessageContaining("died");
        discord.rest.forgetNonces();

        deliverAll(process("#incidents", desk.front::placed), true);

        assertThat(discord.messages(INCIDENTS)).as("threads in the home channel").hasSize(1);
        String root = discord.messages(INCIDENTS).getFirst().get("id").asText();
        assertThat(desk.state(caseId).places()).containsExactly("discord/" + INCIDENTS + "/" + root);
        assertThat(discord.said(root)).hasSize(1).first().asString().contains("Errors rose.");

        desk.write(caseId, Desk.concluded("M1.1"));
        process("#incidents", desk.front::placed).caughtUp(desk.state(caseId));
        assertThat(discord.said(INCIDENTS)).as("the thread's first message is the status").hasSize(1).first().asString()
                .contains("Root cause found");
    }

    @Test
    void givesACaseFromElsewhereOnePostInTheHomeForum() throws IOException {
        String caseId = opened(null);
        deliverAll(process("#war-room", (_, _) -> {
            // died before the place was in the record
        }), true);

        deliverAll(process("#war-room", desk.front::placed), true);

        List<ObjectNode> posts = discord.channels().stream().filter(c -> c.path("parent_id").asText().equals(FORUM)).toList();
        assertThat(posts).hasSize(1).first().satisfies(post -> assertThat(post.get("name").asText()).endsWith(" · " + caseId));
        assertThat(discord.said(posts.getFirst().get("id").asText())).as("the post's first message is the status").hasSize(1);
    }

    @Test
    void goesOnInTheOtherThreadsWhenOneIsGone() throws IOException {
        String alarm = alarm();
        String caseId = opened(DiscordIds.place("1100000000000000077", "1100000000000000078"));
        desk.front.placed(caseId, DiscordIds.place(ALERTS, alarm));
        desk.write(caseId, Desk.seen("M1.1", "Errors of forge rose.", Stance.FOR, null), Desk.looked());

        deliverAll(process(), false);

        assertThat(discord.said(alarm)).hasSize(2).last().asString().contains("Errors of forge rose.");
    }

    /** The golden transcript of a whole case. */
    @Test
    void tellsAWholeCaseAsTheTranscriptShowsIt() throws IOException {
        InMemoryJournal journal = ScriptedCase.journal();
        Investigation state = new Investigation(ScriptedCase.ID);
        DiscordThread process = process("#incidents", (id, place) -> {
            try {
                journal.append(id, journal.read(id, 0).size(), List.of(new JournalEntry.PlaceJoined(ScriptedCase.FIRED, place.toString())));
            } catch (Overtaken e) {
                throw new IllegalStateException(e);
            }
        });
        for (Recorded recorded : journal.read(ScriptedCase.ID, 0)) {
            state = state.after(recorded);
            process.deliver(recorded, state, false);
            process.caughtUp(state);
        }
        String root = discord.messages(INCIDENTS).getFirst().get("id").asText();
        String transcript = transcript(discord.messages(INCIDENTS)) + "\n=== thread " + discord.channel(root).get("name").asText() + "\n"
                + transcript(discord.messages(root));

        Path golden = Path.of("src/test/resources/dev/gumshoe/bot/discord/transcript.txt");
        if (Boolean.getBoolean("gumshoe.golden")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, transcript);
        }
        assertThat(transcript).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }

    @Test
    void holdsEveryRequestAgainstTheDescriptionOfTheApi() {
        Assumptions.assumeTrue(ApiDescription.find().isPresent(),
                () -> "Discord's description of its API is not at " + ApiDescription.file() + ": NO REQUEST IS HELD AGAINST IT");
        ApiDescription api = ApiDescription.find().orElseThrow();
        JsonNode good = json(DiscordCard.line("hello", "").data().toString());
        JsonNode bad = json("{\"content\": \"" + "x".repeat(4_001) + "\", \"embeds\": [{\"title\": 7}]}");

        assertThat(api.violations("POST", "/channels/1/messages", good, false)).isEmpty();
        assertThat(api.violations("POST", "/channels/1/messages", bad, false)).hasSizeGreaterThan(1);
        assertThat(api.violations("POST", "/nonsense", good, false)).hasSize(1);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String transcript(List<ObjectNode> messages) {
        StringBuilder transcript = new StringBuilder();
        for (ObjectNode message : messages) {
            transcript.append("--- ").append(message.path("edited_timestamp").isNull() ? "" : "(edited) ").append("\n")
                    .append(StandInDiscord.shown(message)).append("\n");
            message.path("attachments")
                    .forEach(file -> transcript.append("[picture: ").append(file.get("description").asText()).append("]\n"));
            for (JsonNode row : message.path("components")) {
                row.path("components").forEach(button -> transcript.append("[").append(button.path("label").asText()).append("] "));
                transcript.append("\n");
            }
        }
        return transcript.toString();
    }

    private static List<String> ids(List<ObjectNode> messages) {
        return messages.stream().map(m -> m.get("id").asText()).toList();
    }

    private String alarm() {
        return discord.alarm(ALERTS, "alertmanager", "[FIRING:1] HighErrorRate gateway");
    }

    private String longStory() {
        String alarm = alarm();
        String caseId = opened(DiscordIds.place(ALERTS, alarm));
        desk.write(caseId, Desk.seen("M1.1", LONG, Stance.FOR, Desk.CHART), Desk.looked());
        return alarm;
    }

    private String opened(@Nullable Place place) {
        Alert alert = new Alert("a1", "f1", "HighErrorRate gateway", "", Severity.HIGH, Instant.now(), null, null, "webhook", null,
                Map.of());
        desk.front.receive(alert, place, null);
        return desk.onlyCase();
    }

    private DiscordThread process() {
        return process(null, (_, _) -> {
            throw new AssertionError("no place was to be joined");
        });
    }

    private DiscordThread process(@Nullable String home, BiConsumer<String, Place> joined) {
        DiscordThread process = new DiscordThread(discord.settings(home), Desk.NARRATION, Desk.PICTURES, joined, Duration.ZERO);
        processes.add(process);
        return process;
    }

    private void deliverAll(DiscordThread process, boolean mayHaveGoneOut) throws IOException {
        String caseId = desk.onlyCase();
        Investigation state = new Investigation(caseId);
        for (Recorded recorded : desk.journal.read(caseId, 0)) {
            state = state.after(recorded);
            process.deliver(recorded, state, mayHaveGoneOut);
        }
        process.caughtUp(state);
    }
}
