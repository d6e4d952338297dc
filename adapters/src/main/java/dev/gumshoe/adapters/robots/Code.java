package dev.gumshoe.adapters.robots;

import java.util.Locale;

/** The source code of one service, as far as stack traces and diffs show it. */
record Code(Names names, Part service, long seed) {

    boolean python() {
        return service == Part.ACTION;
    }

    String slug() {
        return names.slug(service);
    }

    String role() {
        return slug() + "-service-role";
    }

    String localFolder() {
        return "/var/lib/" + slug();
    }

    String localTable() {
        return localFolder() + "/lookup.db";
    }

    String localCache() {
        return localFolder() + "/cache";
    }

    /** The line of that place in the code; the same in traces and diffs. */
    int line(int place) {
        return 24 + (int) (Dice.unit(seed, 1_000L * service.salt() + place) * 150);
    }

    String file(String module) {
        return python() ? slug() + "/" + snake(module) + ".py" : "src/main/java/com/raas/" + slug() + "/" + module + ".java";
    }

    /** One frame of a trace, in the service's language. */
    String frame(String module, String method, int place) {
        return python()
                ? "  File \"/srv/" + slug() + "/" + snake(module) + ".py\", line " + line(place) + ", in " + snake(method)
                : "\tat com.raas." + slug() + "." + module + "." + method + "(" + module + ".java:" + line(place) + ")";
    }

    static String snake(String camel) {
        return camel.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
