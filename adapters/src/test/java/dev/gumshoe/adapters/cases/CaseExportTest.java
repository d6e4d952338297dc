package dev.gumshoe.adapters.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gumshoe.conversations.evidence.EvidenceSources;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported reads back as it was. */
class CaseExportTest {

    @TempDir
    Path place;

    @Test
    void readsBackWhatItWrote() throws IOException, BrokenCase {
        RecordedCase before = fullCase();

        var written = CaseExport.write(place.resolve("after"), before.alert(), EvidenceSources.of(before.source()), CaseFolder.DAY);

        RecordedCase after = RecordedCase.open(place.resolve("after"));
        CaseFolder first = new CaseFolder(before.folder());
        CaseFolder second = new CaseFolder(after.folder());
        assertThat(written.gaps()).isEmpty();
        assertThat(after.alert()).isEqualTo(before.alert());
        assertThat(second.metrics().items()).isNotEmpty().isEqualTo(first.metrics().items());
        assertThat(second.logs().items()).isNotEmpty().isEqualTo(first.logs().items());
        assertThat(second.spans().items()).isNotEmpty().isEqualTo(first.spans().items());
        assertThat(second.changes().dataOrNull()).isNotEmpty().isEqualTo(first.changes().dataOrNull());
        assertThat(after.source().inventory(CaseFolder.DAY).dataOrNull())
                .isEqualTo(before.source().inventory(CaseFolder.DAY).dataOrNull());
    }

    private RecordedCase fullCase() throws IOException, BrokenCase {
        Path folder = Files.createDirectory(place.resolve("before"));
        CaseFolder.in(folder).with("alert.json", """
                {"id": "a-1", "title": "Fails", "description": "d", "severity": "minimal", "startedAt": "2024-05-01T12:00:00.5Z",
                 "fingerprint": "f", "sender": "alertmanager", "link": "https://alerts.example/1", "attributes": {"team": "x"}}""")
                .with("metrics.csv",
                        "timestamp,resource,metric,value\n1714557600.25,\"a, b\",\"p\"\"99\",0.1\n1714557660,\"a, b\",\"p\"\"99\",1e-9")
                .with("logs.jsonl", """
                        {"timestamp":"2024-05-01T10:00:00.123456789Z","resource":"a","severity":"ERROR","body":"é \\"x\\"\\n\\tat y","traceId":"t","k":"v"}
                        {"timestamp":"2024-05-01T10:00:01Z","resource":"a","severity":"","body":""}
                        """)
                .with("spans.jsonl", """
                        {"traceId":"t","spanId":"1","parentSpanId":null,"resource":"a","name":"n","start":1714557600000001,"durationMicros":5}
                        {"traceId":"t","spanId":"2","parentSpanId":"1","resource":"b","name":"n","start":1714557600000002,"durationMicros":3,\
                        "status":"ERROR","kind":"CLIENT","attributes":{"robot.id":"r"}}
                        """)
                .with("changes.jsonl", """
                        {"id":"c1","timestamp":"2024-05-01T10:00:00Z","kind":"migration","resource":null,"actor":"ann","title":"t"}
                        {"id":"c2","timestamp":"2024-05-01T11:00:00Z","kind":"session","resource":"a","actor":"bob","title":"ssh","files":["x"],"diff":"+"}
                        """)
                .with("topology.json", """
                        {"resources": [{"id": "a", "kind": "service", "version": "3", "learnedAt": "2024-05-01T01:00:00Z"}],
                         "dependencies": [{"from": "a", "to": "b", "kind": "consists-of", "how": "tags"}, {"from": "a", "to": "c"}]}""");
        return RecordedCase.open(folder);
    }

    @Test
    void writesNoFileForWhatNobodyAnsweredFor() throws IOException, BrokenCase {
        Path folder = Files.createDirectory(place.resolve("bare"));
        CaseFolder.in(folder).with("changes.jsonl", "");
        RecordedCase bare = RecordedCase.open(folder);

        var written = CaseExport.write(place.resolve("after"), bare.alert(), EvidenceSources.of(bare.source()), CaseFolder.DAY);

        assertThat(place.resolve("after")).isDirectoryNotContaining("glob:**.csv");
        assertThat(place.resolve("after/changes.jsonl")).isEmptyFile();
        assertThat(place.resolve("after/logs.jsonl")).doesNotExist();
        assertThat(written.gaps()).hasSize(4).anySatisfy(gap -> assertThat(gap).contains("logs.jsonl was not recorded"));
    }

    @Test
    void leavesAnExistingFolderAlone() throws IOException, BrokenCase {
        RecordedCase before = fullCase();

        assertThatThrownBy(() -> CaseExport.write(before.folder(), before.alert(), EvidenceSources.of(), CaseFolder.DAY))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("exists already");

        assertThat(place).isDirectoryNotContaining("glob:**/.case-*");
    }
}
