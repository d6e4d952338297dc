package dev.gumshoe.adapters.aws;

import dev.gumshoe.conversations.evidence.ResourceSource;
import dev.gumshoe.conversations.evidence.TimeWindow;
import dev.gumshoe.conversations.evidence.ToolResult;
import java.util.ArrayList;
import java.util.List;

/** What runs, stores and routes in the accounts, and how it hangs together: each service tells its part. */
final class AwsInventory extends AwsSource implements ResourceSource {

    private final List<InventoryReader> readers;
    private final RolesReader roles;

    private volatile List<String> defects = List.of();

    AwsInventory(AwsAccess access) {
        super(access, "resources");
        this.readers = List.of(new InstancesReader(access), new ScalingGroupsReader(access), new BalancersReader(access),
                new FunctionsReader(access), new TablesReader(access), new StackResourcesReader(access), new ServiceGraphReader(access));
        this.roles = new RolesReader(access);
    }

    /** One service in one place. */
    private record Part(InventoryReader reader, AwsPlace place) {

        @Override
        public String toString() {
            return reader.what() + " in " + place;
        }
    }

    @Override
    void harmless(Question question, AwsPlace place) {
        for (InventoryReader reader : readers) {
            try {
                reader.harmless(question, place);
            } catch (AwsTrouble trouble) {
                question.failed(trouble);
            }
        }
    }

    @Override
    public ToolResult<Inventory> inventory(TimeWindow window) {
        Question question = question(window);
        InventoryDraft draft = new InventoryDraft(access().clock().instant());
        List<Part> parts = new ArrayList<>();
        places().forEach(place -> readers.forEach(reader -> parts.add(new Part(reader, place))));
        question.seenAt(ConsolePages.instances(places().getFirst()));
        Everywhere.<Part, Object>each(question, parts, (part, _) -> part.reader().read(question, part.place(), draft), _ -> {});
        Everywhere.<AwsPlace, Object>each(question, firstOfEachAccount(), (place, _) -> roles.read(question, place, draft), _ -> {});
        Inventory inventory = draft.finished();
        defects = inventory.resources().isEmpty() ? List.of() : question.missing();
        return question.result(inventory.resources().size(), inventory, inventory.resources().size() + " resources, "
                + inventory.relations().size() + " relations");
    }

    /** Roles are the same in all regions of an account. */
    private List<AwsPlace> firstOfEachAccount() {
        List<AwsPlace> first = new ArrayList<>();
        for (AwsPlace place : places()) {
            if (first.stream().noneMatch(other -> other.account().equals(place.account()))) {
                first.add(place);
            }
        }
        return first;
    }

    @Override
    public List<String> inventoryDefects() {
        return defects;
    }
}
