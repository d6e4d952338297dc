package dev.gumshoe.adapters.aws;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /**
     * The same region of another account, for what an account that watches others shows of theirs; what is named there is known by the account's
     * number too.
     *
     * @param number of that account; null, empty and this account's own mean this place
     */
    AwsPlace in(@Nullable String number) {
        if (number == null || !number.matches("\\d{12}") || account.id() == null || number.equals(account.id())) {
            return this;
        }
        return new AwsPlace(new AwsAccount(number, null, null, List.of(region), Map.of()), region, false);
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
