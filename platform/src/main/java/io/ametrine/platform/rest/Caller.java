package io.ametrine.platform.rest;

import java.util.Set;

/** Who asks: the tenant and the roles come from the credential, never from the request. */
public record Caller(String tenant, String name, Set<Role> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean may(Role needed) {
        return roles.stream().anyMatch(role -> role.includes(needed));
    }
}
