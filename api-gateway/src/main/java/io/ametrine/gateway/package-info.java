/** The only HTTP door: authentication, commands to stations, the modules' data, the live trace and one OpenAPI document. */
@NullMarked
package io.ametrine.gateway;

import org.jspecify.annotations.NullMarked;
