package dev.gumshoe.adapters.redis;

import java.time.LocalDate;

/**
 * The names of all keys. What belongs to one case carries its id in braces, so that a Cluster keeps it in one slot.
 *
 * <pre>
 * gumshoe:{CASE}:journal   stream    the entries, see {@link RedisJournal}
 * gumshoe:{CASE}:lease     string    who may lead, see {@link RedisLeases}
 * gumshoe:{CASE}:cursors   hash      follower -> position, see {@link RedisCursors}
 * gumshoe:{CASE}:locker    hash      name -> series, see {@link RedisLocker}
 * gumshoe:{CASE}:calls     list      what models were asked and said, see {@link RedisRecordings}
 * gumshoe:{CASE}:places    set       the places of the case, see {@link RedisCaseIndex}
 * gumshoe:{index}:all      zset      case -> opened at, epoch milliseconds
 * gumshoe:{index}:open     zset      the same, open cases only
 * gumshoe:{index}:closed   zset      case -> closed at, epoch milliseconds
 * gumshoe:{topology}:surveys hash  source -> what it told, see {@link RedisSurveys}
 * gumshoe:{topology}:edition string how often that was changed
 * gumshoe:spent:DAY:ACCOUNT hash   what models were used for, see {@link RedisSpendings}
 * gumshoe:arrivals:CHANNEL zset      arrival -> epoch milliseconds, see {@link RedisArrivals}
 * gumshoe:{closed}:cases   hash      case -> what is kept of it, see {@link RedisClosedCases}
 * gumshoe:{closed}:opened  zset      case -> opened at, epoch milliseconds
 * gumshoe:{advice}:found   hash      id -> recommendation, see {@link RedisRecommendations}
 * gumshoe:{advice}:said    hash      message -> what somebody said to one
 * gumshoe:memo:KEY         string    what is to be remembered for a time, see {@link RedisMemos}
 * gumshoe:place:PLACE      string    the case whose thread the place is
 * gumshoe:grown            channel   the id of a case whose journal grew
 * </pre>
 */
record Keys(String prefix) {

    String journal(String caseId) {
        return ofCase(caseId, "journal");
    }

    String lease(String caseId) {
        return ofCase(caseId, "lease");
    }

    String cursors(String caseId) {
        return ofCase(caseId, "cursors");
    }

    String locker(String caseId) {
        return ofCase(caseId, "locker");
    }

    String calls(String caseId) {
        return ofCase(caseId, "calls");
    }

    String places(String caseId) {
        return ofCase(caseId, "places");
    }

    String index(String part) {
        return prefix + "{index}:" + part;
    }

    String closed(String part) {
        return prefix + "{closed}:" + part;
    }

    String advice(String part) {
        return prefix + "{advice}:" + part;
    }

    String topology(String part) {
        return prefix + "{topology}:" + part;
    }

    String place(String place) {
        return prefix + "place:" + place;
    }

    String spent(LocalDate day, String account) {
        return prefix + "spent:" + day + ":" + account;
    }

    String arrivals(String channel) {
        return prefix + "arrivals:" + channel;
    }

    String memo(String key) {
        return prefix + "memo:" + key;
    }

    String grown() {
        return prefix + "grown";
    }

    private String ofCase(String caseId, String part) {
        return prefix + "{" + caseId + "}:" + part;
    }
}
