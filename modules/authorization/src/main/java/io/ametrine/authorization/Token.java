package io.ametrine.authorization;

import io.ametrine.ocpp.v201.AuthorizationStatus;
import io.ametrine.ocpp.v201.IdToken;
import io.ametrine.platform.directory.TokenEntry;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token as the operator registered it; every change has a higher version, deletion included. */
@Entity
@Table(name = "tokens")
@SuppressWarnings("NullAway.Init")
class Token {
    @EmbeddedId
    private TokenId id;

    @Column(name = "version")
    private long version;

    @Column(name = "deleted")
    private boolean deleted;

    @Column(name = "id_token")
    private String idToken;

    @Column(name = "type")
    private String type;

    @Column(name = "status")
    private String status;

    @Column(name = "expiry")
    private @Nullable Instant expiry;

    @Column(name = "cache_expiry")
    private @Nullable Instant cacheExpiry;

    @Column(name = "group_id_token")
    private @Nullable String groupIdToken;

    @Column(name = "group_type")
    private @Nullable String groupType;

    @Column(name = "allowed_stations")
    private String allowedStations;

    @Column(name = "allowed_evses")
    private String allowedEvses;

    @Column(name = "language1")
    private @Nullable String language1;

    @Column(name = "charging_priority")
    private @Nullable Integer chargingPriority;

    @Column(name = "personal_message")
    private @Nullable String personalMessage;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    Token() {}

    static Token register(String tenant, IdToken named, TokenSettings settings, Instant now) {
        Token token = new Token();
        token.id = TokenId.of(tenant, named);
        token.type = named.type().wireName();
        token.createdAt = now;
        token.change(named, settings, now);
        return token;
    }

    /** Takes the settings as a whole, and the token's text as it is written this time. */
    void change(IdToken named, TokenSettings settings, Instant now) {
        if (deleted) {
            createdAt = now;
        }
        deleted = false;
        idToken = named.idToken();
        status = settings.status().orElse(AuthorizationStatus.ACCEPTED).wireName();
        expiry = settings.expiry().orElse(null);
        cacheExpiry = settings.cacheExpiry().orElse(null);
        groupIdToken = settings.groupIdToken().map(IdToken::idToken).orElse(null);
        groupType =
                settings.groupIdToken().map(group -> group.type().wireName()).orElse(null);
        allowedStations = Allowed.json(settings.allowedStations().orElse(List.of()));
        allowedEvses = Allowed.json(settings.allowedEvses().orElse(Map.of()));
        language1 = settings.language1().orElse(null);
        chargingPriority = settings.chargingPriority().orElse(null);
        personalMessage = settings.personalMessage().orElse(null);
        touch(now);
    }

    void delete(Instant now) {
        deleted = true;
        touch(now);
    }

    private void touch(Instant now) {
        version++;
        updatedAt = now;
    }

    TokenEntry entry() {
        return new TokenEntry(
                id.tenant(),
                id.id(),
                version,
                deleted,
                idToken,
                type,
                status,
                Optional.ofNullable(expiry),
                group(),
                Allowed.stations(allowedStations),
                Allowed.evses(allowedEvses),
                Optional.ofNullable(language1),
                Optional.ofNullable(chargingPriority),
                Optional.ofNullable(cacheExpiry),
                Optional.ofNullable(personalMessage));
    }

    private Optional<TokenEntry.Group> group() {
        return groupIdToken == null || groupType == null
                ? Optional.empty()
                : Optional.of(new TokenEntry.Group(groupIdToken, groupType));
    }

    TokenId id() {
        return id;
    }

    boolean deleted() {
        return deleted;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
