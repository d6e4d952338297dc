package dev.gumshoe.adapters.aws;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS said instead of answering, with the mend where one is known. */
final class AwsTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Set<String> DENIED = Set.of("accessdenied", "accessdeniedexception", "unauthorizedoperation", "authorizationerror",
            "authorizationerrorexception", "notauthorized", "unauthorizedexception");
    private static final Set<String> UNKNOWN_KEY = Set.of("invalidclienttokenid", "unrecognizedclientexception", "expiredtoken",
            "expiredtokenexception", "signaturedoesnotmatch", "authfailure", "invalidaccesskeyid", "incompletesignature");
    private static final int LONGEST = 300;

    private final String status;

    AwsTrouble(String status, String detail) {
        super(detail);
        this.status = status;
    }

    /** A short code. */
    String status() {
        return status;
    }

    /** One sentence. */
    String detail() {
        return String.valueOf(getMessage());
    }

    static AwsTrouble timeout(AwsPlace place, String what, Duration after) {
        return new AwsTrouble("timeout", place + ": " + what + " did not answer within " + spoken(after));
    }

    private static String spoken(Duration time) {
        return time.toMillis() < 10_000 && time.toMillis() % 1000 != 0 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }

    /** What became of a request. */
    static AwsTrouble of(SdkException e, AwsAction action, AwsPlace place, Duration patience) {
        if (e instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
            return of(refused, action, place);
        }
        if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException || e instanceof AbortedException) {
            return timeout(place, action.permission(), patience);
        }
        String words = String.valueOf(e.getMessage());
        if (words.contains("Unable to load credentials")) {
            return new AwsTrouble("credentials", place + ": there are no credentials to look with; set AWS_ACCESS_KEY_ID and "
                    + "AWS_SECRET_ACCESS_KEY, a profile, or give the machine a role");
        }
        if (ofNobody(e)) {
            return new AwsTrouble("unreachable", place + ": none of AWS' hosts is found for that region; see that there is such a region, "
                    + "that this machine may go out and resolve names, or set endpoints");
        }
        if (e.getCause() instanceof IOException) {
            return new AwsTrouble("unreachable", place + ": " + action.service().command() + " cannot be reached ("
                    + e.getCause().getClass().getSimpleName() + "); look at the region and at endpoints." + action.service().command());
        }
        return new AwsTrouble("unreadable", place + ": " + action.permission() + " was not answered readably (" + cut(words) + ")");
    }

    private static boolean ofNobody(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || String.valueOf(cause.getMessage()).contains("UnknownHostException")) {
                return true;
            }
        }
        return false;
    }

    private static AwsTrouble of(AwsServiceException e, AwsAction action, AwsPlace place) {
        String code = String.valueOf(e.awsErrorDetails().errorCode());
        String plain = code.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        boolean entering = "sts".equals(String.valueOf(e.awsErrorDetails().serviceName()).toLowerCase(Locale.ROOT))
                && action.service() != AwsService.STS;
        if (entering) {
            return new AwsTrouble("denied", place + ": the role " + place.account().role() + " cannot be assumed ("
                    + (code.equals("null") ? "status " + e.statusCode() : code)
                    + "); see that its trust policy names who runs Gumshoe and the external id that is set, `gumshoe setup aws` prints one");
        }
        if (DENIED.contains(plain)) {
            return new AwsTrouble("denied", place + ": " + action.permission() + " is not allowed to " + place.account().who()
                    + "; add it to the role's policy, `gumshoe setup aws` prints all it needs");
        }
        if (UNKNOWN_KEY.contains(plain)) {
            return new AwsTrouble("credentials", place + ": the credentials are not taken (" + code + "); renew them");
        }
        if (e.isThrottlingException()) {
            return new AwsTrouble("throttled", place + ": " + action.permission() + " is throttled (" + code
                    + "); lower limits.perSecond." + action.service().command() + " or look again later");
        }
        return new AwsTrouble(code.isBlank() || code.equals("null") ? Integer.toString(e.statusCode()) : code,
                place + ": " + action.permission() + " says " + cut(String.valueOf(e.awsErrorDetails().errorMessage())));
    }

    private static String cut(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
