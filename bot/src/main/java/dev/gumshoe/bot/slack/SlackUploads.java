package dev.gumshoe.bot.slack;

import static dev.gumshoe.bot.slack.SlackCalls.call;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.methods.response.files.FilesCompleteUploadExternalResponse;
import com.slack.api.util.json.GsonFactory;
import dev.gumshoe.bot.reports.ReportFile;
import java.io.IOException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Messages with files: each file is handed over first, then all of them are posted as one message. Safe for use by several threads. */
final class SlackUploads {

    private static final MediaType PNG = MediaType.get("image/png");
    /** What Slack takes as the description of a picture. */
    private static final int LONGEST_ALT = 1_000;

    private final Slack slack;
    private final String botToken;
    private final SlackPace pace;

    SlackUploads(Slack slack, String botToken, SlackPace pace) {
        this.slack = slack;
        this.botToken = botToken;
        this.pace = pace;
    }

    /** Posts a message and its pictures as one. */
    void pictures(String channel, String thread, SlackCards.Card card, String mark, List<SlackPictures.Picture> pictures)
            throws IOException {
        JsonArray files = new JsonArray();
        for (int number = 0; number < pictures.size(); number++) {
            SlackPictures.Picture picture = pictures.get(number);
            JsonObject file = new JsonObject();
            file.addProperty("id", uploaded(SlackIds.file(mark, number), PNG, picture.png(), picture.alt()));
            file.addProperty("title", picture.title());
            files.add(file);
        }
        complete(channel, thread, card, files);
    }

    /** Posts a message and its files as one. */
    void files(String channel, String thread, SlackCards.Card card, List<ReportFile> handed) throws IOException {
        JsonArray files = new JsonArray();
        for (ReportFile each : handed) {
            JsonObject file = new JsonObject();
            file.addProperty("id", uploaded(each.name(), MediaType.get(each.type()), each.bytes(), each.name()));
            file.addProperty("title", each.name());
            files.add(file);
        }
        complete(channel, thread, card, files);
    }

    private void complete(String channel, String thread, SlackCards.Card card, JsonArray files) throws IOException {
        String blocks = GsonFactory.createSnakeCase().toJson(card.blocks());
        pace.forAPost(channel);
        // the client library's request has no blocks yet, Slack's method has
        call("files.completeUploadExternal", () -> slack.methods(botToken).postFormWithTokenAndParseResponse(
                form -> form.add("files", files.toString()).add("channel_id", channel).add("thread_ts", thread).add("blocks", blocks),
                "files.completeUploadExternal", botToken, FilesCompleteUploadExternalResponse.class));
    }

    private String uploaded(String name, MediaType type, byte[] bytes, String alt) throws IOException {
        var place = call("files.getUploadURLExternal", () -> slack.methods(botToken).filesGetUploadURLExternal(
                r -> r.filename(name).length(bytes.length).altTxt(SlackText.cut(alt, LONGEST_ALT))));
        Request upload = new Request.Builder().url(place.getUploadUrl()).post(RequestBody.create(bytes, type)).build();
        try (Response answer = slack.getHttpClient().getOkHttpClient().newCall(upload).execute()) {
            if (!answer.isSuccessful()) {
                throw new IOException("the upload of " + name + " was answered with HTTP " + answer.code());
            }
        }
        return place.getFileId();
    }
}
