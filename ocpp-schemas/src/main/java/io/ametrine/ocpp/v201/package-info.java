/** OCPP 2.0.1: its schemas, and a Java type for each message and each type that messages share. */
@NullMarked
package io.ametrine.ocpp.v201;

import org.jspecify.annotations.NullMarked;
