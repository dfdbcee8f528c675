/** Build-time only: fetches the official OCPP schemas and prints Java types from them. */
@NullMarked
package io.ametrine.codegen;

import org.jspecify.annotations.NullMarked;
