package dev.gumshoe.bot.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gumshoe.bot.ScriptedCase;
import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.conversations.evidence.InMemoryLocker;
import dev.gumshoe.conversations.evidence.Locker;
import dev.gumshoe.conversations.investigation.Casebook;
import dev.gumshoe.conversations.investigation.InMemoryJournal;
import dev.gumshoe.conversations.investigation.Investigation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A case's report as the files people get. */
class ReportsTest {

    private final InMemoryJournal journal = ScriptedCase.journal();

    private Reports reports(Locker locker) {
        return new Reports(journal, new Charts(locker), ZoneOffset.UTC);
    }

    private String markdown() {
        return new String(reports(ScriptedCase.locker()).markdown(ScriptedCase.ID).bytes(), StandardCharsets.UTF_8);
    }

    private Investigation state() {
        return new Casebook(journal, ScriptedCase.ID).read();
    }

    @Test
    void tellsEverythingAPostMortemNeedsUnderItsHeading() {
        assertThat(markdown().lines().filter(line -> line.startsWith("#")).map(line -> line.replaceFirst(":.*", "")))
                .containsSubsequence("# Post-incident report", "## Summary", "## Impact", "## What it looked like", "## Timeline (UTC)",
                        "## Root cause", "## Ruled out", "## Not looked at", "## Actions", "## Evidence");
    }

    @Test
    void citesEveryLookWithItsQuery() {
        String markdown = markdown();

        for (var seen : state().observations()) {
            if (markdown.contains("| " + seen.id() + " |")) {
                assertThat(markdown).contains(seen.evidence().getFirst().query().replace("|", "\\|"));
            }
        }
        assertThat(markdown).contains("| M1.1 |");
    }

    @Test
    void ordersTheTimelineAndSaysWhoSaysSo() {
        List<String> times = markdown().lines().filter(line -> line.matches("\\| \\d\\d:\\d\\d:\\d\\d \\|.*"))
                .map(line -> line.substring(2, 10)).toList();

        assertThat(times).hasSizeGreaterThan(4).isSorted();
        assertThat(markdown()).containsPattern("\\| 14:10:00 \\| Alarm: .* \\| \\w+ \\|");
    }

    @Test
    void givesNoTextFromOutsideAMeaning() {
        assertThat(markdown()).doesNotContain("<script>").doesNotContain("\n</textarea>");
    }

    @Test
    void layersItOutAsPagesWithNumbersAChartAndLinks() throws IOException {
        byte[] bytes = reports(ScriptedCase.locker()).pdf(ScriptedCase.ID).bytes();

        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("Summary", "Timeline (UTC)", "Page 1 of " + pdf.getNumberOfPages(), ScriptedCase.ID);
            assertThat(pdf.getNumberOfPages()).isBetween(2, 8);
            assertThat(pictures(pdf)).isEqualTo(1);
            assertThat(links(pdf)).allMatch(link -> link.startsWith("http"));
        }
    }

    @Test
    void saysThatAChartCanNoLongerBeDrawn() throws IOException {
        byte[] bytes = reports(new InMemoryLocker()).pdf(ScriptedCase.ID).bytes();

        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("is no longer kept");
            assertThat(pictures(pdf)).isZero();
        }
    }

    @Test
    void isTheSameWheneverItIsMadeOfTheSameState() {
        Investigation then = state();
        byte[] before = reports(ScriptedCase.locker()).of(then).getLast().bytes();

        new Casebook(journal, ScriptedCase.ID).record(ScriptedCase.entries().getLast(), _ -> true);

        assertThat(reports(ScriptedCase.locker()).of(then).getLast().bytes()).isEqualTo(before);
    }

    @Test
    void knowsNoCaseThatThereIsNot() {
        assertThatIllegalArgumentException().isThrownBy(() -> reports(ScriptedCase.locker()).markdown("inv-none"))
                .withMessageContaining("inv-none");
    }

    private static int pictures(PDDocument pdf) {
        int pictures = 0;
        for (PDPage page : pdf.getPages()) {
            for (var name : page.getResources().getXObjectNames()) {
                pictures += page.getResources().isImageXObject(name) ? 1 : 0;
            }
        }
        return pictures;
    }

    private static List<String> links(PDDocument pdf) throws IOException {
        List<String> links = new ArrayList<>();
        for (PDPage page : pdf.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI uri) {
                    links.add(uri.getURI());
                }
            }
        }
        return links;
    }
}
