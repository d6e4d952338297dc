package dev.gumshoe.adapters.aws;

import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

/** Lambda's functions; of their environment the names alone, because values are secrets more often than not. */
record FunctionsReader(AwsAccess access) implements InventoryReader {

    LambdaClient client(AwsPlace place) {
        return access.clients().of(AwsService.LAMBDA, place, LambdaClient.class, LambdaClient::builder);
    }

    @Override
    public String what() {
        return "functions";
    }

    @Override
    public void harmless(Question question, AwsPlace place) throws AwsTrouble {
        access.calls().askNow(question, place, AwsAction.LIST_FUNCTIONS, ListFunctionsRequest.builder().maxItems(1).build(),
                client(place)::listFunctions);
    }

    List<FunctionConfiguration> functions(Question question, AwsPlace place) throws AwsTrouble {
        return access.calls().askAll(question, place, AwsAction.LIST_FUNCTIONS, ListFunctionsRequest.builder().build(),
                client(place)::listFunctionsPaginator, ListFunctionsResponse::functions);
    }

    @Override
    public void read(Question question, AwsPlace place, InventoryDraft draft) throws AwsTrouble {
        functions(question, place).forEach(function -> take(function, place, draft));
    }

    private static void take(FunctionConfiguration function, AwsPlace place, InventoryDraft draft) {
        Attributes known = Attributes.in(place).and("arn", function.functionArn()).and("name", function.functionName())
                .and("runtime", function.runtimeAsString())
                .and("version", function.version()).and("changed", function.lastModified()).and("handler", function.handler())
                .and("memory", function.memorySize() == null ? null : function.memorySize() + " MB")
                .and("time-out", function.timeout() == null ? null : function.timeout() + " s").and("code", function.codeSha256())
                .and("state", function.stateAsString()).and("role", function.role())
                .and("environment", function.environment() == null
                        ? null
                        : String.join(", ", new TreeSet<>(function.environment().variables().keySet())));
        String id = draft.resource(place.id(function.functionName()), "function", known.all(), function.functionArn(),
                place.there(function.functionName()));
        if (function.role() != null) {
            draft.acts(function.role(), id);
        }
    }
}
