package dev.gumshoe.conversations.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlameTest {

    @ParameterizedTest
    @CsvSource({
        "call to cart-service failed: status 500, cart-service, true",
        "unexpected answer of ts-route-service: amount is no number, ts-route-service, true",
        "I/O error on GET request for http://cart:8080/items, cart, true",
        "could not get response from order, order, true",
        "the order is empty and the request is refused, order, false",
        "rpc error: svc-7 returned code 14, svc-7, true",
        "quantity unknown: cart-service is not asked for a status, cart-service, false",
        "connection to plans-table is not available and the request timed out after 1000ms (pool of 64), plans-table, false",
        "pool to plans-table exhausted: request timed out, plans-table, false"})
    void aLineOfAFailedCallBlamesWhomItNamesAndAnOrdinaryWordBlamesNobody(String line, String named, boolean passes) {
        assertThat(Blame.passes(line, named)).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "no policy allows the GetItem action, action, false",
        "the order of the items is unknown, order, false",
        "could not connect to action: refused, action, true",
        "action: 503 Service Unavailable, action, true",
        "pool 'order' has no connection left, order, true",
        "upstream=order took 5 s, order, true",
        "dial tcp order:8080 refused, order, true",
        "no answer from svc-7, svc-7, true",
        "svc-7 is odd, svc-7, true"})
    void aPlainWordMeansAResourceOnlyWhereANameStandsAndANameWithADigitOrASignAnywhere(String line, String word, boolean means) {
        assertThat(Blame.means(line, word)).isEqualTo(means);
    }
}
