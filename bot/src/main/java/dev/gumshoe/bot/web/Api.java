package dev.gumshoe.bot.web;

import dev.gumshoe.bot.web.CaseFile.Page;
import dev.gumshoe.conversations.evidence.Evidence;
import dev.gumshoe.conversations.investigation.Conclusion;
import dev.gumshoe.conversations.investigation.Investigation;
import dev.gumshoe.conversations.investigation.Mechanism;
import dev.gumshoe.conversations.investigation.RootCause;
import dev.gumshoe.conversations.investigation.Suspect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What programs read; fields are added, never renamed or removed. Times are ISO-8601 UTC. */
final class Api {

    private Api() {}

    /** All investigations, latest first. */
    record Overview(List<Brief> investigations) {}

    /** One investigation in short. */
    record Brief(
            String id,
            String status,
            String title,
            String severity,
            String headline,
            @Nullable String resource,
            @Nullable String mechanism,
            @Nullable Double confidence,
            String startedAt,
            @Nullable String concludedAt,
            String url) {}

    /** One investigation. */
    record Whole(
            Brief investigation,
            long position,
            @Nullable String onset,
            List<String> changes,
            List<Ranked> ranked,
            List<Seen> observations,
            List<Unknown> gaps) {}

    /** A suspect, best first. */
    record Ranked(String resource, double share) {}

    /** An observation with its looks. */
    record Seen(String id, String stance, @Nullable String resource, String text, @Nullable String at, List<Cited> evidence) {}

    /** A look that can be repeated. */
    record Cited(String source, String query) {}

    /** What is not known. */
    record Unknown(String what, String why, String mend) {}

    /** Why a request was not answered as asked. */
    record Trouble(String error) {}

    /** What became of a message. */
    record Taken(String result, @Nullable String why, String nextId) {}

    /** How the program is. */
    record Health(String status, @Nullable String why) {}

    static Brief brief(Page page, CaseLine line) {
        Investigation state = page.state();
        Optional<RootCause> cause = state.conclusion().flatMap(c -> c.causes().stream().findFirst());
        return new Brief(
                line.id(),
                line.status(),
                line.title(),
                line.severity(),
                line.headline(),
                cause.map(RootCause::resource).orElse(null),
                state.conclusion().map(Conclusion::mechanism).map(Mechanism::wireName).orElse(null),
                line.confidence(),
                line.started().toString(),
                state.concludedAt().map(Instant::toString).orElse(null),
                "/investigations/" + line.id());
    }

    static Whole whole(Page page, CaseLine line) {
        Investigation state = page.state();
        Optional<Conclusion> conclusion = state.conclusion();
        return new Whole(
                brief(page, line),
                state.position(),
                text(conclusion.map(Conclusion::onset).orElse(null)),
                conclusion.map(Conclusion::changes).orElse(List.of()),
                conclusion.map(Conclusion::ranked).orElse(List.of()).stream().map(Api::ranked).toList(),
                state.observations().stream()
                        .map(o -> new Seen(
                                o.id(), o.stance().wireName(), o.resource(), o.text(), text(o.at()),
                                o.evidence().stream().map(Api::cited).toList()))
                        .toList(),
                state.gaps().stream().map(gap -> new Unknown(gap.what(), gap.why(), gap.mend())).toList());
    }

    private static Ranked ranked(Suspect suspect) {
        return new Ranked(suspect.resource(), suspect.share());
    }

    private static Cited cited(Evidence evidence) {
        return new Cited(evidence.source(), evidence.query());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
