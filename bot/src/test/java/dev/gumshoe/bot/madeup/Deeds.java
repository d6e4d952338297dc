package dev.gumshoe.bot.madeup;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Random;

/** What people changed in a made-up system: one change that broke it, where the plan says so, and several that did not. */
final class Deeds {

    static final String NONE = "none";

    private static final String[] HARMLESS = {"bump a library", "reword the log messages", "more labels for the dashboards",
        "rotate the certificate", "tidy the build"};

    private final Plan plan;
    private final MadeUpSystem system;
    private final Random dice;

    Deeds(Plan plan, MadeUpSystem system) {
        this.plan = plan;
        this.system = system;
        this.dice = plan.dice(5);
    }

    /** The id of the change that did it, or {@value #NONE}. */
    String answer() {
        return plan.guilty() ? "c-" + Long.toString(plan.seed() * 7 + 3, 36) : NONE;
    }

    void write(Writer out) throws IOException {
        if (plan.guilty()) {
            String where = system.names().get(system.broken());
            line(out, answer(), plan.onsetSecond() - 10 - dice.nextInt(100), "deployment", where, title(),
                    "src/Handler" + system.operation()
                            + ".java");
        }
        int decoys = 2 + dice.nextInt(5);
        for (int i = 0; i < decoys; i++) {
            int service = dice.nextInt(plan.services());
            boolean same = service == system.broken();
            int before = same ? 7_200 + dice.nextInt(7_200) : dice.nextInt(5_400) - 100;
            line(out, "d-" + Long.toString(plan.seed() * 13 + i, 36), plan.onsetSecond() - before, i % 2 == 0 ? "deployment" : "config",
                    system.names().get(service), HARMLESS[dice.nextInt(HARMLESS.length)], "docs/" + i + ".md");
        }
    }

    private String title() {
        return switch (plan.kind()) {
            case CPU, MEMORY, DISK, CPU_QUIET, MEMORY_QUIET -> "keep more history while handling a request";
            case NETWORK_DELAY, NETWORK_LOSS -> "new proxy in front of the service";
            case EXCEPTION -> "Handler" + system.operation() + ": refuse a quantity that is not known";
            case EARLY_RETURN -> "Handler" + system.operation() + ": return early when there are no items";
            case DOWN, KILLED -> "new start script";
            case NOTHING -> "bump a library";
            case WRONG_ANSWER -> "Handler" + system.operation() + ": other rounding of amounts";
            case CREDENTIALS -> "rotate the database password";
            case UNSEEN_STORE -> "rebuild the index at night";
            case MISSING_CALL -> "Handler" + system.operation() + ": one call less for each request";
            case WRONG_REQUEST -> "Handler" + system.operation() + ": other units of amounts";
            case POOL, SOCKETS -> "smaller connection pool";
            case SLOW_CODE -> "Handler" + system.operation() + ": compute the price for each item";
        };
    }

    private void line(Writer out, String id, int second, String kind, String resource, String title, String file) throws IOException {
        out.write(String.format(Locale.ROOT,
                "{\"id\":\"%s\",\"timestamp\":\"%s\",\"kind\":\"%s\",\"resource\":\"%s\",\"actor\":\"ana\",\"title\":\"%s\",\"files\":[\"%s\"]}%n",
                id, Plan.START.plusSeconds(second), kind, resource, title, file));
    }
}
