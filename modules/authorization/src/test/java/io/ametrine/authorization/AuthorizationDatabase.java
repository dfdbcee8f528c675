package io.ametrine.authorization;

import io.ametrine.platform.runtime.TestSchema;

/** The module's own schema in a real PostgreSQL, opened once for all tests. */
final class AuthorizationDatabase {
    static final TestSchema SCHEMA = TestSchema.open("authorization", Token.class);

    private AuthorizationDatabase() {}
}
