package dev.gumshoe.bot;

import dev.gumshoe.adapters.cases.CaseExport;
import dev.gumshoe.adapters.json.JournalJson;
import dev.gumshoe.bot.charts.Charts;
import dev.gumshoe.bot.reports.Reports;
import dev.gumshoe.bot.settings.Settings;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Investigation.Phase;
import dev.gumshoe.conversations.investigation.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes closed cases out of the store, as folders that can be investigated again. */
public final class CaseArchive {

    /** The file of a case folder that holds the journal, an entry a line. */
    public static final String JOURNAL = "journal.jsonl";

    /** The file of a case folder that holds what language models were asked and said, a call a line. */
    public static final String CALLS = "calls.jsonl";

    /** What is kept of demonstrations is kept apart under this name. */
    public static final String DEMONSTRATIONS = "demo";

    private static final int LATEST = 5;

    private CaseArchive() {}

    /**
     * Writes a closed case: its evidence, asked of the sources once more, its journal, and what models said in it.
     *
     * @throws IllegalArgumentException with one sentence when there is no such case, or it is not closed
     * @throws IOException when the folder cannot be written
     */
    public static CaseExport.Written export(Settings settings, String caseId, Path folder) throws IOException {
        try (Store store = Store.look(settings.redis(), InstantSource.system())) {
            List<Recorded> entries = store.journal().read(caseId, 0);
            if (entries.isEmpty()) {
                throw new IllegalArgumentException("There is no case '" + caseId + "'" + known(store.index().recent(LATEST)));
            }
            Investigation state = new Investigation(caseId).after(entries);
            if (state.phase() != Phase.CLOSED) {
                throw new IllegalArgumentException("Case '" + caseId + "' is still open; close it first, or wait until it is quiet");
            }
            Map<String, List<String>> others = Map.of(
                    JOURNAL, entries.stream().map(Recorded::entry).map(JournalJson::write).toList(),
                    CALLS, store.recordings().of(caseId));
            try (Sources sources = Integrations.of(settings, Runbooks.read(settings.runbooks()))) {
                return CaseExport.write(folder, state.alerts().getFirst(), sources.evidence(), state.scope().window(), others);
            }
        }
    }

    /**
     * The post-incident report of a case, closed or not, as it stands; a demonstration's too.
     *
     * @param pdf whether as PDF, else as Markdown
     * @throws IllegalArgumentException with one sentence when there is no such case
     */
    public static byte[] report(Settings settings, String caseId, boolean pdf) {
        List<String> known = new ArrayList<>();
        for (Settings.Store kept : List.of(settings.redis(), settings.redis().apart(DEMONSTRATIONS))) {
            if (kept.equals(settings.redis()) || Store.isThere(kept)) {
                try (Store store = Store.look(kept, InstantSource.system())) {
                    if (!store.journal().read(caseId, 0).isEmpty()) {
                        Reports reports = new Reports(store.journal(), new Charts(store.locker()), settings.zone());
                        return (pdf ? reports.pdf(caseId) : reports.markdown(caseId)).bytes();
                    }
                    known.addAll(store.index().recent(LATEST));
                }
            }
        }
        throw new IllegalArgumentException("There is no case '" + caseId + "'" + known(known));
    }

    private static String known(List<String> recent) {
        return recent.isEmpty() ? "; there is none at all" : "; the latest are " + String.join(", ", recent);
    }
}
