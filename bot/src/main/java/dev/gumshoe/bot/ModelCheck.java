package dev.gumshoe.bot;

import dev.gumshoe.adapters.models.LangchainModel;
import dev.gumshoe.bot.Checkup.Finding;
import dev.gumshoe.bot.settings.ModelEntry;
import dev.gumshoe.conversations.agents.ModelReply;
import dev.gumshoe.conversations.agents.ModelReply.Failed;
import dev.gumshoe.conversations.agents.ModelReply.Kind;
import dev.gumshoe.conversations.agents.ModelReply.Said;
import dev.gumshoe.conversations.agents.ModelRequest;
import dev.gumshoe.conversations.agents.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tries each language model with one small call, which costs less than a cent. */
final class ModelCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int ROOM = 512;

    private ModelCheck() {}

    static List<Finding> of(List<ModelEntry> models) {
        if (models.isEmpty()) {
            return List.of(new Finding("models", true, "none is set: cases are investigated by calculation"));
        }
        Map<ModelEntry.Role, Integer> roles = ModelEntry.rolesOf(models);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            findings.add(finding(i, models.get(i), roles));
        }
        return findings;
    }

    private static Finding finding(int index, ModelEntry entry, Map<ModelEntry.Role, Integer> roles) {
        String what = "model " + entry.model();
        String does = roles.entrySet().stream()
                .filter(role -> role.getValue() == index)
                .map(role -> role.getKey().toString())
                .collect(Collectors.joining(", "));
        if (does.isEmpty()) {
            return new Finding(what, false, "has nothing to do; give it roles in models[" + index + "].roles, or remove it");
        }
        long began = System.nanoTime();
        ModelReply reply = asked(index, entry);
        String told = String.format(Locale.ROOT, "answers after %.1f s; %s", (System.nanoTime() - began) / 1e9, does);
        return switch (reply) {
            case Said _ -> new Finding(what, true, told);
            // one that thinks for long before it answers ran out of room, and works
            case Failed failed when failed.kind() == Kind.CUT && failed.use().output() > 0 -> new Finding(what, true, told);
            case Failed failed -> new Finding(what, false, failed.detail());
        };
    }

    private static ModelReply asked(int index, ModelEntry entry) {
        ModelRequest request = new ModelRequest(
                "", "doctor", "You help to check a connection.", List.of(new Turn.Person("Answer with the one word: ready")), List.of(),
                null, ROOM, PATIENCE);
        try (LangchainModel model = LangchainModel.of(entry.reached("models[" + index + "]"))) {
            return model.ask(request, _ -> {});
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Failed(Kind.TIMED_OUT, "was not waited for");
        }
    }
}
