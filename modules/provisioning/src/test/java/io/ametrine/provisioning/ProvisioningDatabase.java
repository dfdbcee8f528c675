package io.ametrine.provisioning;

import io.ametrine.platform.runtime.TestSchema;

/** The module's own schema in a real PostgreSQL, opened once for all tests. */
final class ProvisioningDatabase {
    static final TestSchema SCHEMA = TestSchema.open("provisioning", RegisteredStation.class);

    private ProvisioningDatabase() {}
}
