package dev.gumshoe.conversations.agents;

import dev.gumshoe.conversations.analysis.Conclusions;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Suspect;
import java.util.ArrayList;
import java.util.List;

/** Who is suspected by calculation, over everything measured in the case so far, and which changes explain it. */
final class RankSuspects implements Tool {

    @Override
    public String name() {
        return "rank_suspects";
    }

    @Override
    public String description() {
        return "Ranks the resources by how well each explains everything that finished errands measured so far, over the call graph, with "
                + "onset, likely mechanism, the changes that fit in time and place, and what was ruled out and why. A calculation to weigh, "
                + "not a verdict.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public ToolAnswer call(ToolCall call, ToolContext context) {
        String query = "ranking over the journal of case " + context.state().id() + " up to entry " + context.state().position();
        if (context.state().tasks().stream().allMatch(t -> t.signals().isEmpty())) {
            return new ToolAnswer.NothingFound("NOTHING FOUND: no errand has measured anything yet (query: " + query
                    + "). Examine metrics, logs, traces and changes first.",
                    List.of(new Evidence("analysis", query, context.window(), "nothing was measured yet")));
        }
        String text = String.join("\n", lines(Conclusions.conclude(context.state()), Conclusions.explain(context.state())));
        return new ToolAnswer.Found("FOUND (query: " + query + ")\n" + text,
                List.of(new Evidence("analysis", query, context.window(), text)));
    }

    private static List<String> lines(Conclusion drawn, List<String> parts) {
        List<String> lines = new ArrayList<>();
        lines.add(drawn.summary());
        lines.add("onset " + (drawn.onset() == null ? "not found" : drawn.onset()) + ", mechanism " + drawn.mechanism().wireName()
                + ", confidence " + Page.figure(drawn.confidence()) + (drawn.conclusive() ? "" : ", inconclusive"));
        int place = 0;
        for (Suspect suspect : drawn.ranked()) {
            place++;
            lines.add(place + ". " + suspect.resource() + ": share of suspicion " + Page.figure(suspect.share()) + "; for it "
                    + suspect.supporting() + ", against it " + suspect.contradicting());
        }
        parts.forEach(part -> lines.add("made of: " + part));
        lines.add(drawn.changes().isEmpty() ? "no change fits" : "changes that fit, best first: " + String.join(", ", drawn.changes()));
        drawn.ruledOut().forEach(s -> lines.add("ruled out: " + s.text() + " " + s.observations()));
        return lines;
    }
}
