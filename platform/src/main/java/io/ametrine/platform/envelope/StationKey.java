package io.ametrine.platform.envelope;

/** A station's full name: its tenant and its identity within it. As a record key it is {@code tenant/station}. */
public record StationKey(String tenant, String station) {
    public StationKey {
        if (tenant.isEmpty() || tenant.indexOf('/') >= 0) {
            throw new IllegalArgumentException("A tenant is a non-empty name without '/', but is \"" + tenant + "\"");
        }
    }

    public String key() {
        return tenant + '/' + station;
    }

    public static StationKey parse(String key) {
        int slash = key.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("A station key reads tenant/station, but is \"" + key + "\"");
        }
        return new StationKey(key.substring(0, slash), key.substring(slash + 1));
    }

    @Override
    public String toString() {
        return key();
    }
}
