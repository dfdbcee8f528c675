package io.ametrine.authorization;

import static io.ametrine.authorization.Messages.NOW;
import static io.ametrine.authorization.Messages.STATION;
import static io.ametrine.authorization.Messages.authorize;
import static io.ametrine.authorization.Messages.card;
import static io.ametrine.authorization.Messages.entry;
import static io.ametrine.authorization.Messages.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.ametrine.conformance.Requirement;
import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.AuthorizeCertificateStatus;
import io.ametrine.ocpp.v201.AuthorizeRequest;
import io.ametrine.ocpp.v201.AuthorizeResponse;
import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.ocpp.v201.IdTokenEnum;
import io.ametrine.platform.directory.TokenEntry;
import io.ametrine.platform.envelope.StationKey;
import io.ametrine.platform.runtime.Station;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorizeHandlerTest {
    private final InMemoryTokenStore tokens = new InMemoryTokenStore();
    private final AuthorizeHandler handler = new AuthorizeHandler(tokens, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void registeredTokenIsAcceptedHoweverItIsWritten() {
        tokens.add(entry("DeadBeef", "Accepted", Optional.empty(), Optional.empty(), List.of()));

        assertThat(status("deadBEEF")).isEqualTo(AuthorizationStatus.ACCEPTED);
    }

    @Test
    @Requirement("C01.FR.07")
    void unknownBlockedAndExpiredTokensAreToldApart() {
        tokens.add(entry("BLOCKED", "Blocked", Optional.empty(), Optional.empty(), List.of()));
        tokens.add(entry("OLD", "Accepted", Optional.of(NOW.minusSeconds(1)), Optional.empty(), List.of()));

        assertThat(status("NOBODY")).isEqualTo(AuthorizationStatus.UNKNOWN);
        assertThat(status("BLOCKED")).isEqualTo(AuthorizationStatus.BLOCKED);
        assertThat(status("OLD")).isEqualTo(AuthorizationStatus.EXPIRED);
    }

    @Test
    @Requirement({"C09.FR.02", "C09.FR.03"})
    void groupIsToldWithTheStanding() {
        Optional<TokenEntry.Group> fleet = Optional.of(new TokenEntry.Group("FLEET", "Central"));
        tokens.add(entry("CARD", "Accepted", Optional.empty(), fleet, List.of()));

        AuthorizeResponse response = response(handler.handle(STATION, authorize(card("CARD"))));

        assertThat(response.idTokenInfo().groupIdToken()).map(IdToken::idToken).contains("FLEET");
    }

    @Test
    void tokenOfAnotherTenantIsUnknown() {
        tokens.add(entry("CARD", "Accepted", Optional.empty(), Optional.empty(), List.of()));
        Station elsewhere = new Station(new StationKey("other", "CS1"), NOW);

        AuthorizeResponse response = response(handler.handle(elsewhere, authorize(card("CARD"))));

        assertThat(response.idTokenInfo().status()).isEqualTo(AuthorizationStatus.UNKNOWN);
    }

    @Test
    void tokenOfAnotherStationIsNotAtThisLocation() {
        tokens.add(entry("CARD", "Accepted", Optional.empty(), Optional.empty(), List.of("CS2")));

        assertThat(status("CARD")).isEqualTo(AuthorizationStatus.NOT_AT_THIS_LOCATION);
    }

    @Test
    void contractCertificateIsNotAcceptedUnseen() {
        IdToken contract = IdToken.builder("NL-ABC-1", IdTokenEnum.EMAID).build();

        AuthorizeResponse response = response(handler.handle(
                STATION,
                AuthorizeRequest.builder(contract)
                        .certificate("-----BEGIN CERTIFICATE-----")
                        .build()));

        assertThat(response.idTokenInfo().status()).isEqualTo(AuthorizationStatus.INVALID);
        assertThat(response.certificateStatus()).contains(AuthorizeCertificateStatus.NO_CERTIFICATE_AVAILABLE);
    }

    @Test
    void certificateStatusIsLeftOutWhenNobodyAsked() {
        assertThat(response(handler.handle(STATION, authorize(card("X")))).certificateStatus())
                .isEmpty();
    }

    private AuthorizationStatus status(String idToken) {
        return response(handler.handle(STATION, authorize(card(idToken))))
                .idTokenInfo()
                .status();
    }
}
