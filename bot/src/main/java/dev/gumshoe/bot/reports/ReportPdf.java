package dev.gumshoe.bot.reports;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.conversations.conversation.Report;
import dev.gumshoe.conversations.investigation.Chart;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.regex.Pattern;

/** A report as PDF: laid out as a page of HTML, printed with fonts of its own and nothing from elsewhere. */
final class ReportPdf {

    private static final String FAMILY = "Liberation Sans";
    private static final String MONO = "Liberation Mono";
    private static final String STYLE = text("/report.css");
    /** What XML does not allow, or turns the reading direction. */
    static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}&&[^\\n\\r\\t]]|[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]|\\p{Cs}");

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Charts charts;

    ReportPdf(Charts charts) {
        this.charts = charts;
    }

    byte[] of(Report report) throws IOException {
        StringOutput page = new StringOutput(32_768);
        engine.render("report.jte", Map.of("view", new ReportView(report, STYLE, pictures(report))), page);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(font("LiberationSans-Regular"), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(font("LiberationSans-Bold"), FAMILY, 700, FontStyle.NORMAL, true);
        builder.useFont(font("LiberationMono-Regular"), MONO, 400, FontStyle.NORMAL, true);
        builder.useExternalResourceAccessControl((address, _) -> address.startsWith("data:image/png;"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withHtmlContent(UNSEEN.matcher(page.toString()).replaceAll(""), null);
        builder.toStream(pdf);
        builder.run();
        return pdf.toByteArray();
    }

    private Map<Chart, String> pictures(Report report) {
        Map<Chart, String> pictures = new HashMap<>();
        for (Report.Part part : report.parts()) {
            if (part instanceof Report.Picture picture) {
                charts.png(picture.chart()).map(png -> "data:image/png;base64," + Base64.getEncoder().encodeToString(png))
                        .ifPresent(address -> pictures.put(picture.chart(), address));
            }
        }
        return pictures;
    }

    private static FSSupplier<InputStream> font(String name) {
        return () -> open("/liberation/" + name + ".ttf");
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(ReportPdf.class.getResourceAsStream(resource), resource);
    }

    private static String text(String resource) {
        try (InputStream stream = open(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
