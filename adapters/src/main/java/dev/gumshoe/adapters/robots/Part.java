package dev.gumshoe.adapters.robots;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The places of the world, whatever they are called. */
enum Part {
    LOAD_BALANCER("load-balancer"), GATEWAY("service"), BOT("service"), SCHEDULE("service"), ACTION("service"), FORGE("service"), CACHE(
            "cache"), BOT_TABLE("table"), SCHEDULE_TABLE("table"), ACTION_TABLE("table"), FORGE_TABLE("table"), EXTERNAL("external");

    /** Those that run our code, from the front to the back. */
    static final List<Part> SERVICES = List.of(GATEWAY, BOT, SCHEDULE, ACTION, FORGE);

    /** Those that are called and hold no code of ours. */
    static final List<Part> STORES = List.of(CACHE, BOT_TABLE, SCHEDULE_TABLE, ACTION_TABLE, FORGE_TABLE, EXTERNAL);

    /** The services that keep records in a table. */
    static final List<Part> WITH_TABLE = List.of(BOT, SCHEDULE, ACTION, FORGE);

    private final String kind;

    Part(String kind) {
        this.kind = kind;
    }

    String kind() {
        return kind;
    }

    /** A number of its own for the dice, whatever it is called. */
    long salt() {
        return name().hashCode();
    }

    boolean isService() {
        return SERVICES.contains(this);
    }

    /** The table this service keeps its records in, or null. */
    @Nullable
    Part table() {
        return switch (this) {
            case BOT -> BOT_TABLE;
            case SCHEDULE -> SCHEDULE_TABLE;
            case ACTION -> ACTION_TABLE;
            case FORGE -> FORGE_TABLE;
            case LOAD_BALANCER, GATEWAY, CACHE, BOT_TABLE, SCHEDULE_TABLE, ACTION_TABLE, FORGE_TABLE, EXTERNAL -> null;
        };
    }

    /** Whom it calls directly. */
    List<Part> callees() {
        return switch (this) {
            case LOAD_BALANCER -> List.of(GATEWAY);
            case GATEWAY -> List.of(BOT, SCHEDULE, CACHE);
            case BOT -> List.of(ACTION, FORGE, CACHE, BOT_TABLE);
            case SCHEDULE -> List.of(BOT, ACTION, CACHE, SCHEDULE_TABLE);
            case ACTION -> List.of(FORGE, EXTERNAL, CACHE, ACTION_TABLE);
            case FORGE -> List.of(CACHE, FORGE_TABLE);
            case CACHE, BOT_TABLE, SCHEDULE_TABLE, ACTION_TABLE, FORGE_TABLE, EXTERNAL -> List.of();
        };
    }
}
