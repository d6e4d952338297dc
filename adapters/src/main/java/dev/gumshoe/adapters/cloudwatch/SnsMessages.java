package dev.gumshoe.adapters.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gumshoe.adapters.http.AlertMapping;
import dev.gumshoe.adapters.http.Delivery;
import dev.gumshoe.adapters.http.JsonBody;
import dev.gumshoe.adapters.http.Refused;
import dev.gumshoe.adapters.http.Seal;
import dev.gumshoe.adapters.http.StateWords;
import dev.gumshoe.adapters.http.WebhookFormat;
import dev.gumshoe.conversations.incident.AlertReading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * CloudWatch alarms that come through SNS. A message is taken when a topic that was configured sent it, its signature fits a certificate that stands at
 * an address of SNS, and it is fresh; a subscription is confirmed for those topics only, at an address of SNS.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">Verifying signatures</a>
 */
public final class SnsMessages implements WebhookFormat, Seal {

    /** Fetches what stands at an address. */
    @FunctionalInterface
    public interface Fetching {

        /** The bytes. @throws IOException when nothing stands there, or it cannot be reached */
        byte[] fetch(URI address) throws IOException;
    }

    private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]+\\.amazonaws\\.com(?:\\.cn)?");
    private static final List<String> NOTIFICATION = List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION = List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn",
            "Type");

    private static final WebhookFormat ALARM = new AlarmPlace(new AlertMapping("cloudwatch", List.of("/AlarmArn", "/AlarmName"),
            List.of("/AlarmName"),
            List.of("/NewStateReason", "/AlarmDescription"), List.of("/Severity"), List.of("/NewStateValue"), List.of("/StateChangeTime"),
            List.of(), List.of("/Trigger/MetricName", MeasuredMetric.NAME), List.of(),
            List.of("/Trigger", "/Trigger/Dimensions", MeasuredMetric.DIMENSIONS),
            StateWords.all(Set.of("alarm"), Set.of("ok"), Set.of("insufficient_data")), false));

    private final Set<String> topics;
    private final Duration skew;
    private final Fetching fetching;
    private final Map<URI, PublicKey> keys = new ConcurrentHashMap<>();

    /**
     * @param topics the ARNs of the topics that may send
     * @param skew how old a message may be
     */
    public SnsMessages(Set<String> topics, Duration skew, Fetching fetching) {
        this.topics = Set.copyOf(topics);
        this.skew = skew;
        this.fetching = fetching;
    }

    @Override
    public void check(Delivery delivery) throws Refused {
        JsonNode message = JsonBody.object(delivery);
        if (!topics.contains(message.path("TopicArn").asText(""))) {
            throw new Refused(403, "The topic is none of those that are set for this webhook.");
        }
        URI certificate = address(message.path("SigningCertURL").asText(message.path("SigningCertUrl").asText("")));
        String algorithm = switch (message.path("SignatureVersion").asText("")) {
            case "1" -> "SHA1withRSA";
            case "2" -> "SHA256withRSA";
            default -> throw new Refused(403, "The message has no signature of version 1 or 2.");
        };
        if (!signed(message, algorithm, key(certificate))) {
            throw new Refused(403, "The signature does not fit the message.");
        }
        Instant sent = JsonBody.time(java.util.Optional.of(message.path("Timestamp").asText("")), Instant.EPOCH);
        if (Duration.between(sent, delivery.at()).abs().compareTo(skew) > 0) {
            throw new Refused(403, "The message is more than " + skew.toMinutes() + " min away from the time here.");
        }
    }

    private static URI address(String text) throws Refused {
        try {
            URI address = URI.create(text);
            if ("https".equals(address.getScheme()) && address.getHost() != null && HOST.matcher(address.getHost()).matches()
                    && address.getUserInfo() == null && address.getPort() == -1) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new Refused(403, "An address in the message is none of SNS.");
    }

    private PublicKey key(URI certificate) throws Refused {
        PublicKey known = keys.get(certificate);
        if (known != null) {
            return known;
        }
        try {
            PublicKey key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(fetching.fetch(certificate))).getPublicKey();
            keys.put(certificate, key);
            return key;
        } catch (IOException e) {
            throw new Refused(503, "The certificate of the signature could not be fetched.");
        } catch (GeneralSecurityException e) {
            throw new Refused(403, "What stands at the certificate's address is no certificate.");
        }
    }

    private static boolean signed(JsonNode message, String algorithm, PublicKey key) {
        List<String> fields = message.path("Type").asText("").equals("Notification") ? NOTIFICATION : CONFIRMATION;
        StringBuilder text = new StringBuilder();
        fields.stream().filter(message::hasNonNull)
                .forEach(field -> text.append(field).append('\n').append(message.get(field).asText()).append('\n'));
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getMimeDecoder().decode(message.path("Signature").asText("")));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public List<AlertReading> read(Delivery delivery) throws Refused {
        JsonNode message = JsonBody.object(delivery);
        return switch (message.path("Type").asText("")) {
            case "Notification" -> alarm(message.path("Message").asText(""), delivery.at());
            case "SubscriptionConfirmation" -> {
                confirm(address(message.path("SubscribeURL").asText("")));
                yield List.of();
            }
            case "UnsubscribeConfirmation" -> List.of();
            default -> throw new Refused(400, "The message is none of the types SNS sends.");
        };
    }

    private static List<AlertReading> alarm(String text, Instant at) throws Refused {
        try {
            return ALARM.read(new Delivery(Map.of(), text.getBytes(StandardCharsets.UTF_8), at));
        } catch (Refused e) {
            throw new Refused(e.status(), "What the topic's message says is no alarm of CloudWatch's. " + e.getMessage());
        }
    }

    /** SNS calls its JSON plain text. */
    @Override
    public boolean calls(String contentType) {
        return WebhookFormat.super.calls(contentType) || contentType.toLowerCase(Locale.ROOT).startsWith("text/plain");
    }

    private void confirm(URI address) throws Refused {
        try {
            fetching.fetch(address);
        } catch (IOException e) {
            throw new Refused(503, "The subscription could not be confirmed.");
        }
    }
}
