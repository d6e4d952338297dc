package dev.gumshoe.adapters.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gumshoe.adapters.http.Delivery;
import dev.gumshoe.adapters.http.Refused;
import dev.gumshoe.conversations.incident.Alert;
import dev.gumshoe.conversations.incident.AlertReading;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages signed as SNS signs them, with a certificate of this test's own that stands where SNS keeps its own. */
class SnsMessagesTest {

    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:alarms";
    private static final String CERTIFICATE = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0123.pem";
    private static final String CONFIRM = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t";
    private static final Instant NOW = Instant.parse("2026-03-02T14:10:00Z");
    private static final String PASSWORD = "of-this-test";
    private static final String ALARM = """
            {"AlarmName":"cart-5xx","AlarmArn":"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:cart-5xx","NewStateValue":"ALARM",
             "NewStateReason":"too many","StateChangeTime":"2026-03-02T14:09:00.000+0000",
             "Trigger":{"MetricName":"HTTPCode_Target_5XX_Count","Dimensions":[{"name":"ServiceName","value":"cart"}]}}""";

    @TempDir
    private static Path folder;

    private static PrivateKey key;
    private static byte[] certificate;

    private final List<URI> fetched = new ArrayList<>();
    private boolean reachable = true;
    private final SnsMessages sns = new SnsMessages(Set.of(TOPIC), Duration.ofHours(1), this::fetch);

    @BeforeAll
    static void makeACertificate() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "sns", "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=sns.amazonaws.com", "-validity", "2", "-storetype", "PKCS12",
                "-keystore", store.toString(), "-storepass", PASSWORD).redirectErrorStream(true).start();
        assertThat(keytool.waitFor()).as(() -> output(keytool)).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        key = (PrivateKey) keys.getKey("sns", PASSWORD.toCharArray());
        certificate = keys.getCertificate("sns").getEncoded();
    }

    private static String output(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private byte[] fetch(URI address) throws IOException {
        fetched.add(address);
        if (!reachable) {
            throw new IOException("unreachable");
        }
        return certificate;
    }

    private static Map<String, String> notification() {
        return new LinkedHashMap<>(Map.of("Type", "Notification", "MessageId", "m-1", "TopicArn", TOPIC, "Subject", "ALARM: cart-5xx",
                "Message", ALARM, "Timestamp", "2026-03-02T14:09:30.000Z", "SigningCertURL", CERTIFICATE, "SignatureVersion", "2"));
    }

    private static Map<String, String> subscription() {
        return new LinkedHashMap<>(
                Map.of("Type", "SubscriptionConfirmation", "MessageId", "m-2", "TopicArn", TOPIC, "Token", "t", "Message",
                        "You have chosen to subscribe", "SubscribeURL", CONFIRM, "Timestamp", "2026-03-02T14:09:30.000Z", "SigningCertURL",
                        CERTIFICATE, "SignatureVersion", "2"));
    }

    /** Signs the fields that SNS signs, in its order. */
    private static Delivery signed(Map<String, String> message) throws Exception {
        List<String> fields = message.get("Type").equals("Notification")
                ? List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
                : List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
        StringBuilder text = new StringBuilder();
        fields.stream().filter(message::containsKey)
                .forEach(field -> text.append(field).append('\n').append(message.get(field)).append('\n'));
        Signature signature = Signature.getInstance(message.get("SignatureVersion").equals("1") ? "SHA1withRSA" : "SHA256withRSA");
        signature.initSign(key);
        signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
        message.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        return delivery(message);
    }

    private static Delivery delivery(Map<String, String> message) throws Exception {
        return new Delivery(Map.of(), JsonMapper.builder().build().writeValueAsBytes(message), NOW);
    }

    private void refused(Delivery delivery, int status, String why) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> sns.check(delivery)).withMessageContaining(why)
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void takesAnAlarmWithASignatureOfEitherVersion(String version) throws Exception {
        Map<String, String> message = notification();
        message.put("SignatureVersion", version);
        Delivery delivery = signed(message);

        assertThatCode(() -> sns.check(delivery)).doesNotThrowAnyException();

        assertThat(sns.read(delivery)).singleElement().isInstanceOfSatisfying(AlertReading.Fired.class, fired -> {
            assertThat(fired.alert().title()).isEqualTo("cart-5xx");
            assertThat(fired.alert().metric()).isEqualTo("HTTPCode_Target_5XX_Count");
            assertThat(fired.alert().startedAt()).isEqualTo(Instant.parse("2026-03-02T14:09:00Z"));
        });
        assertThat(fetched).containsExactly(URI.create(CERTIFICATE));
    }

    @Test
    void readsTheMetricOfAnotherAccountThatAnAlarmWatches() throws Exception {
        Map<String, String> message = notification();
        message.put("Message", ALARM.replaceFirst("(?s)\"Trigger\".*", Matcher.quoteReplacement("""
                "Trigger":{"Period":60,"EvaluationPeriods":4,"Metrics":[
                 {"Expression":"ANOMALY_DETECTION_BAND(m1, 1.5)","Id":"ad1","Label":"Errors (expected)","ReturnData":true},
                 {"Id":"m1","MetricStat":{"Metric":{"Dimensions":[{"value":"checkout","name":"FunctionName"}],"MetricName":"Errors",
                  "Namespace":"AWS/Lambda"},"Period":60,"Stat":"Sum"},"ReturnData":true,"AccountId":"111122223333"}]}}""")));

        assertThat(sns.read(signed(message))).singleElement().isInstanceOfSatisfying(AlertReading.Fired.class, fired -> {
            assertThat(fired.alert().metric()).isEqualTo("Errors");
            assertThat(fired.alert().resource()).isEqualTo("checkout");
            assertThat(fired.alert().attributes()).containsEntry(Alert.ACCOUNT, "111122223333").containsEntry(Alert.REGION, "eu-west-1");
            assertThat(fired.alert().fingerprint()).contains("123456789012");
        });
    }

    @Test
    void fetchesACertificateOnce() throws Exception {
        sns.check(signed(notification()));
        sns.check(signed(notification()));

        assertThat(fetched).hasSize(1);
    }

    @Test
    void refusesWhatWasChangedAfterItWasSigned() throws Exception {
        Map<String, String> message = notification();
        signed(message);
        message.put("Message", ALARM.replace("cart", "till"));

        refused(delivery(message), 403, "does not fit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://sns.eu-west-1.amazonaws.com.evil.example/a.pem", "http://sns.eu-west-1.amazonaws.com/a.pem",
        "https://evil.example/sns.eu-west-1.amazonaws.com/a.pem", "https://sns.eu-west-1.amazonaws.com:8443/a.pem",
        "https://a@sns.eu-west-1.amazonaws.com/a.pem", "https://s3.amazonaws.com/a.pem", "", "no address"})
    void trustsNoCertificateFromElsewhereAndDoesNotFetchIt(String address) throws Exception {
        Map<String, String> message = notification();
        message.put("SigningCertURL", address);

        refused(signed(message), 403, "none of SNS");
        assertThat(fetched).isEmpty();
    }

    @Test
    void refusesTopicsThatAreNotSetOldMessagesAndUnknownSignatures() throws Exception {
        Map<String, String> foreign = notification();
        foreign.put("TopicArn", "arn:aws:sns:eu-west-1:999999999999:alarms");
        refused(signed(foreign), 403, "topic");
        Map<String, String> old = notification();
        old.put("Timestamp", "2026-03-02T13:09:59.000Z");
        refused(signed(old), 403, "min away");
        Map<String, String> unknown = notification();
        unknown.put("SignatureVersion", "3");
        refused(signed(unknown), 403, "version 1 or 2");
    }

    @Test
    void asksToComeBackWhenTheCertificateCannotBeFetched() throws Exception {
        reachable = false;

        refused(signed(notification()), 503, "could not be fetched");
    }

    @Test
    void confirmsASubscriptionAtSnsAndNowhereElse() throws Exception {
        Delivery asked = signed(subscription());
        sns.check(asked);
        assertThat(sns.read(asked)).isEmpty();
        assertThat(fetched).contains(URI.create(CONFIRM));

        Map<String, String> elsewhere = subscription();
        elsewhere.put("SubscribeURL", "https://evil.example/?Action=ConfirmSubscription");
        Delivery lured = signed(elsewhere);
        sns.check(lured);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> sns.read(lured)).withMessageContaining("none of SNS");
        assertThat(fetched).noneMatch(address -> address.getHost().contains("evil"));
    }
}
