package dev.gumshoe.bot.web;

import dev.gumshoe.bot.charts.TopologyPicture;
import dev.gumshoe.bot.web.CaseFile.Page;
import dev.gumshoe.bot.web.CaseView.Picture;
import dev.gumshoe.conversations.investigation.Chart;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Observation;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Fills the page templates, which were compiled with the program and escape every text. */
final class Pages {

    /** Control characters and those that turn the reading direction: telemetry and chat may hold them, a page must not. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]|[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final WebParts parts;
    private final boolean speaking;

    Pages(WebParts parts, boolean speaking) {
        this.parts = parts;
        this.speaking = speaking;
    }

    String list(List<Page> cases) {
        return fill("list.jte", Map.of("lines", lines(cases)));
    }

    /** The list alone, for a page that brings itself up to date. */
    String rows(List<Page> cases) {
        return fill("lines.jte", Map.of("lines", lines(cases)));
    }

    List<CaseLine> lines(List<Page> cases) {
        Instant now = parts.clock().instant();
        return cases.stream().map(page -> CaseLine.of(page, parts.narration(), now)).toList();
    }

    String investigation(Page page) {
        return fill("investigation.jte", Map.of("view", view(page)));
    }

    String parts(Page page) {
        return fill("parts.jte", Map.of("view", view(page)));
    }

    String moments(String caseId, List<Moment> moments) {
        return fill("moments.jte", Map.of("caseId", caseId, "moments", moments));
    }

    String trouble(int status, String why) {
        return fill("trouble.jte", Map.of("status", status, "why", why));
    }

    String token(String next, boolean wrong) {
        return fill("token.jte", Map.of("next", next, "wrong", wrong));
    }

    private String fill(String template, Map<String, Object> values) {
        StringOutput out = new StringOutput(16_384);
        engine.render(template, values, out);
        return UNSEEN.matcher(out.toString()).replaceAll("");
    }

    private CaseView view(Page page) {
        Investigation state = page.state();
        Conclusion conclusion = state.conclusion().orElse(null);
        Optional<TopologyPicture> map = parts.charts().topology(state);
        return new CaseView(
                CaseLine.of(page, parts.narration(), parts.clock().instant()),
                state,
                page.moments(),
                parts.narration().status(state),
                parts.narration().report(state),
                conclusion,
                CaseView.pictured(state).stream().flatMap(seen -> picture(seen).stream()).toList(),
                map.map(TopologyPicture::svg).orElse(null),
                map.map(TopologyPicture::hidden).orElse(0),
                speaking,
                UUID.randomUUID().toString());
    }

    private Optional<Picture> picture(Observation seen) {
        Chart chart = seen.chart();
        return chart == null ? Optional.empty() : Optional.of(new Picture(seen.id(), chart.title(), parts.charts().alt(chart)));
    }
}
