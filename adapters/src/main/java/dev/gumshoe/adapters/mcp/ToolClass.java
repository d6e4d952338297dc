package dev.gumshoe.adapters.mcp;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What calling a tool does to the world, told from its annotations and its name. A server's word is believed only as far as the tool's name
 * agrees: one that calls its {@code delete_index} read-only is not believed. What is not known counts as mutating.
 */
public enum ToolClass {
    /** It looks. */
    READ_ONLY,
    /** It changes something, or may. */
    MUTATING,
    /** It takes something away. */
    DESTRUCTIVE;

    private static final Set<String> TAKES_AWAY = Set.of("delete", "remove", "drop", "destroy", "purge", "truncate", "terminate", "kill",
            "wipe", "erase", "uninstall", "revoke", "flush", "expire", "evict", "detach", "deregister", "unlink", "rm");
    private static final Set<String> CHANGES = Set.of("create", "update", "write", "set", "put", "post", "send", "patch", "edit", "move",
            "rename", "add", "insert", "upsert", "restart", "reboot", "scale", "deploy", "rollback", "stop", "enable", "disable",
            "acknowledge", "ack", "silence", "mute", "unmute", "trigger", "apply", "merge", "close", "assign", "publish", "upload",
            "import",
            "reset", "approve", "cancel", "submit", "modify", "change", "toggle", "save", "store", "register", "attach", "grant",
            "schedule",
            "pause", "resume", "resolve", "reopen", "transition", "comment", "reply", "notify", "install", "upgrade", "migrate", "replace",
            "snooze", "escalate", "tag", "untag", "link");
    private static final Set<String> LOOKS = Set.of("get", "list", "search", "query", "read", "find", "fetch", "describe", "show", "lookup",
            "count", "explain", "view", "tail", "head", "inspect", "check", "analyze", "analyse", "summarize", "summarise", "browse",
            "scan",
            "select", "retrieve", "discover", "compare", "diff", "status", "stat", "whoami", "ping", "verify", "validate", "natural");

    /** The class of a tool as its server declares it. */
    static ToolClass of(String name, McpSchema.@Nullable ToolAnnotations annotations) {
        Boolean readOnly = annotations == null ? null : annotations.readOnlyHint();
        boolean destructive = annotations != null && Boolean.TRUE.equals(annotations.destructiveHint());
        Optional<ToolClass> byName = byName(name);
        if (byName.filter(DESTRUCTIVE::equals).isPresent() || (destructive && !Boolean.TRUE.equals(readOnly))) {
            return DESTRUCTIVE;
        }
        if (byName.filter(MUTATING::equals).isPresent() || Boolean.FALSE.equals(readOnly)) {
            return MUTATING;
        }
        return Boolean.TRUE.equals(readOnly) ? READ_ONLY : byName.orElse(MUTATING);
    }

    /** The first word of the name that is a verb we know decides; in {@code find_and_replace} the graver one does. */
    private static Optional<ToolClass> byName(String name) {
        Optional<ToolClass> gravest = Optional.empty();
        boolean open = true;
        for (String word : words(name)) {
            Optional<ToolClass> verb = verb(word);
            if (open && verb.isPresent()) {
                gravest = gravest.filter(known -> known.compareTo(verb.get()) > 0).or(() -> verb);
                open = false;
            }
            open |= word.equals("and") || word.equals("or");
        }
        return gravest;
    }

    private static Optional<ToolClass> verb(String word) {
        if (TAKES_AWAY.contains(word)) {
            return Optional.of(DESTRUCTIVE);
        }
        if (CHANGES.contains(word)) {
            return Optional.of(MUTATING);
        }
        return LOOKS.contains(word) ? Optional.of(READ_ONLY) : Optional.empty();
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").split("[^A-Za-z]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    /** In words: {@code read-only}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
