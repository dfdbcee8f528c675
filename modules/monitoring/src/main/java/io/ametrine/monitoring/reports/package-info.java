/** What stations send because they were asked: monitors, customer information, the progress of log uploads. */
@NullMarked
package io.ametrine.monitoring.reports;

import org.jspecify.annotations.NullMarked;
