package dev.gumshoe.adapters.servicenow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.adapters.http.Delivery;
import dev.gumshoe.adapters.http.Refused;
import dev.gumshoe.adapters.http.Seal;
import dev.gumshoe.conversations.peers.Peers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The business rule's script, run by a real engine with stand-ins for ServiceNow's classes, against the seal that webhooks have. */
class ServiceNowSetupTest {

    private static final URI PUSH = URI.create("https://gumshoe.example.com/webhooks/servicenow");
    private static final String SECRET = "päss word / of+this=test";
    /** Only what ServiceNow documents of these classes. */
    private static final String CLASSES = """
            var crypto = require('crypto'), sent = {headers: {}};
            var gs = {getProperty: function (name) { return name == 'gumshoe.push.secret' ? {{secret}} : null; }};
            function GlideDateTime() {}
            GlideDateTime.prototype.getValue = function () { return '2026-03-02 14:10:00'; };
            var GlideStringUtil = {base64Encode: function (text) { return Buffer.from(text, 'utf8').toString('base64'); }};
            function GlideCertificateEncryption() {}
            GlideCertificateEncryption.prototype.generateMac = function (key, algorithm, data) {
                if (algorithm != 'HmacSHA256') { throw new Error(algorithm); }
                return crypto.createHmac('sha256', Buffer.from(key, 'base64')).update(data, 'utf8').digest('base64');
            };
            function RESTMessageV2() {}
            RESTMessageV2.prototype.setHttpMethod = function (method) { sent.method = method; };
            RESTMessageV2.prototype.setEndpoint = function (url) { sent.url = url; };
            RESTMessageV2.prototype.setRequestHeader = function (name, value) { sent.headers[name] = value; };
            RESTMessageV2.prototype.setRequestBody = function (body) { sent.body = body; };
            RESTMessageV2.prototype.executeAsync = function () { process.stdout.write(JSON.stringify(sent)); };
            var sn_ws = {RESTMessageV2: RESTMessageV2}, previous = {};
            var current = {sys_updated_by: '{{author}}', number: 'INC0000001', getTableName: function () { return 'incident'; },
                getUniqueValue: function () { return '0123456789abcdef0123456789abcdef'; }, operation: function () { return 'update'; }};
            """;

    @TempDir
    private Path folder;

    private String run(String author) throws Exception {
        Path script = Files.writeString(folder.resolve("rule.js"),
                CLASSES.replace("{{secret}}", JsonMapper.builder().build().writeValueAsString(SECRET)).replace("{{author}}", author)
                        + ServiceNowSetup.script(PUSH, "gumshoe"));
        Process node = new ProcessBuilder(Peers.program("node").toString(), script.toString()).redirectErrorStream(true).start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(said).isZero();
        return said;
    }

    private static Delivery delivery(String sent) throws Exception {
        JsonNode request = JsonMapper.builder().build().readTree(sent);
        Map<String, String> headers = new HashMap<>();
        request.path("headers").properties().forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Delivery(headers, request.path("body").asText().getBytes(StandardCharsets.UTF_8), Instant.parse("2026-03-02T14:10:30Z"));
    }

    @Test
    void signsWhatItDeliversSoThatTheUsualSealFits() throws Exception {
        String sent = run("beth.anglin");
        AtomicInteger woken = new AtomicInteger();

        Delivery delivery = delivery(sent);

        assertThat(sent).contains("\"url\":\"" + PUSH + "\"");
        assertThatCode(() -> Seal.timed(SECRET, Duration.ofMinutes(5)).check(delivery)).doesNotThrowAnyException();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> Seal.timed("another", Duration.ofMinutes(5)).check(delivery));
        assertThat(new ServiceNowPush(woken::incrementAndGet).read(delivery)).isEmpty();
        assertThat(woken).hasValue(1);
    }

    @Test
    void saysNothingOfItsOwnEntries() throws Exception {
        assertThat(run("gumshoe")).isEmpty();
    }

    @Test
    void refusesWhatIsNoDeliveryOfThatScript() {
        Delivery other = new Delivery(Map.of(), "{\"sys_id\":\"x\"}".getBytes(StandardCharsets.UTF_8), Instant.EPOCH);

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new ServiceNowPush(() -> {}).read(other)).withMessageContaining("sys_id");
    }
}
