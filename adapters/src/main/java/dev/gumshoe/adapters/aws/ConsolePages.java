package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.TimeWindow;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Pages of AWS' console on which a person sees what was asked. */
final class ConsolePages {

    private ConsolePages() {}

    static URI metrics(AwsPlace place, String namespace) {
        return page(place, "cloudwatch", "#metricsV2?graph=~()&query=~'" + encoded(namespace).replace("%", "*"));
    }

    static URI alarms(AwsPlace place) {
        return page(place, "cloudwatch", "#alarmsV2:");
    }

    /** Log groups with the window; the console writes its own dollar for per cent. */
    static URI logs(AwsPlace place, TimeWindow window) {
        return page(place, "cloudwatch", "#logsV2:logs-insights?queryDetail=~(end~'" + window.to().toString().replace(":", "*3a")
                + "~start~'" + window.from().toString().replace(":", "*3a") + "~timeType~'ABSOLUTE)");
    }

    static URI traces(AwsPlace place, TimeWindow window) {
        return page(place, "cloudwatch", "#xray:traces/query?~(timeRange~(delta~" + Duration.between(window.from(), window.to()).toMillis()
                + "~end~'" + window.to().toString().replace(":", "*3a") + "))");
    }

    static URI events(AwsPlace place) {
        return page(place, "cloudtrailv2", "#/events?ReadOnly=false");
    }

    static URI stacks(AwsPlace place) {
        return page(place, "cloudformation", "#/stacks");
    }

    static URI instances(AwsPlace place) {
        return page(place, "ec2", "#Instances:");
    }

    static URI scaling(AwsPlace place) {
        return page(place, "ec2", "#AutoScalingGroups:");
    }

    static URI functions(AwsPlace place) {
        return page(place, "lambda", "#/functions");
    }

    private static URI page(AwsPlace place, String service, String rest) {
        String host = switch (place.partition()) {
            case "aws-cn" -> "console.amazonaws.cn";
            case "aws-us-gov" -> "console.amazonaws-us-gov.com";
            default -> place.region() + ".console.aws.amazon.com";
        };
        return URI.create("https://" + host + "/" + service + "/home?region=" + place.region() + rest);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
