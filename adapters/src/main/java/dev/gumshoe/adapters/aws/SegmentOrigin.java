package dev.gumshoe.adapters.aws;

import org.jspecify.annotations.Nullable;

/** What a type of X-Ray's, such as {@code AWS::DynamoDB::Table}, is in the inventory. */
final class SegmentOrigin {

    /** What was called and is only known by its callers. */
    static final String REMOTE = "remote";

    private SegmentOrigin() {}

    static String kind(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "AWS::Lambda", "AWS::Lambda::Function" -> "function";
            case "AWS::DynamoDB", "AWS::DynamoDB::Table" -> "table";
            case "AWS::SQS", "AWS::SQS::Queue" -> "queue";
            case "AWS::SNS", "AWS::SNS::Topic" -> "topic";
            case "AWS::S3", "AWS::S3::Bucket" -> "bucket";
            case String other when other.startsWith("Database::") -> "database";
            default -> "service";
        };
    }
}
