package dev.gumshoe.adapters.aws;

/**
 * One account in one region.
 *
 * @param first whether it is the one whose names stand for themselves
 */
record AwsPlace(AwsAccount account, String region, boolean first) {

    /** The id of something that is known there by a name which others may have elsewhere. */
    String id(String name) {
        return first ? name : there(name);
    }

    /** What only means something there: a private address, the bare name of what others may call the same elsewhere. */
    String there(String name) {
        return name + "@" + account.name() + "/" + region;
    }

    /** The partition's name, as ARNs have it. */
    String partition() {
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    @Override
    public String toString() {
        return account.name() + " " + region;
    }
}
