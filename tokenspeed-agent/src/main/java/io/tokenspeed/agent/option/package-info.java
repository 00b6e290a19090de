/** The options of reports: how they are declared, read and checked. */
@NullMarked
package io.tokenspeed.agent.option;

import org.jspecify.annotations.NullMarked;
