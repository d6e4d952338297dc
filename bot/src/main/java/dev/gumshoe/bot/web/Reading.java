package dev.gumshoe.bot.web;

import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.bot.charts.Theme;
import dev.gumshoe.bot.reports.ReportFile;
import dev.gumshoe.bot.reports.Reports;
import dev.gumshoe.bot.web.CaseFile.Page;
import dev.gumshoe.conversations.investigation.Observation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The pages and pictures of investigations, for people and for programs. */
final class Reading {

    private static final int MOST_CASES = 100;

    private final CaseFiles files;
    private final Pages pages;
    private final Charts charts;
    private final Reports reports;

    Reading(CaseFiles files, Pages pages, Charts charts, Reports reports) {
        this.files = files;
        this.pages = pages;
        this.charts = charts;
        this.reports = reports;
    }

    void list(Exchange exchange) throws IOException {
        List<Page> cases = files.recent(MOST_CASES);
        exchange.html(200, exchange.parameter("rows") == null ? pages.list(cases) : pages.rows(cases));
    }

    void investigation(Exchange exchange) throws IOException, Refusal {
        exchange.html(200, pages.investigation(page(exchange)));
    }

    void overview(Exchange exchange) throws IOException {
        List<Page> cases = files.recent(MOST_CASES);
        List<CaseLine> lines = pages.lines(cases);
        List<Api.Brief> briefs = java.util.stream.IntStream.range(0, cases.size()).mapToObj(i -> Api.brief(cases.get(i), lines.get(i)))
                .toList();
        exchange.json(200, new Api.Overview(briefs));
    }

    void whole(Exchange exchange) throws IOException, Refusal {
        Page page = page(exchange);
        exchange.json(200, Api.whole(page, pages.lines(List.of(page)).getFirst()));
    }

    void chart(Exchange exchange) throws IOException, Refusal {
        String id = exchange.part(1);
        Optional<byte[]> png = page(exchange).state().observation(id)
                .map(Observation::chart)
                .flatMap(chart -> charts.png(chart, theme(exchange)));
        picture(exchange, png, "There is no chart of that observation, or its data is no longer kept.");
    }

    void topology(Exchange exchange) throws IOException, Refusal {
        Optional<byte[]> png = charts.topology(page(exchange).state()).map(picture -> picture.png(theme(exchange)));
        picture(exchange, png, "Nothing is known of the topology of this investigation.");
    }

    void pdf(Exchange exchange) throws IOException, Refusal {
        file(exchange, reports.pdf(page(exchange).state().id()));
    }

    void markdown(Exchange exchange) throws IOException, Refusal {
        file(exchange, reports.markdown(page(exchange).state().id()));
    }

    private static void file(Exchange exchange, ReportFile report) throws IOException {
        exchange.response().setHeader("Content-Disposition", "inline; filename=\"" + report.name() + "\"");
        exchange.send(200, report.type(), report.bytes());
    }

    private static void picture(Exchange exchange, Optional<byte[]> png, String otherwise) throws IOException, Refusal {
        byte[] bytes = png.orElseThrow(() -> Refusal.notFound(otherwise));
        exchange.response().setHeader("Cache-Control", "private, max-age=60");
        exchange.send(200, "image/png", bytes);
    }

    private static Theme theme(Exchange exchange) {
        return "dark".equals(exchange.parameter("theme")) ? Theme.DARK : Theme.LIGHT;
    }

    private Page page(Exchange exchange) throws Refusal {
        return files.read(exchange.part(0)).orElseThrow(() -> Refusal.notFound("There is no investigation of that id."));
    }
}
