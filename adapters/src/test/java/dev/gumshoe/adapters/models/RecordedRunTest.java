package dev.gumshoe.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gumshoe.conversations.agents.Argument;
import dev.gumshoe.conversations.agents.Arguments;
import dev.gumshoe.conversations.agents.InMemoryRecordings;
import dev.gumshoe.conversations.agents.LanguageModel;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.agents.ModelReply.Said;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.TokenUse;
import dev.gumshoe.conversations.agents.ToolRequest;
import dev.gumshoe.conversations.agents.Turn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a model said in a case is said again without it. */
class RecordedRunTest {

    private static final TokenUse USE = new TokenUse(100, 40, 7);
    private static final ToolRequest WISH = new ToolRequest("a", "read_logs", new Arguments(Map.of("words", Argument.of("timeout"))));

    private final InMemoryRecordings recordings = new InMemoryRecordings();

    private LanguageModel saying(ModelReply... replies) {
        Queue<ModelReply> left = new ArrayDeque<>(List.of(replies));
        return new RecordingModel(new LanguageModel() {

            @Override
            public String name() {
                return "a-model";
            }

            @Override
            public ModelReply ask(ModelRequest request, Consumer<String> words) {
                return left.remove();
            }
        }, recordings);
    }

    private static ModelRequest asked(String purpose, Turn... turns) {
        return new ModelRequest("case-1", purpose, "You are on call.", List.of(turns), List.of(), null, 100, Duration.ofSeconds(1));
    }

    @Test
    void aConversationWithToolsIsReplayedAsItWas() throws Exception {
        Arguments answer = new Arguments(Map.of("cause", Argument.of("forge"), "share", Argument.Numeric.of(3)));
        LanguageModel model = saying(new Said("", null, List.of(WISH), USE), new Said("{}", answer, List.of(), USE));
        ModelRequest first = asked("specialist.logs", new Turn.Person("Look at the logs."));
        ModelRequest second = asked("specialist.logs", new Turn.Person("Look at the logs."), new Turn.Model("", List.of(WISH)),
                new Turn.ToolOutcome("a", "read_logs", "FOUND"));
        List<ModelReply> live = List.of(model.ask(first, _ -> {}), model.ask(second, _ -> {}));

        ReplayedModel replayed = ReplayedModel.of(recordings.of("case-1"));

        assertThat(List.of(replayed.ask(first, _ -> {}), replayed.ask(second, _ -> {}))).isEqualTo(live);
    }

    @Test
    void errandsOfOnePurposeAreToldApartInWhateverOrderTheyCome() throws Exception {
        LanguageModel model = saying(new Said("of the gateway", null, List.of(), USE), new Said("of the forge", null, List.of(), USE));
        model.ask(asked("specialist.logs", new Turn.Person("The gateway's.")), _ -> {});
        model.ask(asked("specialist.logs", new Turn.Person("The forge's.")), _ -> {});

        ReplayedModel replayed = ReplayedModel.of(recordings.of("case-1"));

        assertThat(replayed.ask(asked("specialist.logs", new Turn.Person("The forge's.")), _ -> {}))
                .isEqualTo(new Said("of the forge", null, List.of(), USE));
    }

    @Test
    void aPromptThatChangedSinceGetsWhatWasSaidForTheSamePurpose() throws Exception {
        saying(new Said("plan", null, List.of(), USE)).ask(asked("lead.plan", new Turn.Person("Old words.")), _ -> {});

        ReplayedModel replayed = ReplayedModel.of(recordings.of("case-1"));

        assertThat(replayed.ask(asked("lead.plan", new Turn.Person("New words.")), _ -> {})).isInstanceOf(Said.class);
        assertThat(replayed.ask(asked("lead.plan", new Turn.Person("New words.")), _ -> {}))
                .isEqualTo(new Failed(Kind.UNAVAILABLE, "The recording holds no further reply for lead.plan."));
    }

    @Test
    void failuresAreReplayedToo() throws Exception {
        Failed failed = new Failed(Kind.RATE_LIMITED, "Too many.", null, USE);
        saying(failed).ask(asked("lead.plan", new Turn.Person("Words.")), _ -> {});

        ReplayedModel replayed = ReplayedModel.of(recordings.of("case-1"));

        assertThat(replayed.ask(asked("lead.plan", new Turn.Person("Words.")), _ -> {})).isEqualTo(failed);
    }

    @Test
    void secretsAreMaskedInEverythingThatIsKept() throws Exception {
        ToolRequest leaking = new ToolRequest("a", "read_logs", new Arguments(Map.of("words", Argument.of("password=hunter2hunter2"))));
        saying(new Said("token=abcdefgh12345678", null, List.of(leaking), USE))
                .ask(asked("lead.plan", new Turn.Person("AKIAABCDEFGHIJKLMNOP")), _ -> {});

        assertThat(recordings.of("case-1").getFirst()).contains("[secret]")
                .doesNotContain("hunter2hunter2", "abcdefgh12345678", "AKIAABCDEFGHIJKLMNOP");
    }

    @Test
    void linesThatAreNoCallsArePassedOver() {
        assertThat(ReplayedModel.of(List.of("{oops", "{}", "{\"purpose\": \"x\"}", "{\"purpose\":\"x\",\"failed\":{\"kind\":\"NEW\"}}"))
                .name())
                .isEqualTo("no recording");
    }
}
