package dev.gumshoe.bot.web;

import dev.gumshoe.bot.web.CaseFile.Page;
import dev.gumshoe.conversations.investigation.CaseIndex;
import dev.gumshoe.conversations.investigation.Journal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The cases the pages show; those looked at last are kept at hand. Safe for use by several threads. */
final class CaseFiles {

    private static final int AT_HAND = 200;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Journal journal;
    private final CaseIndex index;
    private final Moments maker;
    private final LinkedHashMap<String, CaseFile> files = new LinkedHashMap<>(16, 0.75f, true);

    CaseFiles(Journal journal, CaseIndex index, Moments maker) {
        this.journal = journal;
        this.index = index;
        this.maker = maker;
    }

    /** The case of that id as it stands; empty when there is none. */
    Optional<Page> read(String caseId) {
        if (!ID.matcher(caseId).matches()) {
            return Optional.empty();
        }
        Page page = file(caseId).read();
        if (!page.state().exists()) {
            forget(caseId);
            return Optional.empty();
        }
        return Optional.of(page);
    }

    /** The latest cases, latest first. */
    List<Page> recent(int most) {
        return index.recent(most).stream().map(this::read).flatMap(Optional::stream).toList();
    }

    private synchronized CaseFile file(String caseId) {
        CaseFile file = files.computeIfAbsent(caseId, id -> new CaseFile(journal, maker, id));
        if (files.size() > AT_HAND) {
            files.pollFirstEntry();
        }
        return file;
    }

    private synchronized void forget(String caseId) {
        files.remove(caseId);
    }
}
