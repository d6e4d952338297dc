package dev.gumshoe.adapters.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.gumshoe.adapters.http.ConnectionTrouble;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.evidence.Secrets;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.anthropic.internal.api.AnthropicStreamingException;
import dev.langchain4j.model.ollama.OllamaStreamingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What went wrong with a call, for a person: which model, what happened, and which setting mends it. Never holds the key. */
record Failures(ModelSettings settings) {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** The model as a failure names it. */
    static String who(ModelSettings settings) {
        return settings.provider().label() + "'s " + settings.model();
    }

    static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** @param exchange what was heard before it failed */
    Failed of(Throwable failure, Exchange exchange) {
        List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(12).toList();
        Failed failed = first(causes, cause -> refusal(cause, exchange))
                .or(() -> first(causes, cause -> trouble(cause, exchange)))
                .orElseGet(() -> unknown(failure));
        return new Failed(failed.kind(), masked(failed.detail()), failed.retryAfter(), failed.use());
    }

    /** The libraries break on replies that they did not expect, each in its own way. */
    private Failed unknown(Throwable failure) {
        LOG.warn("a call of {} failed in a way that nobody foresaw", settings, failure);
        return failed(Kind.MALFORMED, " gave a reply that cannot be read: " + words(failure) + ".");
    }

    private static Optional<Failed> first(List<Throwable> causes, Function<Throwable, @Nullable Failed> reading) {
        return causes.stream().map(cause -> Optional.ofNullable(reading.apply(cause))).flatMap(Optional::stream).findFirst();
    }

    /** An answer that says no, by its status or by an event of its stream. */
    private @Nullable Failed refusal(Throwable cause, Exchange exchange) {
        Refusals refusals = new Refusals(settings);
        return switch (cause) {
            case HttpException http -> refusals.of(http.statusCode(), words(http), exchange.retryAfter());
            case AwsServiceException aws -> refusals.of(status(aws), told(aws), retryAfter(aws));
            case AnthropicStreamingException event ->
                refusals.of(status(String.valueOf(event.type())), event.type() + ": " + words(event), exchange.retryAfter());
            case OllamaStreamingException event -> refusals.of(500, words(event), null);
            default -> null;
        };
    }

    /** The status that Anthropic documents for the word by which it calls an error. */
    private static int status(String type) {
        return switch (type) {
            case "invalid_request_error" -> 400;
            case "authentication_error" -> 401;
            case "billing_error" -> 402;
            case "permission_error" -> 403;
            case "not_found_error" -> 404;
            case "request_too_large" -> 413;
            case "rate_limit_error" -> 429;
            case "timeout_error" -> 504;
            case "overloaded_error" -> 529;
            default -> 500;
        };
    }

    /** An error within a stream of Bedrock's has no status, only the name of its shape. */
    private static int status(AwsServiceException aws) {
        if (aws.statusCode() >= 400) {
            return aws.statusCode();
        }
        String name = aws.getClass().getSimpleName();
        return name.startsWith("Throttling") ? 429 : name.startsWith("Validation") ? 400 : name.startsWith("ModelTimeout") ? 408 : 503;
    }

    private static String told(AwsServiceException aws) {
        var body = aws.awsErrorDetails() == null ? null : aws.awsErrorDetails().rawResponse();
        String raw = body == null ? "" : body.asUtf8String();
        return raw.isBlank() ? words(aws) : raw;
    }

    private static @Nullable Duration retryAfter(AwsServiceException aws) {
        var response = aws.awsErrorDetails() == null ? null : aws.awsErrorDetails().sdkHttpResponse();
        return response == null ? null : RetryAfter.of(response::firstMatchingHeader, Instant.now());
    }

    private @Nullable Failed trouble(Throwable cause, Exchange exchange) {
        String setting = settings.setting();
        return switch (cause) {
            case Exchange.Stalled _ -> failed(Kind.TIMED_OUT,
                    " was silent for " + seconds(settings.stall()) + "; raise " + setting + ".stall if it needs that long to think.");
            case Exchange.EndedEarly _ -> failed(Kind.CUT, " broke off in the middle of a reply.");
            case HttpConnectTimeoutException _,ConnectException _,UnknownHostException _,UnresolvedAddressException _ ->
                failed(Kind.UNAVAILABLE, " cannot be reached at " + where() + "; see that " + setting
                        + ".baseUrl is right and that this machine may go there.");
            case TimeoutException _,HttpTimeoutException _ -> failed(Kind.TIMED_OUT,
                    " gave no whole reply within " + seconds(settings.timeout()) + "; raise " + setting + ".timeout.");
            case JsonProcessingException json ->
                failed(Kind.MALFORMED, " gave a reply that cannot be read: " + what(json) + ".");
            case SdkClientException sdk when words(sdk).contains("credentials") -> failed(Kind.REFUSED_KEY,
                    " found no AWS credentials; set " + setting + ".key, or give the program an AWS profile or role.");
            case IOException io when io.getClass().getName().contains(".jackson.") ->
                failed(Kind.MALFORMED, " gave a reply that cannot be read: it is no JSON.");
            case IOException io when !exchange.hasBegun() && ConnectionTrouble.known(io).isPresent() -> failed(Kind.UNAVAILABLE,
                    " cannot be reached at " + where() + ": " + ConnectionTrouble.said(io) + " (" + setting + ".baseUrl).");
            case IOException io when exchange.hasBegun() -> failed(Kind.CUT, " broke off in the middle of a reply: " + words(io) + ".");
            case IOException io -> failed(Kind.UNAVAILABLE, " hung up before it answered: " + words(io) + ".");
            default -> null;
        };
    }

    /** The field in which it is not what its provider documents; the library's own words name classes, which help nobody in a thread. */
    private static String what(JsonProcessingException json) {
        String field = json instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                        .collect(Collectors.joining()).replaceFirst("^\\.", "")
                : "";
        LOG.info("a reply could not be read: {}", json.getOriginalMessage());
        return field.isEmpty() ? "it is no whole JSON" : "its field " + field + " is not as documented";
    }

    private String where() {
        return settings.baseUrl() == null ? "its usual address" : settings.baseUrl().toString();
    }

    private Failed failed(Kind kind, String what) {
        return new Failed(kind, who(settings) + what);
    }

    private static String words(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    }

    private String masked(String detail) {
        String key = settings.key();
        return Secrets.mask(key == null ? detail : detail.replace(key, Secrets.MASK));
    }
}
