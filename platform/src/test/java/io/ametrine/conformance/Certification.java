package io.ametrine.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This test performs these certification cases step by step, with the tool validations asserted (OCPP 2.0.1 part 6). */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Certification {
    /** Such as TC_B_01_CSMS. */
    String[] value();
}
