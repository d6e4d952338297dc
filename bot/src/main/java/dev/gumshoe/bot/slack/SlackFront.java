package dev.gumshoe.bot.slack;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.view.View;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Narration;
import dev.gumshoe.conversations.conversation.Note;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.prevention.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Slack shows of Gumshoe itself: its home page, with the cases that its reader may see. */
final class SlackFront {

    private static final Logger LOG = LoggerFactory.getLogger(SlackFront.class);
    private static final int LATEST = 20;
    private static final int LOOKED_THROUGH = 60;
    private static final int MOST_RECOMMENDED = 5;

    private final SlackApi api;
    private final SlackReferences references;
    private final FrontDesk desk;
    private final SlackSight sight;
    private final Narration narration;
    private final String command;

    SlackFront(SlackApi api, FrontDesk desk, SlackSight sight, Narration narration, String command) {
        this.api = api;
        this.references = new SlackReferences(api);
        this.desk = desk;
        this.sight = sight;
        this.narration = narration;
        this.command = command;
    }

    /** Shows a person what is being worked on, and what was. */
    void home(String user) {
        try {
            List<LayoutBlock> blocks = page(sight.of(desk.recent(LOOKED_THROUGH), user).stream().limit(LATEST).toList());
            blocks.addAll(recommended(desk.recommendations(closed -> sight.sees(user, closed))));
            View home = View.builder().type("home").blocks(blocks).build();
            api.publish(user, home);
        } catch (IOException e) {
            LOG.warn("The home page of {} was not shown: {}", user, e.getMessage());
        }
    }

    List<LayoutBlock> page(List<Investigation> cases) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(header("Working on"));
        blocks.addAll(lines(cases.stream().filter(SlackFront::running).toList(), "Nothing. All quiet."));
        blocks.add(DividerBlock.builder().build());
        blocks.add(header("Recently"));
        blocks.addAll(lines(cases.stream().filter(state -> !running(state)).toList(), "Nothing yet."));
        blocks.add(DividerBlock.builder().build());
        blocks.add(ContextBlock.builder().elements(List.of(text("Start one with `" + command
                + " checkout answers with errors since 14:05`, or by mentioning me. I only read; people change."))).build());
        return blocks;
    }

    /** What would prevent the next; nothing where nothing is recommended. */
    private static List<LayoutBlock> recommended(List<Standing> standings) {
        List<LayoutBlock> blocks = new ArrayList<>();
        if (!standings.isEmpty()) {
            blocks.add(DividerBlock.builder().build());
            blocks.add(header("What would prevent the next"));
            standings.stream().limit(MOST_RECOMMENDED)
                    .forEach(standing -> blocks.add(section(SlackText.bold(standing.recommendation().title())
                            + "\n" + SlackText.escaped(SlackText.cut(standing.recommendation().what(), 300)) + "\n_"
                            + standing.recommendation().category().words() + ", " + incidents(standing) + ", " + standing.state().words()
                            + "_")));
        }
        return blocks;
    }

    private static String incidents(Standing standing) {
        int many = standing.recommendation().incidents().size();
        return many + (many == 1 ? " incident" : " incidents");
    }

    private static boolean running(Investigation state) {
        return state.phase() == Phase.OPENED || state.phase() == Phase.LOOKING;
    }

    private List<LayoutBlock> lines(List<Investigation> cases, String none) {
        return cases.isEmpty()
                ? List.of(section("_" + none + "_"))
                : cases.stream().map(state -> (LayoutBlock) section(line(state))).toList();
    }

    private String line(Investigation state) {
        Note status = narration.status(state);
        Optional<Place> thread = state.places().stream().map(Place::parse).filter(place -> place.surface().equals(SlackIds.SURFACE))
                .findFirst();
        String title = SlackText.cut(Narration.title(state), 200);
        String shown = thread.flatMap(references::link).map(page -> "*" + SlackText.link(page, title.replace('*', '∗')) + "*")
                .orElseGet(() -> SlackText.bold(title));
        String where = thread.map(place -> " in <#" + place.channel() + ">").orElse("");
        String last = status.sections().getLast().lines().getLast();
        return shown + where + "\n"
                + SlackText.escaped(SlackText.cut(status.headline(), 600))
                + "\n" + SlackText.escaped(SlackText.cut(last, 300));
    }

    private static HeaderBlock header(String text) {
        return HeaderBlock.builder().text(PlainTextObject.builder().text(text).build()).build();
    }

    private static SectionBlock section(String escaped) {
        return SectionBlock.builder().text(text(escaped)).build();
    }

    private static MarkdownTextObject text(String escaped) {
        return MarkdownTextObject.builder().text(escaped).verbatim(true).build();
    }
}
