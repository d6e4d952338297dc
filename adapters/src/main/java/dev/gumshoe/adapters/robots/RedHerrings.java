package dev.gumshoe.adapters.robots;

import dev.gumshoe.conversations.evidence.Change;
import java.util.List;

/**
 * What looks suspicious in a world and is not, for whoever keeps the score.
 *
 * @param newcomer the id of the host that just started and is busy with that
 * @param deployment the id of the deployment that does no harm
 * @param noisy the service that always complains and is well
 */
public record RedHerrings(String newcomer, String deployment, String noisy) {

    static RedHerrings of(Setting setting, List<Change> history) {
        Herrings herrings = setting.herrings();
        String newcomer = setting.fleet().of(herrings.newcomer()).stream()
                .filter(instance -> instance.launched() == herrings.newcomerLaunched())
                .map(Instance::id).findFirst().orElseThrow();
        String deployed = setting.names().of(herrings.deployed());
        String deployment = history.stream()
                .filter(change -> change.kind() == Change.Kind.DEPLOYMENT && deployed.equals(change.resource()))
                .filter(change -> herrings.version().equals(change.attributes().get("version")))
                .map(Change::id).findFirst().orElseThrow();
        return new RedHerrings(newcomer, deployment, setting.names().of(herrings.noisy()));
    }
}
