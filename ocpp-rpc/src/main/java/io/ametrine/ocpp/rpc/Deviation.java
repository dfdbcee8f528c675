package io.ametrine.ocpp.rpc;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a payload may deviate from its schema and still be understood without guessing. */
public enum Deviation {
    /** A date-time that says no offset: the rule says which. */
    @JsonProperty("timeWithoutZone")
    TIME_WITHOUT_ZONE,
    /** A text longer than its schema allows: it is cut. */
    @JsonProperty("tooLong")
    TOO_LONG,
    /** A property that the schema does not list: it is left out. */
    @JsonProperty("unknownProperty")
    UNKNOWN_PROPERTY,
    /** A property that is not required and is null: it is left out. */
    @JsonProperty("nullProperty")
    NULL_PROPERTY
}
