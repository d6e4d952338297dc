package dev.gumshoe.bot.web;

import dev.gumshoe.bot.web.CaseFile.Page;
import dev.gumshoe.conversations.conversation.FrontDesk;
import dev.gumshoe.conversations.conversation.Intent;
import dev.gumshoe.conversations.conversation.Message;
import dev.gumshoe.conversations.conversation.Place;
import dev.gumshoe.conversations.investigation.CaseIndex;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.regex.Pattern;

/** Takes what a person says on an investigation's page to the front desk. */
final class Messages {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_NAME = 60;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private final CaseFiles files;
    private final CaseIndex index;
    private final FrontDesk desk;
    private final InstantSource clock;
    private final Door door;

    Messages(CaseFiles files, CaseIndex index, FrontDesk desk, InstantSource clock, Door door) {
        this.files = files;
        this.index = index;
        this.desk = desk;
        this.clock = clock;
        this.door = door;
    }

    void take(Exchange exchange) throws IOException, Refusal {
        String caseId = exchange.part(0);
        Page page = files.read(caseId).orElseThrow(() -> Refusal.notFound("There is no investigation of that id."));
        if (!door.speaking()) {
            throw new Refusal(403,
                    "Messages are off here: these pages can be reached from other machines. Set web.token to switch them on.");
        }
        String id = exchange.parameter("id");
        if (id == null || !ID.matcher(id).matches()) {
            throw new Refusal(400, "The message came without the id its page gives it. Reload the page and send it again.");
        }
        Place place = new Place("web", page.state().id(), page.state().id());
        Message message = new Message("web:" + id, place, author(exchange), text(exchange), clock.instant(), true);
        if (index.caseAt(place.toString()).isEmpty()) {
            desk.placed(page.state().id(), place);
        }
        tell(exchange, page.state().id(), desk.hear(message));
    }

    private static String text(Exchange exchange) throws Refusal {
        String text = exchange.parameter("text");
        String clean = text == null ? "" : text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
        if (clean.isEmpty()) {
            throw new Refusal(400, "The message is empty. Write what to look at, what you want to know, or what you saw.");
        }
        if (clean.length() > LONGEST) {
            throw new Refusal(413, "The message has " + clean.length() + " characters; " + LONGEST + " are taken. Shorten it.");
        }
        return clean;
    }

    private static String author(Exchange exchange) {
        String name = exchange.parameter("author");
        String clean = name == null ? "" : name.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
        return clean.isEmpty() ? "someone on the web page" : clean.substring(0, Math.min(LONGEST_NAME, clean.length()));
    }

    private static void tell(Exchange exchange, String caseId, Intent intent) throws IOException, Refusal {
        String why = intent instanceof Intent.Refused refused ? refused.why() : null;
        if (exchange.wantsJson()) {
            exchange.json(why == null ? 200 : 409, new Api.Taken(result(intent), why, UUID.randomUUID().toString()));
        } else if (why != null) {
            throw new Refusal(409, why);
        } else {
            exchange.seeOther("/investigations/" + caseId + "#people");
        }
    }

    private static String result(Intent intent) {
        return switch (intent) {
            case Intent.Opened _,Intent.Joined _,Intent.Held _,Intent.Offered _,Intent.Heard _ -> "heard";
            case Intent.Repeated _ -> "repeated";
            case Intent.Talk _ -> "talk";
            case Intent.Refused _ -> "refused";
        };
    }
}
