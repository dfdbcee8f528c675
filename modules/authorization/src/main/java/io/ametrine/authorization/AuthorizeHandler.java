package io.ametrine.authorization;

import io.ametrine.ocpp.v201.Action;
import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.AuthorizeCertificateStatus;
import io.ametrine.ocpp.v201.AuthorizeRequest;
import io.ametrine.ocpp.v201.AuthorizeResponse;
import io.ametrine.ocpp.v201.IdTokenInfo;
import io.ametrine.platform.directory.TokenStanding;
import io.ametrine.platform.runtime.OcppHandler;
import io.ametrine.platform.runtime.Reply;
import io.ametrine.platform.runtime.Station;
import java.time.Clock;
import java.util.Optional;

/**
 * Says what a token may do at the station that asks (C01, C04, C06, C09, C12). A contract certificate (C07) cannot be verified yet;
 * who relies on one is refused rather than accepted unseen.
 */
final class AuthorizeHandler {
    private final TokenStore tokens;
    private final Clock clock;

    AuthorizeHandler(TokenStore tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @OcppHandler(Action.AUTHORIZE)
    Reply<AuthorizeResponse> handle(Station station, AuthorizeRequest request) {
        if (request.certificate().isPresent()
                || request.iso15118CertificateHashData().isPresent()) {
            return Reply.with(unverifiable());
        }
        IdTokenInfo standing = TokenStanding.of(
                request.idToken(),
                tokens.find(station.tenant(), request.idToken()),
                station.key(),
                Optional.empty(),
                clock.instant());
        return Reply.with(AuthorizeResponse.builder(standing).build());
    }

    private static AuthorizeResponse unverifiable() {
        IdTokenInfo invalid = IdTokenInfo.builder(AuthorizationStatus.INVALID).build();
        return AuthorizeResponse.builder(invalid)
                .certificateStatus(AuthorizeCertificateStatus.NO_CERTIFICATE_AVAILABLE)
                .build();
    }
}
