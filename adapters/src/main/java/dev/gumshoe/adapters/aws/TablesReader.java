package dev.gumshoe.adapters.aws;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** DynamoDB's tables and what they can take. */
record TablesReader(AwsAccess access) implements InventoryReader {

    private DynamoDbClient client(AwsPlace place) {
        return access.clients().of(AwsService.DYNAMODB, place, DynamoDbClient.class, DynamoDbClient::builder);
    }

    @Override
    public String what() {
        return "tables";
    }

    @Override
    public void harmless(Question question, AwsPlace place) throws AwsTrouble {
        for (String table : access.calls().askNow(question, place, AwsAction.LIST_TABLES, ListTablesRequest.builder().limit(1).build(),
                client(place)::listTables).tableNames()) {
            table(question, place, table);
        }
    }

    private TableDescription table(Question question, AwsPlace place, String name) throws AwsTrouble {
        return access.calls().ask(question, place, AwsAction.DESCRIBE_TABLE, DescribeTableRequest.builder().tableName(name).build(),
                client(place)::describeTable).table();
    }

    @Override
    public void read(Question question, AwsPlace place, InventoryDraft draft) throws AwsTrouble {
        for (String name : access.calls().askAll(question, place, AwsAction.LIST_TABLES, ListTablesRequest.builder().build(),
                client(place)::listTablesPaginator, ListTablesResponse::tableNames)) {
            take(table(question, place, name), place, draft);
        }
    }

    private static void take(TableDescription table, AwsPlace place, InventoryDraft draft) {
        var throughput = table.provisionedThroughput();
        boolean provisioned = throughput != null && throughput.readCapacityUnits() != null && throughput.readCapacityUnits() > 0;
        Attributes known = Attributes.in(place).and("arn", table.tableArn()).and("name", table.tableName())
                .and("state", table.tableStatusAsString())
                .and("created", table.creationDateTime()).and("items", table.itemCount()).and("bytes", table.tableSizeBytes())
                .and("billing", table.billingModeSummary() == null ? null : table.billingModeSummary().billingModeAsString())
                .and("read units", provisioned ? throughput.readCapacityUnits() : null)
                .and("write units", provisioned ? throughput.writeCapacityUnits() : null);
        draft.resource(place.id(table.tableName()), "table", known.all(), table.tableArn(), place.there(table.tableName()));
    }
}
