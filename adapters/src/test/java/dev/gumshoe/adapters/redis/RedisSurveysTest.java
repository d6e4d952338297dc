package dev.gumshoe.adapters.redis;

import dev.gumshoe.conversations.evidence.ResourceSource.Inventory;
import dev.gumshoe.conversations.topology.Survey;
import dev.gumshoe.conversations.topology.Surveys;
import dev.gumshoe.conversations.topology.SurveysContract;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** The surveys in a real Redis keep the contract; how they are written as text is another's business. */
class RedisSurveysTest implements SurveysContract {

    private final Redis redis = TestRedis.connect();
    private final Map<String, Survey> written = new HashMap<>();

    @Override
    public Surveys surveys() {
        return new RedisSurveys(redis, this::write, text -> Optional.ofNullable(written.get(text)));
    }

    private String write(Survey survey) {
        String text = survey.source() + "@" + survey.askedAt() + (survey.inventory().equals(Inventory.EMPTY) ? "" : "+");
        written.put(text, survey);
        return text;
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }
}
