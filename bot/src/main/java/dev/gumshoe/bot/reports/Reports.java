package dev.gumshoe.bot.reports;

import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.conversations.conversation.IncidentReport;
import dev.gumshoe.conversations.conversation.Report;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Journal;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** Writes post-incident reports, from the journal as it stands. Safe for use by several threads. */
public final class Reports {

    /** The media type of a PDF. */
    public static final String PDF = "application/pdf";

    private static final String MARKDOWN = "text/markdown; charset=utf-8";

    private final Journal journal;
    private final IncidentReport wording;
    private final ReportPdf pdf;

    /** @param zone in which times are written */
    public Reports(Journal journal, Charts charts, ZoneId zone) {
        this.journal = journal;
        this.wording = new IncidentReport(zone);
        this.pdf = new ReportPdf(charts);
    }

    /** Both files of a case's report, the PDF first; as far as the given state, so that they are the same whenever they are made again. */
    public List<ReportFile> of(Investigation state) {
        Report report = report(state.id(), state.position());
        return List.of(pdf(state.id(), report), markdown(state.id(), report));
    }

    /** The report as Markdown. @throws IllegalArgumentException when there is no such case */
    public ReportFile markdown(String caseId) {
        return markdown(caseId, report(caseId, Long.MAX_VALUE));
    }

    /** The report as PDF. @throws IllegalArgumentException when there is no such case */
    public ReportFile pdf(String caseId) {
        return pdf(caseId, report(caseId, Long.MAX_VALUE));
    }

    private Report report(String caseId, long until) {
        List<Recorded> entries = journal.read(caseId, 0).stream().filter(recorded -> recorded.position() <= until).toList();
        return wording.of(caseId, entries);
    }

    private static ReportFile markdown(String caseId, Report report) {
        return new ReportFile("report-" + caseId + ".md", MARKDOWN, ReportMarkdown.of(report).getBytes(StandardCharsets.UTF_8));
    }

    private ReportFile pdf(String caseId, Report report) {
        try {
            return new ReportFile("report-" + caseId + ".pdf", PDF, pdf.of(report));
        } catch (IOException e) {
            throw new UncheckedIOException("the report of " + caseId + " could not be laid out", e);
        }
    }
}
